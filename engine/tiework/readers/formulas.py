"""Cells that a spreadsheet would run: written so that it does not, and read back as they were."""

from __future__ import annotations

import re

# What OWASP names as the beginnings of a formula, full-width twins included. A quote in front makes it text for a
# spreadsheet; a text that looks as if it had been quoted gets one more, so that every text has one spelling.
_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def quoted(text: str) -> str:
    """Return a cell as it is written.

    >>> quoted("=1+1"), quoted("plain"), quoted("'=x")
    ("'=1+1", 'plain', "''=x")
    """
    return "'" + text if _RISKY.match(text) else text


def unquoted(text: str) -> str:
    """Return a cell as it was.

    >>> unquoted("'=1+1"), unquoted("'tis"), unquoted("=1")
    ('=1+1', "'tis", '=1')
    """
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
