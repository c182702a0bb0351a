"""Who prints sheets and lists, and who enters what came back on paper."""

from datetime import timedelta

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import Miss, Sheet
from .asking import may_keep_the_door

A_WHILE = timedelta(minutes=15)
GUESSES = 6
SHEETS_WAITING = 60


def may_print(by: Person, community: Community) -> Verdict:
    """Stewards and hosts: a list on paper is no longer in anybody's hands but the reader's."""
    return may_keep_the_door(by, community)


def may_make_sheets(by: Person, community: Community, number: int) -> Verdict:
    waiting = Sheet.objects.waiting().filter(community=community).count()
    return all_of(
        lambda: may_print(by, community),
        lambda: provided(
            number > 0 and waiting + number <= SHEETS_WAITING,
            f"At most {SHEETS_WAITING} sheets may be out at once. Enter or let go of some first.",
        ),
    )


def may_try_a_code(by: Person, community: Community) -> Verdict:
    """A few times: whoever mistypes more often waits a little, and so does whoever guesses."""
    missed = Miss.objects.filter(person=by, at__gt=clock.now() - A_WHILE)
    return all_of(
        lambda: communities.may_take_part(by, community),
        lambda: provided(
            missed.count() < GUESSES, "That was not it several times. Try again in a quarter of an hour."
        ),
    )


def is_waiting(sheet: Sheet) -> Verdict:
    return provided(
        sheet.used_at is None and sheet.expires_at > clock.now(), "No sheet with this code waits here."
    )
