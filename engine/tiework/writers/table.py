"""The summary table of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from tiework.measures.catalogue import measure
from tiework.readings import Reading
from tiework.wording import behind, between, number, sentence

_WIDTHS = (36, 8, 17, 22)


def table(readings: Sequence[Reading]) -> str:
    """Return one block a figure: name, value, interval, what stands behind it, and the same in words."""
    lines = [
        _row("measure", "value", "95 % interval", "behind it"),
        _row(*("-" * (width - 1) for width in _WIDTHS)),
    ]
    for reading in readings:
        entry = measure(reading.key)
        value = "–" if reading.value is None else number(reading.value, entry)
        lines.append(_row(entry.name, value, between(reading, entry) or "–", behind(reading)))
        lines += [f"    {line}" for line in wrap(sentence(reading), 84)]
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return "".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()
