"""Lay an archive that is no mail down as mail, once: from then on there is one way for all of them."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from tiework.errors import InputError

from ..elsewhere import letters_of
from ..letters import write
from ..models import Import


def lay_down(*, brought: Import) -> None:
    """The archive stands as mail in its mailbox, and what was left out of it is counted. Raises InputError where it cannot.

    Killed midway, it is laid down anew: the mailbox counts only together with what was left out.
    """
    if brought.is_mail or brought.left_out is not None:
        return
    mailbox = Path(brought.mail_path)
    try:
        left_out = _lay(brought.upload.path, mailbox, brought.kind, brought.file_name, brought.site)
    except InputError:
        mailbox.unlink(missing_ok=True)
        raise
    brought.left_out = left_out
    Import.objects.filter(pk=brought.pk).update(left_out=left_out)


@contextmanager
def as_mail(path: Path, kind: str, site: str) -> Iterator[tuple[Path, Mapping[str, int]]]:
    """A file on the server as mail, with what is left out of it, for a moment."""
    if kind == Import.Kind.MBOX:
        yield path, {}
        return
    with TemporaryDirectory() as folder:
        mail = Path(folder) / "mail"
        left_out = _lay(str(path), mail, kind, str(path), site)
        yield mail, left_out


def _lay(path: str, mailbox: Path, kind: str, name: str, site: str) -> dict[str, int]:
    found = letters_of(kind, path, name=name, site=site)
    with _private(mailbox) as file:
        written = write(found.letters, file)
    if not written:
        raise InputError(
            "something that was said to everybody", found=_nothing_but(found.left_out), file=name
        )
    return dict(found.left_out)


def _nothing_but(left_out: Mapping[str, int]) -> str:
    said = ", ".join(f"{count} {why}" for why, count in left_out.items())
    return f"only what is left out: {said}" if said else "nothing at all"


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
