"""Which words of an ask and an offer say the same thing. Plain word comparison, so that the reason can be shown."""

import re

from .smalltalk import SMALL_TALK

_WORDS = re.compile(r"[^\W\d_]{4,}")


def words_of(*texts: str) -> dict[str, str]:
    """The telling words of the texts: by their stem, as they were written first."""
    found: dict[str, str] = {}
    for text in texts:
        for word in _WORDS.findall(text):
            if word.lower() not in SMALL_TALK:
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
