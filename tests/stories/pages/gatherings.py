"""The pages of gatherings: one ahead, one that has been, and two who met."""

from datetime import datetime, timedelta

from barnraiser.acts.gatherings import actions
from barnraiser.acts.gatherings.actions.calling import Plan
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.ground import clock

from . import House

WRITTEN_TO_ONLY = {
    "gatherings:absence",
    "gatherings:answer",
    "gatherings:attendance",
    "gatherings:calendar_withdrawal",
    "gatherings:completion",
    "gatherings:conclusion",
    "gatherings:conversation",
    "gatherings:host_withdrawal",
    "gatherings:hosts",
    "gatherings:intention_withdrawal",
    "gatherings:intentions",
    "gatherings:meeting_reply",
    "gatherings:meeting_withdrawal",
    "gatherings:meetings",
    "gatherings:steps",
    "gatherings:ticks",
}
NOT_A_PAGE = {"gatherings:feed", "gatherings:single_calendar"}


def pages(house: House) -> dict[str, str]:
    been, ahead = _has_been(house), _is_ahead(house)
    nell, other = house.nell, house.others[0]
    today = clock.now().date()
    met = When(day=today - timedelta(days=1), minutes=60, place="The Wholefood Co-op")
    told = actions.say_we_met(by=other, other=nell, community=house.community, when=met)
    actions.open_feed(by=nell)
    assert been.has_begun
    return {
        "gatherings:list": f"/communities/{house.community.slug}/gatherings/",
        "gatherings:call": f"/communities/{house.community.slug}/gatherings/call/",
        "gatherings:detail": been.get_absolute_url(),
        "gatherings:change": f"{ahead.get_absolute_url()}change/",
        "gatherings:calling_off": f"{ahead.get_absolute_url()}calling-off/",
        "gatherings:hosting": f"{been.get_absolute_url()}hosting/",
        "gatherings:meeting": told.get_absolute_url(),
        "gatherings:we_met": f"/people/{other.handle}/met/",
        "gatherings:calendar": "/me/calendar/",
    }


def _has_been(house: House) -> Gathering:
    """An hour ago; everybody was there, two say whom they met, and something was agreed."""
    start = clock.now() - timedelta(hours=2)
    held = _called(house, "A walk round the lentil strip", start, capacity=None)
    for person in (house.nell, *house.others):
        actions.check_in(by=person, gathering=held, words=held.words_to_say)
    actions.say_met_at(by=house.others[0], gathering=held, people=[house.nell])
    actions.say_met_at(by=house.nell, gathering=held, people=house.others[:3])
    actions.agree(by=house.nell, gathering=held, words="Bring the auger", who=house.nell)
    actions.intend(by=house.nell, toward=house.others[2], gathering=held, words="about carrots")
    actions.conclude(by=house.nell, gathering=held)
    return held


def _is_ahead(house: House) -> Gathering:
    """In five days, and full."""
    held = _called(house, "Honest failures", clock.now() + timedelta(days=5), capacity=4)
    for person in house.others:
        actions.answer(by=person, gathering=held, coming=True, brings="Six loaves")
    return held


def _called(house: House, title: str, start: datetime, capacity: int | None) -> Gathering:
    plan = Plan(
        title=title,
        words="Bring one thing that *went wrong*.",
        way="in_person",
        place="Hollin Farm",
        directions="Bus 14 stops at the gate",
        access="Level yard, ramp into the barn",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        capacity=capacity,
    )
    return actions.call(by=house.nell, community=house.community, plan=plan)
