"""A steward looks after a letter that could not be taken: it is tried once more, or let go."""

from django.db import transaction
from django.utils.dateformat import format as spell
from django.utils.timezone import localtime

from barnraiser.communities import actions as communities
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .. import tasks
from ..models import Arrival, Raw, State
from ..rules import may_tend


@transaction.atomic
def try_again(*, by: Person, arrival: Arrival) -> Arrival:
    """The letter is looked at as if it came in now. What was posted of it before is not posted again."""
    may_tend(by, arrival).require()
    return put_back(arrival=arrival)


@transaction.atomic
def put_back(*, arrival: Arrival) -> Arrival:
    """A letter kept apart waits once more, for a steward or for whoever runs the machine; several presses are one."""
    waits = {"state": State.WAITING, "reason": "", "due_at": clock.now(), "settled_at": None}
    if not Arrival.objects.kept_apart().filter(pk=arrival.pk).update(**waits):
        raise Refused("What becomes of this letter is settled already.")
    tasks.settle.enqueue(arrival.pk)
    arrival.refresh_from_db()
    return arrival


@transaction.atomic
def let_go(*, by: Person, arrival: Arrival) -> Arrival:
    """The letter's bytes are gone. That it came, and who let it go, stays to be read by all members."""
    may_tend(by, arrival).require()
    community = arrival.community
    ends = {"state": State.LET_GO, "settled_at": clock.now()}
    if not Arrival.objects.kept_apart().filter(pk=arrival.pk).update(**ends):
        raise Refused("What becomes of this letter is settled already.")
    Raw.objects.filter(arrival=arrival).delete()
    came = spell(localtime(arrival.received_at), "j F Y, H:i")
    said = f"Let go of a letter that came in on {came} and could not be taken: {arrival.reason}"
    if community is not None:  # else nobody might have tended it
        communities.log_power(community=community, what=said, by=by)
    arrival.state = State.LET_GO
    return arrival
