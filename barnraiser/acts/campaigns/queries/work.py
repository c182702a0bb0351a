"""The pieces of the work, with what the viewer may do about each."""

from dataclasses import dataclass

from barnraiser.people.models import Person

from ..models import Campaign, Milestone
from ..rules import is_to_be_finished, is_to_be_taken_on, may_hand_back
from .sight import milestones_visible_to


@dataclass(frozen=True, slots=True)
class Task:
    milestone: Milestone
    is_done: bool
    may_take_on: bool
    may_hand_back: bool
    may_finish: bool


def tasks(viewer: Person, campaign: Campaign, *, is_owner: bool, takes_part: bool = True) -> list[Task]:
    """What is to do, next day first, and then what is done, in one query."""
    rows = milestones_visible_to(viewer).filter(campaign=campaign)
    found = [
        Task(
            row,
            hasattr(row, "completion"),
            takes_part and bool(is_to_be_taken_on(row)),
            bool(may_hand_back(viewer, row)),
            takes_part and bool(is_to_be_finished(viewer, row, is_owner=is_owner)),
        )
        for row in rows
    ]
    return sorted(found, key=lambda t: (t.is_done, t.milestone.due or campaign.until, t.milestone.pk))
