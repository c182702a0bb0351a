"""Whom somebody looks for, as an address says it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode


class Near(StrEnum):
    """How far away: in one's own place, in one's own country, anywhere."""

    PLACE = "place"
    COUNTRY = "country"
    ANYWHERE = ""


class Order(StrEnum):
    """What comes first. There is no other: nobody stands higher than somebody else."""

    RELEVANCE = "relevance"
    DISTANCE = "distance"
    LATELY = "lately"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for. `gives` is a word of what they offer; `unlike` are those of another background; `between` names
    what there may be between the two, as apps above offer it.
    """

    words: str = ""
    sectors: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    gives: str = ""
    near: Near = Near.ANYWHERE
    unlike: bool = False
    order: Order | None = None
    between: list[str] = field(default_factory=list)

    @property
    def is_anything(self) -> bool:
        return bool(
            self.words
            or self.sectors
            or self.interests
            or self.languages
            or self.gives
            or self.near
            or self.unlike
            or self.between
        )

    @property
    def first(self) -> Order:
        """What comes first: what was asked for, or else what suits the question. Without one, who joined lately."""
        return self.order or (Order.RELEVANCE if self.is_anything else Order.LATELY)

    @property
    def asked(self) -> str:
        """The search as its address says it, always the same for the same search; in which order is no part of it."""
        said = [("q", self.words), *(("sector", each) for each in sorted(self.sectors))]
        said += [
            *(("interest", each) for each in self.interests),
            *(("language", each) for each in self.languages),
        ]
        said += [("gives", self.gives), *(("between", each) for each in self.between)]
        said += [("unlike", "yes" if self.unlike else ""), ("near", self.near.value)]
        return urlencode([(key, value) for key, value in said if value])

    @property
    def link(self) -> str:
        order = urlencode({"order": self.order.value}) if self.order else ""
        return "?" + "&".join(filter(None, (self.asked, order)))

    def but(self, **changed: Any) -> "Wanted":
        """The same search with this changed."""
        return replace(self, **changed)
