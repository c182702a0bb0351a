"""Names as people may write them: any script, any length of life, and nothing that hides or turns the words around it."""

import re
import unicodedata
from functools import cache

from barnraiser.ground.text import one_line

LONGEST = 80
LONGEST_SKELETON = 200
MOST_MARKS = 3
# What takes no room and only deceives: zero-width spaces, marks of direction, soft hyphens, tags, variation selectors.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Joiners belong between letters of scripts that join, as in Persian or Malayalam, and nowhere else.
_LOOSE_JOINER = re.compile(
    "(?<![\u0590-\u0fff\u1000-\u109f\u1780-\u17ff])[\u200c\u200d]|[\u200c\u200d](?!\\w)"
)


def tidy(words: str) -> str:
    """The name on one line, in one way of writing its letters, without what cannot be seen and without towers of marks."""
    said = unicodedata.normalize("NFC", one_line(words[: LONGEST * 20]))
    said = _LOOSE_JOINER.sub("", _HIDDEN.sub("", said))
    kept: list[str] = []
    marks = MOST_MARKS  # a mark that stands on nothing is left out
    for letter in said:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return " ".join("".join(kept).split())


def is_a_name(words: str) -> bool:
    """Whether there is a letter in it: dots, marks and spaces alone call nobody."""
    return any(unicodedata.category(letter).startswith(("L", "N")) for letter in words)


@cache
def _alike() -> tuple[dict[int, str], list[tuple[str, str]]]:
    """Each letter's stand-in among all that look like it, and the pairs of letters that look like one."""
    from confusable_homoglyphs.confusables import confusables_data

    stands: dict[str, str] = {}

    def stand_in(letter: str) -> str:
        while stands.setdefault(letter, letter) != letter:
            letter = stands[letter]
        return letter

    for letter, others in confusables_data.items():
        for other in others:
            pair = sorted((stand_in(letter), stand_in(other["c"])), key=_plainest)
            stands[pair[1]] = pair[0]
    single = {ord(letter): stand_in(letter) for letter in stands if len(letter) == 1}
    several = [
        (letter, stand_in(letter)) for letter in stands if len(letter) > 1 and stand_in(letter) != letter
    ]
    return single, sorted(several, key=lambda pair: -len(pair[0]))


def _plainest(letter: str) -> tuple[int, bool, bool, str]:
    return len(letter), not letter.isascii(), not letter.isalpha(), letter


def skeleton(name: str) -> str:
    """What two names have in common that the eye takes for one: letters of other scripts, accents, capitals, spaces and
    stops do not tell them apart. Never shown.
    """
    single, several = _alike()
    bare = "".join(c for c in unicodedata.normalize("NFKD", tidy(name)) if not unicodedata.combining(c))
    bare = bare.translate(single)
    for letters, stand_in in several:
        bare = bare.replace(letters, stand_in)
    bare = bare.casefold().replace("i", "l")
    return "".join(filter(str.isalnum, bare))[:LONGEST_SKELETON]
