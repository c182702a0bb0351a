"""``tiework tables``: a log of acts, large ones too, to tables of people, of ties and of the whole."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path

from tiework.commands.progress import Progress
from tiework.errors import InputError
from tiework.table import Table


def run(options: argparse.Namespace) -> str:
    """Write the tables where they were asked for; return the figures of the whole."""
    from tiework.logs.measuring import measure_log

    at = _moment(options.at)
    if options.out is not None:
        _check_folder(Path(options.out), options.file, options.people)
    progress = Progress(aloud=True)
    found = measure_log(
        options.file, options.people, options.by, at=at, half_life=options.half_life, weights=options.weights,
        columns=options.columns, threads=options.threads, progress=progress.now_and_then(),
    )  # fmt: skip
    if options.out is not None:
        progress.say("Writing")
        for path in found.write(options.out, options.format):
            progress.note(f"Written: {path}")
    progress.done()
    return "\n".join([_said(found.network), "", *found.network.notes])


def _said(network: Table) -> str:
    from tiework.writers.setting import text

    rows = [(row["measure"], _number(row["value"])) for row in network]
    return text(network.column_names, rows)


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == int(value) and abs(value) >= 2 else f"{value:.4g}"


def _moment(text: str | None) -> datetime | None:
    from tiework.moments import moment

    try:
        return None if text is None else moment(text)
    except InputError as trouble:
        raise InputError(f"--at with {trouble.expected}", found=trouble.found) from None


def _check_folder(out: Path, *files: str | None) -> None:
    # Said at once: reading a large log takes a while.
    if out.exists() and not out.is_dir():
        raise InputError("a folder to write to", found="a file", file=str(out))
    there = next(place for place in (out, *out.absolute().parents) if place.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        raise InputError("a folder that can be written to", found="no permission", file=str(out))
    for name in ("people", "ties", "network"):
        for ending in ("parquet", "csv"):
            path = out / f"{name}.{ending}"
            if any(path.exists() and file and Path(file).exists() and path.samefile(file) for file in files):
                raise InputError("another folder than that of the log", found=str(path))
