"""What two versions of a text have in common, line by line and within a changed line word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s+|[^\s]+")
# Lines are compared whole beyond this many pieces: word by word takes time with the square of them.
_MOST = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they are in both, in the new version only, or in the old one only."""

    words: str
    is_new: bool = False
    is_gone: bool = False


def compared(old: str, new: str) -> list[list[Piece]]:
    """The lines of both, in order; each line's pieces joined give the old line without the new, and the other way round."""
    before, after = old.splitlines(), new.splitlines()
    found: list[list[Piece]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [[Piece(line)] for line in before[i1:i2]]
        elif tag == "replace" and i2 - i1 == j2 - j1:
            found += [list(_words(a, b)) for a, b in zip(before[i1:i2], after[j1:j2], strict=True)]
        else:
            found += [[Piece(line, is_gone=True)] for line in before[i1:i2]]
            found += [[Piece(line, is_new=True)] for line in after[j1:j2]]
    return found


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    if len(before) + len(after) > _MOST:
        yield from (Piece(old, is_gone=True), Piece(new, is_new=True))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("".join(before[i1:i2]))
            continue
        if i2 > i1:
            yield Piece("".join(before[i1:i2]), is_gone=True)
        if j2 > j1:
            yield Piece("".join(after[j1:j2]), is_new=True)
