"""Who may write to whom, say yes or no, ask for quiet, and go."""

from collections.abc import Sequence
from datetime import timedelta

from barnraiser.ground import clock
from barnraiser.ground.verdict import YES, Verdict, all_of, no, provided
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import MOST_SEATS, Exchange, Line, Seat

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
BEGUN_A_DAY = 20
STRANGERS_A_DAY = 5
MESSAGES_AN_HOUR = 120


def may_write_to(by: Person, toward: Person) -> Verdict:
    """Anybody whose page they see by being acquainted, and who has come in."""
    return all_of(
        provided(by.pk != toward.pk, "A message is for somebody else."),
        provided(toward.is_claimed, f"{toward.name} has not come in yet."),
        lambda: provided(people.sees(by, toward), f"You and {toward.name} are not acquainted here."),
    )


def may_begin(by: Person, others: Sequence[Person]) -> Verdict:
    """To one, or to a few at once; not to many, and not to one after the other all day."""
    return all_of(
        provided(bool(others), "Say who it is for."),
        provided(
            len(others) < MOST_SEATS,
            f"{MOST_SEATS} people are the most, you among them. For more, start a conversation in a community.",
        ),
        *(may_write_to(by, other) for other in others),
        lambda: provided(
            _begun(by) < BEGUN_A_DAY,
            f"You have begun {BEGUN_A_DAY} exchanges since yesterday. Write the next ones tomorrow.",
        ),
    )


def may_ask(by: Person, strangers: int) -> Verdict:
    """People who have never turned to them: a few a day."""
    asked = Seat.objects.filter(asked_by=by, asked_at__gt=clock.now() - A_DAY)
    return provided(
        not strangers or asked.filter(was_asked=True).count() + strangers <= STRANGERS_A_DAY,
        f"To people who have not turned to you before you can write {STRANGERS_A_DAY} times a day. "
        "Answering them in a conversation is another way to begin.",
    )


def may_write(by: Person, exchange: Exchange) -> Verdict:
    """Who sits in it and said yes, while somebody else does too. The first message waits alone."""
    return all_of(
        lambda: sits_in(by, exchange),
        lambda: _reaches_somebody(by, exchange),
        lambda: _still_acquainted(by, exchange),
        lambda: has_breath(by),
    )


def may_ask_into(by: Person, exchange: Exchange) -> Verdict:
    """Who sits in it asks others in, as long as there is a place. Who left keeps theirs, and a no frees none."""
    return all_of(
        lambda: sits_in(by, exchange),
        provided(
            not exchange.is_pair,
            "Between two it stays between two. Write to several to begin with all of you.",
        ),
        lambda: provided(
            Seat.objects.filter(exchange=exchange).count() < MOST_SEATS,
            f"All {MOST_SEATS} places are taken, those of people who left among them. Begin another, or start a conversation.",
        ),
    )


def may_ask_in(by: Person, exchange: Exchange, person: Person) -> Verdict:
    """Somebody they may write to, who has no place in it yet. Whoever was asked and has not said, and whoever said no, look the
    same from here.
    """
    return all_of(
        lambda: may_ask_into(by, exchange),
        lambda: may_write_to(by, person),
        lambda: provided(seat_of(person, exchange) is None, f"{person.name} has been asked already."),
    )


def has_breath(by: Person) -> Verdict:
    lately = Line.objects.filter(by=by, at__gt=clock.now() - AN_HOUR).count()
    return provided(
        lately < MESSAGES_AN_HOUR,
        f"You have written {MESSAGES_AN_HOUR} messages within the hour. Rest a little.",
    )


def sits_in(by: Person, exchange: Exchange) -> Verdict:
    seat = seat_of(by, exchange)
    if seat is None:
        return no("This page does not exist.")
    return all_of(
        provided(not seat.waits, "Say yes to it first."),
        provided(not seat.said_no, "You said no to it. You can still say yes."),
        provided(not seat.has_left, "You have left it."),
    )


def _reaches_somebody(by: Person, exchange: Exchange) -> Verdict:
    """Whoever was asked and has not said, and whoever said no, look the same from here."""
    others = list(Seat.objects.filter(exchange=exchange).exclude(person=by).exclude(person=None))
    if any(seat.is_in for seat in others):
        return YES
    if all(seat.has_left for seat in others):
        return no("Nobody else is here any more.")
    return provided(
        not Line.objects.filter(exchange=exchange, by=by).exists(),
        "Your message waits until somebody says yes. Until then it is the only one.",
    )


def _still_acquainted(by: Person, exchange: Exchange) -> Verdict:
    """Two who are no longer acquainted here write no more; what they wrote stays to be read."""
    if not exchange.is_pair:
        return YES
    seats = Seat.objects.filter(exchange=exchange).exclude(person=by).select_related("person")
    return all_of(*(may_write_to(by, seat.person) for seat in seats if seat.person))


def may_answer(by: Person, seat: Seat, *, yes: bool) -> Verdict:
    """Who was asked says yes or no, and after a no still yes."""
    return all_of(
        provided(seat.person_id == by.pk, "This page does not exist."),
        provided(seat.waits or (yes and seat.said_no), "You have said so already."),
    )


def may_leave(by: Person, exchange: Exchange) -> Verdict:
    return sits_in(by, exchange)


def may_mute(by: Person, exchange: Exchange) -> Verdict:
    return sits_in(by, exchange)


def may_take_back(by: Person, message: Line) -> Verdict:
    return all_of(
        provided(message.by_id == by.pk, "A message is taken out by whoever wrote it."),
        provided(message.taken_back_at is None, "You have taken it out already."),
    )


def seat_of(person: Person, exchange: Exchange) -> Seat | None:
    return Seat.objects.filter(exchange=exchange, person=person).first()


def _begun(by: Person) -> int:
    return Exchange.objects.filter(begun_by=by, begun_at__gt=clock.now() - A_DAY).count()
