"""Call a gathering, change it, call it off."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock, text
from barnraiser.people.models import Person

from .. import three_words
from ..manifest import CALLED, CALLED_OFF, CHANGED
from ..models import CallingOff, Gathering, Host, Rsvp
from ..rules import has_room_for, may_call, may_call_off, may_change
from .places import hold, move_up, set_out

WHEN_AND_WHERE = ("starts_at", "ends_at", "way", "place", "directions", "link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is planned: what for, when, and where or at which link."""

    title: str
    words: str = ""
    way: str
    place: str = ""
    directions: str = ""
    access: str = ""
    link: str = ""
    starts_at: datetime
    ends_at: datetime
    capacity: int | None = None


@transaction.atomic
def call(*, by: Person, community: Community, plan: Plan) -> Gathering:
    """The gathering stands in the community, hosted by the one who calls it; every member hears of it."""
    may_call(by, community).require()
    now = clock.now()
    gathering = Gathering(
        community=community, by=by, words_to_say=three_words.draw(), called_at=now, changed_at=now
    )
    _follow(gathering, plan)
    gathering.save()
    Host.objects.create(gathering=gathering, person=by, since=now)
    set_out(gathering)
    ledger.record(CALLED, by=by, within=community, about=gathering.ref, at=now)
    return gathering


@transaction.atomic
def change(*, by: Person, gathering: Gathering, plan: Plan) -> Gathering:
    """The gathering is as planned now. Those coming hear of it where time or place changed; more places are given out."""
    gathering = hold(gathering)
    may_change(by, gathering).require()
    has_room_for(gathering, plan.capacity).require()
    before = [getattr(gathering, field) for field in WHEN_AND_WHERE]
    _follow(gathering, plan)
    gathering.sequence += 1
    gathering.changed_at = clock.now()
    gathering.save()
    set_out(gathering)
    moved = before != [getattr(gathering, field) for field in WHEN_AND_WHERE]
    _record(gathering, by, expected(gathering) if moved else [])
    move_up(gathering, by)
    return gathering


@transaction.atomic
def call_off(*, by: Person, gathering: Gathering, words: str) -> CallingOff:
    """The gathering does not happen. Those who wanted to come hear of it, with a word on why."""
    gathering = hold(gathering)
    may_call_off(by, gathering).require()
    return put_off(by, gathering, words)


def put_off(by: Person, gathering: Gathering, words: str) -> CallingOff:
    """The gathering, held, is called off. Whether by may do so was asked before."""
    now = clock.now()
    gathering.sequence += 1
    gathering.changed_at = now
    gathering.save(update_fields=["sequence", "changed_at"])
    off = CallingOff.objects.create(gathering=gathering, by=by, words=words, at=now)
    ledger.record(
        CALLED_OFF,
        by=by,
        toward=expected(gathering),
        within=gathering.community,
        about=gathering.ref,
        at=now,
    )
    return off


def expected(gathering: Gathering) -> list[Person]:
    """Hosts, those coming, and those who wait for a place."""
    answers = Rsvp.objects.filter(gathering=gathering).exclude(said=Rsvp.Said.NOT_THIS_TIME)
    hosts = Host.objects.filter(gathering=gathering)
    return [row.person for rows in (hosts, answers) for row in rows.select_related("person")]


def _follow(gathering: Gathering, plan: Plan) -> None:
    """What belongs to the other way of gathering is let go of."""
    online = plan.way == Gathering.Way.ONLINE
    gathering.title, gathering.words, gathering.html = plan.title, plan.words, text.render(plan.words)
    gathering.way = Gathering.Way(plan.way)
    gathering.place = "" if online else plan.place
    gathering.directions = "" if online else plan.directions
    gathering.access = plan.access
    gathering.link = plan.link if online else ""
    gathering.starts_at, gathering.ends_at = plan.starts_at, plan.ends_at
    gathering.capacity = plan.capacity


def _record(gathering: Gathering, by: Person, toward: list[Person]) -> None:
    ledger.record(
        CHANGED,
        by=by,
        toward=toward,
        within=gathering.community,
        about=gathering.ref,
        at=gathering.changed_at,
        occasion=f"gathering {gathering.pk} as of {gathering.sequence}",
    )
