"""What the campaign says to the world: proposed by any member, agreed when enough of those who spoke stand behind it."""

from barnraiser.communities.rules import may_take_part
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import Campaign, Point, Voice
from .carrying import may_carry, while_running

ENOUGH = 3
OF_THREE = 2


def may_propose(by: Person | None, campaign: Campaign) -> Verdict:
    return all_of(lambda: may_take_part(by, campaign.community), lambda: while_running(campaign))


def is_open(point: Point) -> Verdict:
    return all_of(
        lambda: while_running(point.campaign),
        lambda: provided(not hasattr(point, "settlement"), "This point is settled. Propose another wording."),
    )


def may_speak_to(by: Person | None, point: Point) -> Verdict:
    return all_of(
        lambda: may_take_part(by, point.campaign.community),
        lambda: is_open(point),
    )


def has_enough(behind: int, spoke: int) -> bool:
    """At least three stand behind it, and two of every three who spoke."""
    return behind >= ENOUGH and 3 * behind >= OF_THREE * spoke


def may_settle(by: Person | None, point: Point, *, agreed: bool) -> Verdict:
    voices = Voice.objects.filter(point=point)
    return all_of(
        lambda: may_carry(by, point.campaign),
        lambda: is_open(point),
        lambda: provided(
            not agreed or has_enough(voices.filter(stance=Voice.Stance.BEHIND).count(), voices.count()),
            "A point is agreed when at least three stand behind it, and two of every three who spoke.",
        ),
    )
