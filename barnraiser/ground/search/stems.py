"""Words by their stems, in the languages of the network: who looks for `farming` finds `farms`."""

import threading
from collections.abc import Iterable
from functools import lru_cache

import Stemmer
from django.conf import settings

from .folding import SIGN, Asked

STEM = f"{SIGN}s"
# Snowball's names, by ISO 639-1.
ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_SHORTEST = 3
# A stemmer is not to be asked by two threads at once.
_each = threading.local()


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of folded words in each language of the network, each behind the sign of a stem."""
    return frozenset(stem for word in words for stem in _stems(word))


def or_akin(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """What is asked for, and of each word whatever has its stem."""
    return tuple(Asked(each.word, each.is_beginning, (*each.others, *_stems(each.word))) for each in asked)


def is_akin(word: str, asked: Iterable[Asked]) -> bool:
    """Whether a folded word of a text is one of those asked for."""
    own = _stems(word)
    return any(
        word == each.word
        or (each.is_beginning and word.startswith(each.word))
        or any(other in own for other in each.others)
        for each in asked
    )


@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST or not word.isalpha():
        return ()
    return tuple(sorted({f"{STEM}{stemmer.stemWord(word)}" for stemmer in _stemmers()}))


def _stemmers() -> list[Stemmer.Stemmer]:
    languages = tuple(settings.LANGUAGES_SPOKEN)
    if getattr(_each, "languages", None) != languages:
        _each.languages = languages
        _each.stemmers = [Stemmer.Stemmer(ALGORITHMS[code]) for code in languages if code in ALGORITHMS]
    found: list[Stemmer.Stemmer] = _each.stemmers
    return found
