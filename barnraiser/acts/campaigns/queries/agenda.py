"""The points of a campaign with what members say to them."""

from dataclasses import dataclass

from barnraiser.people.models import Person

from ..models import Campaign, Point, Voice
from ..rules import has_enough, is_open
from .sight import points_visible_to


@dataclass(frozen=True, slots=True)
class Said:
    """A point, how many stand behind it, what others would word otherwise, and what the viewer said."""

    point: Point
    behind: int
    otherwise: list[Voice]
    mine: Voice | None
    is_open: bool

    @property
    def spoke(self) -> int:
        return self.behind + len(self.otherwise)

    @property
    def sentence(self) -> str:
        return f"{self.behind} of the {self.spoke} who spoke stand behind it"

    @property
    def has_enough(self) -> bool:
        return has_enough(self.behind, self.spoke)


def points(viewer: Person, campaign: Campaign) -> list[Said]:
    """In the order they were proposed, agreed ones first and those set aside last, in two queries."""
    rows = list(points_visible_to(viewer).filter(campaign=campaign))
    voices: dict[int, list[Voice]] = {row.pk: [] for row in rows}
    for voice in Voice.objects.filter(point__in=list(voices)).select_related("by").order_by("at", "pk"):
        voices[voice.point_id].append(voice)
    return sorted((_said(viewer, row, voices[row.pk]) for row in rows), key=_place)


def _said(viewer: Person, point: Point, voices: list[Voice]) -> Said:
    otherwise = [voice for voice in voices if voice.stance == Voice.Stance.OTHERWISE]
    mine = next((voice for voice in voices if voice.by_id == viewer.pk), None)
    return Said(point, len(voices) - len(otherwise), otherwise, mine, bool(is_open(point)))


def _place(said: Said) -> tuple[int, int]:
    settlement = getattr(said.point, "settlement", None)
    return (1 if settlement is None else 0 if settlement.agreed else 2, said.point.pk)
