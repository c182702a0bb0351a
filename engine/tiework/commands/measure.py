"""``tiework measure``: each figure with its interval, or why it is refused."""

from __future__ import annotations

import argparse

from tiework.commands.opening import check_out, network
from tiework.commands.output import about, chosen_format, put, written
from tiework.commands.progress import Progress
from tiework.errors import InputError
from tiework.moments import spoken
from tiework.network import Network
from tiework.readings import Reading
from tiework.whole import readings_table
from tiework.writers.table import table

_ALL = ["all"]


def run(options: argparse.Namespace) -> str | bytes:
    """Return the figures as they were asked for; writes a report where that was."""
    out, how = check_out(options, options.file), chosen_format(options)
    if how == "html" and options.level != "network":
        raise InputError("--level network for a report", found=options.level)
    if options.title and how != "html":
        raise InputError("--title for a report (--out FILE.html)", found=f"--format {how}")
    progress = Progress()
    found = network(options, progress)
    if options.level != "network":
        return _others(found, options, progress)
    measures = "all" if options.measures == _ALL else options.measures
    progress.say("Measuring")
    readings = found.readings(
        measures,
        replicates=options.replicates,
        seconds=options.seconds,
        progress=progress.counting("drawn anew"),
        threads=options.threads,
    )
    progress.done()
    text = "\n\n".join([heading(found), table(readings), closing(readings)])
    if how != "html":
        rows = readings_table(readings, ())
        return written(rows, options, progress, text=text, known=about(found))
    from tiework.writers.report import report

    progress.say("Drawing the map")
    page = report(found, readings, title=options.title or "")
    progress.done()
    put_out = put(page, options, progress)
    return put_out if out is None else f"{text}\n\nReport: {out}"


def _others(found: Network, options: argparse.Namespace, progress: Progress) -> str | bytes:
    levels = {"group": found.groups, "person": found.people, "tie": found.ties}
    progress.say("Measuring")
    rows = levels[options.level](None if options.measures in (None, _ALL) else options.measures)
    progress.done()
    return written(rows, options, progress, known=about(found))


def heading(found: Network) -> str:
    """Say what was measured, as of when, under which policy."""
    lines = [f"{found.label}: {said_counts(found)}", f"{_when(found)}{found.policy}; groups {found.grouping}"]
    last = found.archive.last
    gone = (found.as_of - last).days if last is not None and found.dated else 0
    if gone > found.policy.half_life_days:
        what = "message" if found.archive.messages else "act"
        lines.append(f"That is {gone} days after the last {what}: much of what is measured has faded.")
    return "\n".join(lines)


def said_counts(found: Network) -> str:
    """Say what is in the archive."""
    counts = found.archive.counts
    if found.archive.messages:
        return (
            f"{counts['messages']} messages, {counts['people']} addresses "
            f"({counts['merged']} copies merged, {counts['refused']} refused, {counts['doubtful']} doubtful)"
        )
    left = [f"{counts[what]} {what}" for what in ("refused", "doubtful") if counts.get(what)]
    return f"{len(found.acts)} acts, {len(found.acts.people)} people" + (
        f" ({', '.join(left)})" if left else ""
    )


def _when(found: Network) -> str:
    if not found.dated:
        return "at one moment, the acts carry no dates; "
    return f"as of {spoken(found.as_of)}; " if found.on_calendar else f"{found.when}; "


def closing(readings: tuple[Reading, ...]) -> str:
    """Say how intervals were made."""
    kinds = dict.fromkeys(reading.interval_kind for reading in readings if reading.low is not None)
    why = dict.fromkeys(reading.interval_kind for reading in readings if reading.value is not None)
    said = "; ".join(kinds) or next(iter(why), "none")
    return f"Intervals: {said}.\nA dash is a figure that is not given; it is never 0."
