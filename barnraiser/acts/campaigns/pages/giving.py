"""A need with the words given on it, and one pledge between its two sides."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator

from barnraiser.communities.rules import is_member
from barnraiser.people.models import Person

from .. import queries, rules
from ..amounts import said
from ..forms import PledgeForm, StepForm
from ..models import Need, Pledge, Step
from ..queries import Given
from .beams import beams
from .frame import inside

ROWS = 30
STATES = {
    "": "Waits for a yes",
    Step.Kind.CONFIRMED: "Counted on",
    Step.Kind.DELIVERED: "Said to be done",
    Step.Kind.RECEIVED: "Has come",
    Step.Kind.LET_GO: "Let go",
    Step.Kind.NOT_KEPT: "Could not be kept",
}
SAID_OF_STEPS: Mapping[str, str] = {
    Step.Kind.CONFIRMED: "They hear that you count on it.",
    Step.Kind.DELIVERED: "Those who carry the campaign are told. One of them says when they have seen it.",
    Step.Kind.RECEIVED: "It has come, and a word is kept.",
    Step.Kind.ASKED: "They are asked. They have a week to answer.",
    Step.Kind.ANSWERED: "Those who carry the campaign are told how it stands.",
    Step.Kind.LET_GO: "It is let go. Nothing is owed, and nothing is held against anybody.",
    Step.Kind.NOT_KEPT: "It is noted, between the two sides and nobody else.",
}


def said_of_a_pledge(need: Need) -> str:
    if need.is_signed:
        return "Your name stands. You can change your reason, or take it back."
    return "Your word is given. Those who carry the campaign are told, and say whether they count on it."


def needing(viewer: Person, need: Need, mine: Pledge | None, form: PledgeForm, number: str) -> dict[str, Any]:
    campaign = need.campaign
    is_owner = rules.carries(viewer, campaign)
    page = Paginator(queries.given(viewer, need, is_owner=is_owner), ROWS).get_page(number)
    may_give = rules.may_change(viewer, mine) if mine else rules.may_pledge(viewer, need)
    steps = queries.becoming(mine) if mine else []
    return inside(viewer, campaign.community) | {
        "campaign": campaign,
        "need": need,
        "beam": beams(viewer, [need], {})[0],
        "mine": mine,
        "my_state": STATES[queries.state_of(steps)],
        "form": form,
        "may_give": may_give,
        "may_take_back": mine is not None and rules.may_take_back(viewer, mine),
        "may_mark": rules.may_set_mark(viewer, need),
        "is_owner": is_owner,
        "page": page,
        "rows": [_row(viewer, pledge, need, is_owner=is_owner) for pledge in page],
    }


def _row(viewer: Person, pledge: Pledge, need: Need, *, is_owner: bool) -> tuple[Given, str, str, bool]:
    """A pledge in the list; how much it is and where it stands is for its two sides."""
    given = Given(pledge, queries.state_of(pledge.taken))  # type: ignore[attr-defined]
    is_side = is_owner or pledge.by_id == viewer.pk
    amount = said(need.kind, need.currency, pledge.amount) if is_side and not need.is_signed else ""
    return given, amount, STATES[given.state] if is_side and not need.is_signed else "", is_side


def keeping(viewer: Person, pledge: Pledge, bound: StepForm | None = None) -> dict[str, Any]:
    need, campaign = pledge.need, pledge.need.campaign
    steps = queries.becoming(pledge)
    may = {kind: rules.may_step(viewer, pledge, kind) for kind in Step.Kind}
    is_inside = is_member(viewer, campaign.community)
    return inside(viewer, campaign.community) | {
        "frame": "communities/inside.html" if is_inside else "web/base.html",
        "is_inside": is_inside,
        "campaign": campaign,
        "need": need,
        "pledge": pledge,
        "amount": "" if need.is_signed else said(need.kind, need.currency, pledge.amount),
        "due": rules.due_of(pledge),
        "steps": steps,
        "state": STATES[queries.state_of(steps)],
        "called_off": rules.is_called_off(campaign),
        "is_mine": pledge.by_id == viewer.pk,
        "may": {kind.value: bool(verdict) for kind, verdict in may.items()},
        "why_not_yet": may[Step.Kind.NOT_KEPT].reason if may[Step.Kind.ASKED] or _asked(steps) else "",
        "may_take_back": rules.may_take_back(viewer, pledge),
        "form": bound or StepForm(),
        "anything": any(may.values()),
    }


def _asked(steps: list[Step]) -> bool:
    return any(step.kind == Step.Kind.ASKED for step in steps)
