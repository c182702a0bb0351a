"""What was asked, read back as a sentence whose every part can be taken out again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from barnraiser.ground.manifest import betweens

from .. import countries, languages
from ..models import Person, Sector
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


def sentence(viewer: Person, wanted: Wanted) -> list[Clause]:
    """Everything that was asked for, from where over what to which words."""
    return [clause for clause in _clauses(viewer, wanted) if clause.chips]


def _clauses(viewer: Person, wanted: Wanted) -> Iterator[Clause]:
    where = {
        Near.PLACE: viewer.place or "your own place, once you say where",
        Near.COUNTRY: countries.name(viewer.country) or "your country, once you say which",
    }
    near = [Chip(where[wanted.near], wanted.but(near=Near.ANYWHERE).link)] if wanted.near else []
    yield Clause("in", near)
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
    offered = betweens()
    between = [
        Chip(offered[each].said, wanted.but(between=_without(wanted.between, each)).link)
        for each in wanted.between
    ]
    yield Clause("who have", between, "and")
    yield Clause("with", [Chip(f"“{wanted.words}”", wanted.but(words="").link)] if wanted.words else [])
    unlike = [Chip("another background, and an interest of yours", wanted.but(unlike=False).link)]
    yield Clause("of", unlike if wanted.unlike else [])


def _without(chosen: Sequence[str], one: str) -> list[str]:
    return [each for each in chosen if each != one]
