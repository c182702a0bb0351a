"""Every read of campaigns, viewer first. A fixed number of queries for every list."""

from .agenda import Said, points
from .lists import Row, count, ended, rows, running
from .openings import openings
from .own import own
from .people import (
    Missing,
    Support,
    askable,
    carried_by,
    missing,
    owners,
    quiet_count,
    sectors_of,
    support,
)
from .pledges import Given, becoming, given, mine, state_of
from .progress import Mark, Progress, marks, needs_of, progress, rivals
from .records import influences, results
from .sight import (
    asked_of,
    cards,
    endorsement_of,
    milestones_visible_to,
    need_cards,
    needs_visible_to,
    part_of,
    pledge_cards,
    pledges_visible_to,
    points_visible_to,
    results_visible_to,
    signed_need,
    visible_to,
)
from .work import Task, tasks

__all__ = [
    "Given",
    "Mark",
    "Missing",
    "Progress",
    "Row",
    "Said",
    "Support",
    "Task",
    "askable",
    "asked_of",
    "becoming",
    "cards",
    "carried_by",
    "count",
    "ended",
    "endorsement_of",
    "given",
    "influences",
    "marks",
    "milestones_visible_to",
    "mine",
    "missing",
    "need_cards",
    "needs_of",
    "needs_visible_to",
    "openings",
    "own",
    "owners",
    "part_of",
    "pledge_cards",
    "pledges_visible_to",
    "points",
    "points_visible_to",
    "progress",
    "quiet_count",
    "results",
    "results_visible_to",
    "rivals",
    "rows",
    "running",
    "sectors_of",
    "signed_need",
    "state_of",
    "support",
    "tasks",
    "visible_to",
]
