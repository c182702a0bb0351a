"""What was asked, read back as a sentence whose every part can be taken out again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import languages
from ..models import Sector
from .counting import Counted
from .search import Search
from .wanted import Near, Wanted


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was asked for, with the search without it. `sector` is drawn with its mark."""

    label: str
    url: str
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the sentence: how it begins, what was asked, and the word between several."""

    begins: str
    chips: Sequence[Chip]
    between: str = "or"


def sentence(looked: Search, counted: Counted) -> list[Clause]:
    """Everything that was asked for, from where over what to which words."""
    return [clause for clause in _clauses(looked.wanted, counted) if clause.chips]


def _clauses(wanted: Wanted, counted: Counted) -> Iterator[Clause]:
    where = [step.label.removeprefix("The ") for step in counted.steps if step.is_chosen and step.near]
    begins = "in the" if wanted.near == Near.COUNTRY else "in"
    yield Clause(begins, [Chip(label, wanted.but(near=Near.ANYWHERE).link) for label in where])
    yield Clause(
        "of the sector" if len(wanted.sectors) == 1 else "of the sectors",
        [
            Chip(Sector(each).label, wanted.but(sectors=_without(wanted.sectors, each)).link, each)
            for each in wanted.sectors
        ],
    )
    cared = [
        Chip(each, wanted.but(interests=_without(wanted.interests, each)).link) for each in wanted.interests
    ]
    yield Clause("who care about", cared, "and")
    spoken = [
        Chip(languages.name(each), wanted.but(languages=_without(wanted.languages, each)).link)
        for each in wanted.languages
    ]
    yield Clause("who speak", spoken)
    yield Clause("who give", [Chip(wanted.gives, wanted.but(gives="").link)] if wanted.gives else [])
    yield Clause("with", [Chip(f"“{wanted.words}”", wanted.but(words="").link)] if wanted.words else [])
    unlike = [Chip("another background, and an interest of yours", wanted.but(unlike=False).link)]
    yield Clause("of", unlike if wanted.unlike else [])


def _without(chosen: Sequence[str], one: str) -> list[str]:
    return [each for each in chosen if each != one]
