"""Numbers as people write them: with a point, or with a comma before the decimals."""

from __future__ import annotations

import re

_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3},\d{3}")


def number(text: str, delimiter: str = "") -> float | None:
    """Read a number; None where it is none, or where its comma could mean two things.

    ``1,234`` is one and a bit in a table whose cells are apart by semicolons, as programs write it where the comma stands
    before the decimals. Elsewhere nobody can say, and it is no number.

    >>> number("3.5"), number("3,5"), number("1.234,5"), number("1,234"), number("1,234", ";")
    (3.5, 3.5, 1234.5, None, 1.234)
    """
    plain = text.strip()
    try:
        return float(plain)
    except ValueError:
        if not _COMMA.fullmatch(plain) or (delimiter != ";" and _THOUSANDS.fullmatch(plain)):
            return None
        return float(plain.replace(".", "").replace(",", "."))


def why_not(text: str) -> str:
    """Say what is wrong with a number that could not be read.

    >>> why_not("many"), why_not("1,234")
    ("that is no number: 'many'", "that may be 1.234 or 1234: '1,234'")
    """
    from tiework.readers.collecting import shown

    plain = text.strip()
    if _THOUSANDS.fullmatch(plain):
        return f"that may be {plain.replace(',', '.')} or {plain.replace(',', '')}: {shown(plain)}"
    return f"that is no number: {shown(text)}"
