"""Every measure there is: what it asks, in what unit, from which source, with which caveat."""

from __future__ import annotations

import math

from tiework.measures.catalogue_acts import ACTS
from tiework.measures.catalogue_dyad import DYAD
from tiework.measures.catalogue_network import NETWORK
from tiework.measures.catalogue_person import PERSON
from tiework.measures.catalogue_places import PLACES
from tiework.measures.catalogue_records import RECORDED
from tiework.measures.catalogue_structure import STRUCTURE
from tiework.measures.measure import Measure

__all__ = ["CATALOGUE", "Measure", "markdown", "measure"]

CATALOGUE: tuple[Measure, ...] = (*NETWORK, *ACTS, *PERSON, *DYAD, *STRUCTURE, *PLACES, *RECORDED)
_BY_KEY = {entry.key: entry for entry in CATALOGUE}


def measure(key: str) -> Measure:
    """Return one entry by its key.

    Raises
    ------
    KeyError
        Where there is none of this key.

    Examples
    --------
    >>> measure("constraint").source
    'Burt 1992'
    """
    return _BY_KEY[key]


def markdown() -> str:
    """Return the catalogue as Markdown, as it stands in ``docs/measures.md``."""
    parts = [
        "# Measures",
        "",
        "Made from `tiework.measures.catalogue`. Undefined is never 0: it is left out and counted.",
        "",
    ]
    for level, heading in (
        ("network", "The network"),
        ("group", "One group"),
        ("person", "One person"),
        ("dyad", "One tie"),
    ):
        parts += [f"## {heading}", ""]
        for entry in CATALOGUE:
            if entry.level == level:
                parts += _entry(entry)
    return "\n".join(parts).rstrip() + "\n"


def _entry(entry: Measure) -> list[str]:
    smallest = f"{entry.smallest_group} members" if entry.smallest_group > 1 else "shown to the person only"
    return [
        f"### {entry.name}",
        "",
        f"*{entry.question}*",
        "",
        entry.how,
        "",
        f"- Key: `{entry.key}`",
        f"- Unit and range: {entry.unit}, {_bounds(entry.range)}",
        f"- Smallest group: {smallest}",
        *([f"- Needs: {'; '.join(need.said() for need in entry.needs)}"] if entry.needs else []),
        f"- Source: {entry.source}",
        f"- Caveat: {entry.caveat}",
        "",
    ]


def _bounds(bounds: tuple[float, float]) -> str:
    low, high = ("no bound" if math.isinf(end) else f"{end:g}" for end in bounds)
    return f"{low} to {high}" if (low, high) != ("no bound", "no bound") else "no bound"


if __name__ == "__main__":
    import sys

    sys.stdout.write(markdown())
