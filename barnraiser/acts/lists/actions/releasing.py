"""The author of a held letter says what becomes of it."""

from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Level
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .. import addresses, reading, sayings
from ..addresses import Purpose
from ..models import Arrival, Raw, State
from ..rules import may_settle
from .endings import end
from .leaving import leave
from .posting import Place, post


def release(*, by: Person, arrival: Arrival) -> Arrival:
    """The letter does what it would have done had it been beyond doubt."""
    may_settle(by, arrival).require()
    destination = addresses.find(arrival.recipient)
    if destination is None or destination.community is None:
        raise Refused("The conversation it answers is no longer there.")
    if destination.purpose == Purpose.SUBSCRIBE:
        conversations.hear(by=by, community=destination.community, level=Level.ALL, cadence=Cadence.AT_ONCE)
        return end(arrival=arrival, state=State.DONE, reason="All of it comes by mail, at once.")
    if destination.purpose == Purpose.UNSUBSCRIBE:
        leave(by=by, community=destination.community)
        return end(arrival=arrival, state=State.DONE, reason="Its letters end.")
    letter = reading.read(bytes(Raw.objects.get(arrival=arrival).data))
    if not letter.words.strip() and not letter.files:
        raise Refused(sayings.NO_WORDS)
    place = Place.of(destination.community, destination.conversation, None)
    post(arrival=arrival, letter=letter, by=by, place=place, is_meant=True)
    arrival.refresh_from_db()
    return arrival


@transaction.atomic
def discard(*, by: Person, arrival: Arrival) -> Arrival:
    """The letter is posted nowhere, and its bytes are gone."""
    may_settle(by, arrival).require()
    Raw.objects.filter(arrival=arrival).update(data=b"")
    return end(arrival=arrival, state=State.DISCARDED)
