"""Ask another into an exchange among a few."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.rules import is_member
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import ASKED_IN
from ..models import Exchange, Seat
from ..queries import turned_to
from ..rules import may_ask, may_ask_in
from .writing import hold, room_of


@transaction.atomic
def ask_in(*, by: Person, exchange: Exchange, person: Person) -> Seat:
    """The person has a place in it, and the others read who asked them. Nothing that was said before is theirs to read. Whoever has
    never turned to the one who asks says yes first.
    """
    hold(by)
    held = Exchange.objects.select_for_update(of=("self",)).select_related("community").get(pk=exchange.pk)
    may_ask_in(by, held, person).require()
    is_near = person.pk in turned_to(by, [person])
    may_ask(by, int(not is_near)).require()
    seat = _sit(by, held, person, is_near=is_near)
    _share_a_room(held, person)
    ledger.record(
        ASKED_IN,
        by=by,
        toward=[person],
        within=held.community,
        about=held.ref,
        at=seat.asked_at,
        occasion=f"asked into seat {seat.pk}",
    )
    return seat


def _sit(by: Person, exchange: Exchange, person: Person, *, is_near: bool) -> Seat:
    now = clock.now()
    return Seat.objects.create(
        exchange=exchange,
        person=person,
        place=Seat.objects.filter(exchange=exchange).count() + 1,
        answer=Seat.Answer.IN if is_near else Seat.Answer.WAITS,
        answered_at=now if is_near else None,
        was_asked=not is_near,
        asked_by=by,
        asked_at=now,
        reads_from=now,
        read_until=now,
    )


def _share_a_room(exchange: Exchange, newcomer: Person) -> None:
    """What passes among them counts in a community that all of them are members of, or in none."""
    if exchange.community and not is_member(newcomer, exchange.community):
        seats = Seat.objects.filter(exchange=exchange, person__isnull=False).select_related("person")
        exchange.community = room_of([seat.person for seat in seats if seat.person])
        exchange.save(update_fields=["community"])
