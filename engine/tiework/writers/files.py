"""Files written whole or not at all."""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from tiework.errors import InputError, found_instead


def check_writable(path: Path) -> None:
    """Say at once whether a file can be written, before anything is worked out.

    Raises
    ------
    InputError
        Naming the path and what was expected of it.
    """
    folder = path.parent
    if path.is_dir():
        raise InputError("a file to write", found="a folder", file=str(path))
    if not folder.is_dir():
        raise InputError("a folder that exists", found=f"no folder {folder}", file=str(path))
    if not os.access(folder, os.W_OK | os.X_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise InputError("a place that can be written to", found="no permission", file=str(path))


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside its place; it is moved there when it is complete, and goes where it is not.

    Raises
    ------
    InputError
        Where the disk refuses; nothing is left behind then.
    """
    draft = None
    try:
        with tempfile.NamedTemporaryFile(
            "wb", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            draft = Path(file.name)
            yield cast(BinaryIO, file)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        draft.replace(path)
    except OSError as trouble:
        raise InputError("room to write", found=found_instead(trouble), file=str(path)) from None
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def unpacked_name(name: str) -> str:
    """Return the name of what a file holds: without the ending that says it is packed.

    >>> unpacked_name("acts.csv.gz"), unpacked_name("acts.csv")
    ('acts.csv', 'acts.csv')
    """
    return name[:-3] if name.lower().endswith(".gz") else name


@contextmanager
def packed(path: Path) -> Iterator[BinaryIO]:
    """As `whole`; what goes into a file that ends in ``.gz`` is packed on the way, without name or time."""
    with whole(path) as file:
        if unpacked_name(path.name) == path.name:
            yield file
            return
        with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as inner:
            yield cast(BinaryIO, inner)


def write_whole(path: Path, text: str) -> None:
    """Write a text beside its place and move it there when it is complete.

    Raises
    ------
    InputError
        Where the disk refuses; nothing is left behind then.
    """
    with whole(path) as file:
        file.write(text.encode("utf-8"))
