"""What somebody says to an exchange they were asked into or sit in: yes, no, quiet, good-bye."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import ACCEPTED
from ..models import Exchange, Seat
from ..rules import may_answer, may_leave, may_mute


@transaction.atomic
def accept(*, by: Person, exchange: Exchange) -> Seat:
    """The person sits in the exchange: what was said and what will be is theirs to read and to answer; of one they were asked into
    later, only what will be.
    """
    seat = _own_seat(by, exchange)
    may_answer(by, seat, yes=True).require()
    _answered(seat, Seat.Answer.IN)
    if seat.came_later:
        seat.reads_from = seat.read_until = seat.answered_at
        seat.save(update_fields=["reads_from", "read_until"])
    if seat.asked_by:
        ledger.record(
            ACCEPTED,
            by=by,
            toward=[seat.asked_by],
            within=exchange.community,
            about=exchange.ref,
            occasion=f"yes of {seat.pk}",
        )
    return seat


@transaction.atomic
def decline(*, by: Person, exchange: Exchange) -> Seat:
    """The person hears nothing more of it. Nobody is told, and nothing that others see is different from before."""
    seat = _own_seat(by, exchange)
    may_answer(by, seat, yes=False).require()
    return _answered(seat, Seat.Answer.NO)


@transaction.atomic
def leave(*, by: Person, exchange: Exchange) -> Seat:
    """The person no longer sits in the exchange, and reads no more of it. Their words stay with the others."""
    may_leave(by, exchange).require()
    return _answered(_own_seat(by, exchange), Seat.Answer.LEFT)


@transaction.atomic
def mute(*, by: Person, exchange: Exchange) -> Seat:
    """What is said there is not new to the person any more. Nobody else knows."""
    return _hush(by, exchange, is_muted=True)


@transaction.atomic
def unmute(*, by: Person, exchange: Exchange) -> Seat:
    """What is said there is new to the person again."""
    return _hush(by, exchange, is_muted=False)


def _hush(by: Person, exchange: Exchange, *, is_muted: bool) -> Seat:
    may_mute(by, exchange).require()
    seat = _own_seat(by, exchange)
    seat.is_muted = is_muted
    seat.save(update_fields=["is_muted"])
    return seat


def _own_seat(by: Person, exchange: Exchange) -> Seat:
    seats = Seat.objects.select_for_update(of=("self",)).select_related("asked_by")
    return seats.get(exchange=exchange, person=by)


def _answered(seat: Seat, answer: Seat.Answer) -> Seat:
    seat.answer, seat.answered_at = answer, clock.now()
    seat.save(update_fields=["answer", "answered_at"])
    return seat
