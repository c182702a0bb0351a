"""What the commands do."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tiework.acts import ActTable
from tiework.errors import InputError
from tiework.graph import TieGraph
from tiework.measures.communities import detect_communities
from tiework.policy import Policy
from tiework.readers.mbox import Archive, read_mbox
from tiework.readings import read_network
from tiework.ties import ties
from tiework.wording import day
from tiework.writers.files import check_writable, write_whole
from tiework.writers.map import NetworkMap, network_map
from tiework.writers.report import Source, report
from tiework.writers.table import table

SHOWN = 50


def measure(options: argparse.Namespace) -> str:
    """``tiework measure``: the summary table; writes the report where asked."""
    if options.out is not None:
        _check_out(options.out, options.file)
    archive = _read(options.file)
    acts, policy = archive.acts(), Policy.for_mail(options.half_life)
    as_of = _as_of(options, archive)
    groups = dict.fromkeys(acts.people) if options.by == "none" else None
    _progress("Measuring")
    readings = read_network(acts, policy, as_of, groups)
    _progress("")
    said = [_heading(archive, as_of, policy), table(readings), _closing(readings[0].interval_kind)]
    if options.out is not None:
        drawn = _drawn(acts, policy, as_of, options.by, archive)
        write_whole(options.out, report(readings, drawn, policy, as_of, _source(archive, as_of)))
        said.append(f"Report: {options.out}")
    return "\n\n".join(said)


def describe(options: argparse.Namespace) -> str:
    """``tiework describe``: counts and problems."""
    archive = _read(options.file)
    dates = [message.date for message in archive.messages]
    said = [
        f"{options.file.name}: {archive.counts['messages']} messages, {archive.counts['people']} addresses",
        f"from {day(min(dates))} to {day(max(dates))}",
        *_remarks(archive),
        *(f"line {problem.line}: {problem.severity}: {problem.what}" for problem in archive.problems[:SHOWN]),
    ]
    if len(archive.problems) > SHOWN:
        said.append(f"and {len(archive.problems) - SHOWN} more")
    return "\n".join(said)


def _check_out(out: Path, file: Path) -> None:
    check_writable(out)
    if out.exists() and file.exists() and out.samefile(file):
        raise InputError("another file than the archive itself", found="the archive", file=str(out))


def _read(file: Path) -> Archive:
    archive = read_mbox(file, progress=lambda count: _progress(f"{count} messages read"))
    _progress("")
    if not archive.messages:
        raise InputError(
            "at least one message that can be read",
            found=f"{archive.counts['refused']} that cannot",
            file=str(file),
            line=archive.problems[0].line if archive.problems else 1,
        )
    return archive


def _as_of(options: argparse.Namespace, archive: Archive) -> datetime:
    first = min(message.date for message in archive.messages)
    last = archive.last or first
    as_of: datetime = options.at or last
    if as_of < first:
        raise InputError(
            f"--at on or after the first message ({day(first)})",
            found=f"{as_of:%Y-%m-%d}",
            file=str(options.file),
        )
    return as_of


def _heading(archive: Archive, as_of: datetime, policy: Policy) -> str:
    counts = archive.counts
    gone = (as_of - (archive.last or as_of)).days
    faded = f"\nThat is {gone} days after the last message: much of what is measured has faded."
    return (
        f"{Path(archive.name).name}: {counts['messages']} messages, {counts['people']} addresses "
        f"({counts['merged']} copies merged, {counts['refused']} refused, {counts['doubtful']} doubtful)\n"
        f"as of {day(as_of.astimezone(UTC))}; {policy}{faded if gone > policy.half_life_days else ''}"
    )


def _closing(kind: str) -> str:
    return f"Intervals: {kind}.\nA dash is a figure that is not given; it is never 0."


def _drawn(acts: ActTable, policy: Policy, as_of: datetime, by: str, archive: Archive) -> NetworkMap:
    graph = TieGraph.from_ties(ties(acts, policy, as_of))
    if by == "detected":
        graph = replace(graph, groups=detect_communities(graph).labels)
    return network_map(graph, title=f"Who answers whom in {Path(archive.name).name}")


def _source(archive: Archive, as_of: datetime) -> Source:
    dates = [message.date for message in archive.messages if message.date <= as_of]
    return Source(
        Path(archive.name).name,
        len(archive.people),
        len(archive.messages),
        min(dates, default=None),
        max(dates, default=None),
        tuple(_remarks(archive)),
    )


def _remarks(archive: Archive) -> list[str]:
    counts = archive.counts
    severities = Counter(problem.severity for problem in archive.problems)
    said = [
        f"{counts['replies']} messages answer another one in the archive; {counts['unresolved']} answer one outside it."
    ]
    said.append("An address counts as one person, whatever its spelling.")
    if counts["merged"]:
        said.append(f"{counts['merged']} copies of messages were merged by Message-ID.")
    if counts["without_zone"]:
        said.append(f"{counts['without_zone']} dates carry no zone and were read as UTC.")
    if archive.problems:
        said.append(
            f"{severities['refused']} messages were refused, {severities['doubtful']} notes of doubt."
        )
    return said


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
