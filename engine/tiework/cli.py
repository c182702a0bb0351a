"""The command ``tiework``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tiework._version import __version__
from tiework.errors import TieworkError

WRONG = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code: 0 done, 2 bad input or bad use."""
    options = _parser().parse_args(arguments)
    try:
        # Loaded only now, so that help is there at once.
        from tiework import commands

        print(getattr(commands, options.command)(options), flush=True)
        return 0
    except TieworkError as trouble:
        print(f"tiework: {trouble}", file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        # The reader of our output went away; keep the interpreter from complaining about it on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("tiework: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tiework", description="Measures social capital from acts.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"tiework {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    measure = commands.add_parser("measure", help="measure the network of a mail archive", allow_abbrev=False)
    measure.add_argument(
        "file", type=Path, metavar="FILE.mbox", help="a mail archive: mbox, or what Pipermail writes"
    )
    measure.add_argument(
        "--out", type=Path, metavar="REPORT.html", help="also write a report with the network map"
    )
    measure.add_argument(
        "--half-life", type=_days, default=90, metavar="DAYS", help="an act counts half after so many (90)"
    )
    measure.add_argument(
        "--at", type=_moment, metavar="DATE", help="measure as of the end of this day (the last act)"
    )
    measure.add_argument(
        "--by", choices=["detected", "none"], default="detected", help="groups: found from the ties, or none"
    )
    describe = commands.add_parser(
        "describe", help="say what is in a mail archive, and what is wrong with it", allow_abbrev=False
    )
    describe.add_argument("file", type=Path, metavar="FILE.mbox")
    return parser


def _days(text: str) -> float:
    try:
        days = float(text)
    except ValueError:
        days = 0.0
    if not 0 < days < 1e6:
        raise argparse.ArgumentTypeError(f"expected a number of days above 0, found {text!r}")
    return days


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a date such as 2001-11-30, found {text!r}") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    whole_day = len(text.strip()) <= len("2001-11-30")
    return moment + timedelta(days=1, seconds=-1) if whole_day else moment
