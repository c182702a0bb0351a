"""Tables for spreadsheets: what somebody wrote stays words, and is never taken for a formula."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# What a spreadsheet may take for the beginning of a formula, in Latin letters and as wide as Chinese ones.
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def cell(value: Any) -> str:
    """The value as the text of a cell that no spreadsheet reckons with. What is nested stands as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping | list | tuple | set):
        value = json.dumps(value, ensure_ascii=False, default=str)
    text = str(value)
    return f"'{text}" if text.startswith(_BEGINNINGS) else text


def words_of(text: str) -> str:
    """What was written, from the text of a cell."""
    return text[1:] if text.startswith("'") else text


def sheet(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as CSV with one line of headings: every key that some row has, in the order of their coming."""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    return table(headings, ([row.get(key) for key in headings] for row in rows))


def table(headings: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([cell(heading) for heading in headings])
    writer.writerows([cell(value) for value in row] for row in rows)
    return file.getvalue()
