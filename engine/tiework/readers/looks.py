"""What the cells of a table look like: numbers, dates, people, kinds of act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tiework.readers.numbers import number
from tiework.readers.times import compact, moment

# As people write dates, whichever part comes first: enough to know that it is one, not enough to know which.
_DATE = re.compile(
    r"""(?ix) (?: \d{1,4} ([./-]) \d{1,2} \1 \d{1,4} | \d{1,2} \.? [ -] [^\W\d]{3,9} \.? [ -] \d{2,4}
    | [^\W\d]{3,9} \.? [ ] \d{1,2} ,? [ ] \d{4} ) (?: [ T,]+ \d{1,2} [:.h] \d\d .{0,20} )? $"""
)
_FEW = 5


def dated(cell: str, pattern: str | None = None) -> bool:
    """Say whether a cell is a date, or looks like one.

    >>> dated("2026-03-02"), dated("01/02/2025"), dated("2 March 2026"), dated("3.5"), dated("ada")
    (True, True, True, False, False)
    """
    plain = cell.strip()
    if number(plain) is not None:
        return False
    return _DATE.match(plain) is not None or moment(plain, pattern) is not None


def telling(cell: str) -> bool:
    """Say whether a cell is a number or a date: what no column is called."""
    return number(cell, ";") is not None or dated(cell)


def compact_days(cells: Sequence[str]) -> bool:
    """Say whether cells are days written as YYYYMMDD, all that are not empty.

    >>> compact_days(["20250305", ""]), compact_days(["20250305", "20251399"]), compact_days([""])
    (True, False, False)
    """
    there = [cell.strip() for cell in cells if cell.strip()]
    return bool(there) and all(compact(cell) is not None for cell in there)


def looks_like(cells: Sequence[str], pattern: str | None = None) -> str | None:
    """Say what a column of an act holds by what stands in it: at, amount or kind; None where it is none of them.

    >>> looks_like(["3,5", "2"]), looks_like(["20250305", "20250306"]), looks_like(["01/02/2025", "13/02/2025"])
    ('amount', 'at', 'at')
    >>> looks_like(["asks", "helps", "asks"]), looks_like(["a", "b", "c", "d", "e", "f"])
    ('kind', None)
    """
    there = [cell.strip() for cell in cells if cell.strip()]
    if not there:
        return None
    if pattern is not None and sum(moment(cell, pattern) is not None for cell in there) > len(there) / 2:
        return "at"
    if sum(dated(cell) for cell in there) > len(there) / 2 or compact_days(there):
        return "at"
    numbers = [value for cell in there if (value := number(cell, ";")) is not None]
    if len(numbers) > len(there) / 2:
        return "at" if len(numbers) == len(there) and _times(numbers) else "amount"
    # A word that stands for a kind of act comes again.
    return None if len(there) >= _FEW and len(set(there)) > 0.8 * len(there) else "kind"


def _times(numbers: Sequence[float]) -> bool:
    # Seconds since 1973, or seconds counted from some start in a file that was written as it happened.
    whole = all(value.is_integer() for value in numbers)
    rising = all(a <= b for a, b in pairwise(numbers))
    clock = whole and rising and len(numbers) > 2 and numbers[-1] - numbers[0] >= 1_000
    return (whole and min(numbers) >= 1e8) or clock


def stranger(pairs: Sequence[tuple[str, str]]) -> bool:
    """Say whether the two names of the first row occur nowhere else, where the others come again and again.

    >>> stranger([("von", "zu"), ("a", "b"), ("b", "c"), ("c", "a"), ("a", "c")])
    True
    """
    if len(pairs) < _FEW:
        return False
    often: dict[str, int] = {}
    for pair in pairs:
        for name in set(pair):
            often[name] = often.get(name, 0) + 1
    alone = [all(often[name] == 1 for name in pair) for pair in pairs]
    return alone[0] and not any(alone[1:])
