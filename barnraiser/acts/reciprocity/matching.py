"""Which words of an ask and an offer say the same thing. Plain word comparison, so that the reason can be shown."""

import re

_WORDS = re.compile(r"[^\W\d_]{4,}")
_SMALL_TALK = """
about above after afternoon again also always another anybody anyone around because been before being
between both bring call come could days does doing done each enough even evenings ever every everybody
field from give going good half hand have help here hour hours into just keep know last least less like
little long look made make many more morning most much must need needs never next nobody none once only
other over people please read round same should show some somebody someone something soon still such
take tell than that them then there these they thing things this those three time times today together
tomorrow until upon used very want week weeks well were what when where which while whole will with
within without work would year years your yours
"""
_COMMON = frozenset(_SMALL_TALK.split())


def words_of(*texts: str) -> dict[str, str]:
    """The telling words of the texts: by their stem, as they were written first."""
    found: dict[str, str] = {}
    for text in texts:
        for word in _WORDS.findall(text):
            if word.lower() not in _COMMON:
                found.setdefault(stem(word), word.lower())
    return found


def stem(word: str) -> str:
    """The word without the ends that English puts on it; rough, and the same for both sides."""
    word = word.lower()
    for end in ("ings", "ing", "ers", "ies", "es", "er", "ed", "s", "y"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word[: -len(end)]
    return word


def shared(one: dict[str, str], two: dict[str, str]) -> list[str]:
    """The words both have, as the first wrote them, in order."""
    return sorted(word for stem, word in one.items() if stem in two)


def quoted(words: list[str]) -> str:
    """At most three of the words, as people list them."""
    said = [f"“{word}”" for word in words[:3]]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))
