"""Words drawn into a picture with the house's own letters."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont
from PIL.ImageDraw import ImageDraw
from PIL.ImageFont import FreeTypeFont

from barnraiser.ground import web

_FOLDER = Path(web.__file__).parent / "static" / "web" / "fonts"
_SUBSETS = ("latin", "latin-ext")
_NO_LETTER = "\uffff"


@dataclass(frozen=True, slots=True)
class Hand:
    """One family in one size and weight, with the two files it comes in: plain Latin, and the rest of Latin."""

    family: str
    size: int
    weight: int

    def can_write(self, words: str) -> bool:
        return all(letter.isspace() or self._file(letter) is not None for letter in set(words))

    def length(self, words: str) -> float:
        return sum(font.getlength(run) for font, run in self._runs(words))

    def write(self, draw: ImageDraw, at: tuple[int, int], words: str, ink: tuple[int, int, int]) -> None:
        """The words stand there; `at` is where their first line's top left is."""
        left, top = float(at[0]), float(at[1] + self.size)
        for font, run in self._runs(words):
            draw.text((left, top), run, font=font, fill=ink, anchor="ls")
            left += font.getlength(run)

    def wrapped(self, words: str, room: int, most: int) -> list[str]:
        """The words in at most so many lines that fit, the last one ended with three dots where there are more. No line
        where a letter is missing here: half a name is worse than none.
        """
        if not self.can_write(words):
            return []
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.length(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(self._cut(word, room))
        if len(lines) > most:
            lines[most - 1 :] = [self._cut(f"{lines[most - 1]} {lines[most]}", room, always=True)]
        return lines

    def _cut(self, words: str, room: int, *, always: bool = False) -> str:
        if self.length(words) <= room and not always:
            return words
        while words and self.length(f"{words}…") > room:
            words = words[:-1]
        return f"{words.rstrip()}…"

    def _runs(self, words: str) -> list[tuple[FreeTypeFont, str]]:
        runs = groupby(words, key=lambda letter: self._file(letter) or _SUBSETS[0])
        return [(_font(self.family, subset, self.size, self.weight), "".join(run)) for subset, run in runs]

    def _file(self, letter: str) -> str | None:
        return _subset(self.family, letter)


@cache
def _font(family: str, subset: str, size: int, weight: int) -> FreeTypeFont:
    font = ImageFont.truetype(_FOLDER / f"{family}-{subset}-wght-normal.woff2", size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _subset(family: str, letter: str) -> str | None:
    """The file that has the letter, or none."""
    for subset in _SUBSETS:
        font = _font(family, subset, 40, 400)
        if bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER)):
            return subset
    return None
