"""From options to an archive and to a network."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from tiework.commands.progress import Progress
from tiework.errors import InputError
from tiework.moments import moment
from tiework.network import Network
from tiework.readers.archive import Archive
from tiework.readers.limits import Limits
from tiework.readers.people import read_people
from tiework.readers.reading import read


def archive(options: argparse.Namespace, progress: Progress, file: str | None = None) -> Archive:
    """Read the archive that the options name.

    Raises
    ------
    InputError
        Where it cannot be read, or holds nothing.
    """
    path = options.file if file is None else file
    limits = Limits.roomy() if options.roomy else None
    how: dict[str, Any] = {
        "columns": options.columns, "delimiter": options.delimiter, "interval": options.interval,
        "directed": False if options.undirected else None,
    }  # fmt: skip
    found = read(
        path, options.from_, limits=limits, progress=progress.counting("rows and messages read"),
        **{name: value for name, value in how.items() if value is not None},
    )  # fmt: skip
    progress.done()
    if not len(found.people):
        line = found.problems[0].line if found.problems else 1
        what = f"{found.counts['refused']} that cannot"
        raise InputError("at least one message that can be read", found=what, file=str(path), line=line)
    return found if options.people is None else found.with_people(read_people(options.people, limits=limits))


def network(
    options: argparse.Namespace, progress: Progress, file: str | None = None, at: str | None = None
) -> Network:
    """Return the network that the options ask for, at a moment."""
    moments = options.at or []
    if at is None and len(moments) > 1:
        raise InputError("one --at", found=f"{len(moments)}")
    when = at or (moments[0] if moments else None)
    said = None if when is None else as_moment(when)
    return Network(
        archive(options, progress, file),
        at=said,
        policy=options.weights,
        half_life=options.half_life,
        by=options.by,
    )


def as_moment(text: str) -> datetime:
    """Read what ``--at`` says."""
    try:
        return moment(text)
    except InputError as trouble:
        raise InputError(f"--at with {trouble.expected}", found=trouble.found) from None


def check_out(options: argparse.Namespace, *files: str) -> Path | None:
    """Say at once where the result cannot go; nothing is read or worked out then."""
    if options.out is None:
        return None
    from tiework.writers.files import check_writable

    out = Path(options.out)
    check_writable(out)
    for file in files:
        if out.exists() and Path(file).exists() and out.samefile(file):
            raise InputError("another file than the archive itself", found="the archive", file=str(out))
    return out
