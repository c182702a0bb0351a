"""Rows set in columns, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence


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
