"""What was met while an archive was read: merged, refused, doubtful."""

from __future__ import annotations

from tiework.measures.measure import Measure
from tiework.readers.archive import Archive
from tiework.readings import Reading
from tiework.wording import between


def remarks(found: Archive) -> list[str]:
    """What was merged, refused, doubtful: for people, and for the report."""
    counts = found.counts
    said = []
    if found.messages:
        said += [
            f"{counts['replies']} messages answer another one in the archive; {counts['unresolved']} answer one outside it.",
            "An address counts as one person, whatever its spelling.",
        ]
    one, more = ("message", "messages") if found.messages else ("row", "rows")
    if counts.get("merged"):
        said.append(f"{counts['merged']} copies of messages were merged by Message-ID.")
    if counts.get("without_zone"):
        said.append(f"{counts['without_zone']} dates carry no zone and were read as UTC.")
    if counts.get("self_acts"):
        said.append(f"{counts['self_acts']} acts of people toward themselves were left out.")
    refused, doubtful = counts.get("refused", 0), counts.get("doubtful", 0)
    if refused:
        said.append(f"{refused} {one} was refused." if refused == 1 else f"{refused} {more} were refused.")
    if doubtful:
        said.append(f"{doubtful} {'note' if doubtful == 1 else 'notes'} of doubt.")
    return said


def span(reading: Reading, entry: Measure) -> str:
    """Say the interval of a figure; one whose ends read the same is said once."""
    said = between(reading, entry)
    low, found, high = said.partition(" to ")
    if not found or low != high:
        return said
    return f"{low} in {'every' if reading.low == reading.high else 'nearly every'} draw"
