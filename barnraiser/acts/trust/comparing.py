"""Two people's values side by side, in words: what both rank, what only one does. Never a number for how alike they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

TOP = 3


@dataclass(frozen=True, slots=True)
class Common:
    """Something both rank, in the first one's word, and where it stands with each."""

    word: str
    how: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a comparison found, seen from one side."""

    common: tuple[Common, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    interests: tuple[str, ...]

    @property
    def is_aligned(self) -> bool:
        """Whether something that matters to the one matters to the other."""
        return bool(self.common)

    def kept(self) -> dict[str, Any]:
        """As it is written down."""
        common = [[one.word, one.how] for one in self.common]
        rest = {"mine": self.mine, "theirs": self.theirs, "interests": self.interests}
        return {"common": common, **{name: list(words) for name, words in rest.items()}}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self | None:
        """As it was written down, or None where it was emptied."""
        if not kept:
            return None
        common = tuple(Common(word, how) for word, how in kept["common"])
        return cls(common, tuple(kept["mine"]), tuple(kept["theirs"]), tuple(kept["interests"]))


def compare(mine: Sequence[str], theirs: Sequence[str], *, name: str, interests: Iterable[str] = ()) -> Found:
    """The two lists, each in its owner's order, side by side for the owner of the first."""
    here = {word.casefold(): place for place, word in enumerate(theirs, 1)}
    ours = {word.casefold() for word in mine}
    common = tuple(
        Common(word, _how(place, here[word.casefold()], name))
        for place, word in enumerate(mine, 1)
        if word.casefold() in here
    )
    return Found(
        common,
        tuple(word for word in mine if word.casefold() not in here),
        tuple(word for word in theirs if word.casefold() not in ours),
        tuple(interests),
    )


def _how(mine: int, theirs: int, name: str) -> str:
    if mine <= TOP and theirs <= TOP:
        return "near the top for both of you"
    if mine <= TOP:
        return f"near the top for you, further down for {name}"
    return (
        f"near the top for {name}, further down for you" if theirs <= TOP else "further down for both of you"
    )
