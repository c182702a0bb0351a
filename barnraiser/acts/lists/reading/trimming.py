"""Somebody's own words, and what lies below them: what they quoted, and their signature. Folded, never lost."""

import re

from quotequail import quote

LONGEST = 60_000
_LONGEST_LINES = 4_000
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_QUOTED = re.compile(r"^\s*(>|$)")


def trimmed(words: str) -> tuple[str, str]:
    """(own words, the rest). Where nothing would be left, or somebody answers between the lines, all of it is theirs."""
    words = words.strip("\n")
    own, rest = _unquoted(words)
    own, signature = _unsigned(own)
    below = "\n\n".join(filter(None, (signature.strip("\n"), rest.strip("\n"))))
    if not own.strip():
        own, below = _unsigned(words) if _unsigned(words)[0].strip() else (words, "")
    own, too_much = own[:LONGEST], own[LONGEST:]
    return own.strip("\n").rstrip(), (too_much + "\n\n" + below).strip("\n") if too_much else below


def _unquoted(words: str) -> tuple[str, str]:
    lines = words.split("\n")
    if len(lines) > _LONGEST_LINES or max(map(len, lines)) > LONGEST:
        return words, ""
    try:
        found = quote(words, limit=_LONGEST_LINES, quote_intro_line=True)
    except (RecursionError, ValueError, IndexError):
        return words, ""
    own = "\n".join(part for shown, part in found if shown)
    rest = "\n".join(part for shown, part in found if not shown)
    return (words, "") if _answers_between(rest) else (own, rest)


def _answers_between(rest: str) -> bool:
    """Whether words of one's own stand below the first quoted line: then the quotes belong to them."""
    lines = rest.split("\n")
    quoted = [n for n, line in enumerate(lines) if line.lstrip().startswith(">")]
    if not quoted:
        return False
    body = _SIGNATURE.split("\n".join(lines[quoted[0] :]))[0]
    return any(not _QUOTED.match(line) for line in body.split("\n"))


def _unsigned(words: str) -> tuple[str, str]:
    found = list(_SIGNATURE.finditer(words))
    if not found:
        return words, ""
    at = found[-1].start() if len(found) < 2 else found[0].start()
    return words[:at], words[at:]
