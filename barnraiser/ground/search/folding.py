"""Words as they are compared: without case, accents, or anything that a database could take for its own syntax."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Beyond this nobody reads on, and a search need not either.
LONGEST_TEXT = 100_000
LONGEST_WORD = 40
MOST_ASKED = 8
LONGEST_ASKED = 200
# A single letter begins a word of almost everybody.
SHORTEST_BEGINNING = 2

# Marks what is kept beside the words, and what nobody can type: it is no part of anything said or asked.
SIGN = "ʘ"

_WORD = re.compile(r"[^\W_]+")
# Letters that no decomposition takes apart, as they are written where there is no key for them.
_WRITTEN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n", "ħ": "h"}
)
# Scripts without spaces between words: they are compared two signs at a time.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One word that must be there, or one of the others instead; a beginning also where a longer word starts with it."""

    word: str
    is_beginning: bool = False
    others: tuple[str, ...] = ()


def folded(text: str) -> str:
    """The text in lower case, without accents, ligatures taken apart."""
    if text.isascii():
        return text[:LONGEST_TEXT].lower()
    apart = unicodedata.normalize("NFKD", text[:LONGEST_TEXT].casefold().translate(_WRITTEN))
    return "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M")).casefold()


def said(*texts: str) -> frozenset[str]:
    """The words of the texts, folded; of scripts without spaces each sign and each pair of signs."""
    return frozenset(word for text in texts for piece in _pieces(text) for word in _kept(piece))


def asked(text: str) -> tuple[Asked, ...]:
    """The words that must all be said; the last one may be a beginning. Text without any word asks for nothing."""
    pieces = list(_pieces(text[:LONGEST_ASKED]))[:MOST_ASKED]
    found = [Asked(word) for piece in pieces for word in _sought(piece)]
    if found and not _is_unspaced(pieces[-1]) and len(pieces[-1]) >= SHORTEST_BEGINNING:
        found[-1] = Asked(found[-1].word, is_beginning=True)
    return tuple(dict.fromkeys(found))


def in_order(text: str) -> list[str]:
    """The folded words of the text as they follow each other."""
    return _WORD.findall(folded(text.replace(SIGN, " ")))


def _pieces(text: str) -> Iterator[str]:
    """Words of letters and digits, and runs of signs that stand without spaces."""
    for word in _WORD.findall(folded(text.replace(SIGN, " "))):
        yield from filter(None, _UNSPACED.split(word))


def _is_unspaced(piece: str) -> bool:
    return _UNSPACED.match(piece) is not None


def _pairs(signs: str) -> Iterable[str]:
    return (signs[k : k + 2] for k in range(len(signs) - 1))


def _kept(piece: str) -> Iterable[str]:
    return (*piece, *_pairs(piece)) if _is_unspaced(piece) else (piece[:LONGEST_WORD],)


def _sought(piece: str) -> Iterable[str]:
    return _pairs(piece) if _is_unspaced(piece) and len(piece) > 1 else (piece[:LONGEST_WORD],)
