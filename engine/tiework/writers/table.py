"""The summary table of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from tiework.measures.catalogue import measure
from tiework.readings import Reading
from tiework.wording import behind, number, sentence
from tiework.writers.remarks import span

_WORDS = 84


def table(readings: Sequence[Reading]) -> str:
    """Return one block a figure: name, value, interval, what stands behind it, and the same in words."""
    rows = [_cells(reading) for reading in readings]
    head = ("measure", "value", "95 % interval", "behind it")
    widths = [max(len(row[k]) for row in (head, *rows)) for k in range(len(head))]
    lines = [_row(head, widths), _row(tuple("-" * width for width in widths), widths)]
    for reading, row in zip(readings, rows, strict=True):
        lines.append(_row(row, widths))
        lines += [f"    {line}" for line in wrap(sentence(reading), _WORDS)]
    return "\n".join(lines)


def _cells(reading: Reading) -> tuple[str, ...]:
    entry = measure(reading.key)
    value = "–" if reading.value is None else number(reading.value, entry)
    return entry.name, value, span(reading, entry) or "–", behind(reading)


def _row(cells: tuple[str, ...], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def text(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Set rows in columns, for a terminal.

    >>> print(text(("person", "ties"), [("ada", "12")]))
    person  ties
    ada     12
    """
    widths = [max(len(row[k]) for row in (header, *rows)) for k in range(len(header))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (header, *rows)
    )
    return "\n".join(lines)
