"""From options to an archive and to a network."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from tiework.commands.progress import Progress
from tiework.errors import InputError
from tiework.moments import moment
from tiework.network import Network
from tiework.readers.archive import Archive
from tiework.readers.joining import NOBODY
from tiework.readers.limits import Limits
from tiework.readers.people import read_people
from tiework.readers.reading import read

STANDARD_INPUT = "-"


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
        "directed": False if options.undirected else None, "time_format": options.date_format,
    }  # fmt: skip
    if path == options.people == STANDARD_INPUT:
        raise InputError("standard input once", found="it for the archive and for --people")
    source, name = _source(path)
    found = read(
        source, options.from_, name=name, limits=limits, progress=progress.counting("rows and messages read"),
        **{name: value for name, value in how.items() if value is not None},
    )  # fmt: skip
    progress.done()
    if not len(found.people):
        line = found.problems[0].line if found.problems else 1
        what = f"{found.counts['refused']} that cannot"
        raise InputError("at least one message that can be read", found=what, file=str(path), line=line)
    if options.people is not None:
        source, name = _source(options.people)
        found = found.with_people(read_people(source, name=name, limits=limits))
    if options.command != "describe":
        _warn(found, progress)
    return found


def _source(path: str) -> tuple[str | BinaryIO, str | None]:
    return (sys.stdin.buffer, "standard input") if path == STANDARD_INPUT else (path, None)


def _warn(found: Archive, progress: Progress) -> None:
    """Say in a line each what nobody must overlook; `describe` says everything."""
    if refused := found.counts.get("refused", 0):
        total = found.counts.get("rows") or found.counts.get("pieces") or 0
        what = "messages" if found.messages else "rows"
        of = f"{refused} of {total} {what}" if total > refused else f"{refused} {what}"
        progress.warn(f"{of} refused; tiework describe says why")
    for problem in found.problems:
        if problem.what.startswith(NOBODY):
            progress.warn(problem.what)


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
