"""Begin an exchange, write in it, take a message out."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock, text
from barnraiser.people.models import Person

from ..manifest import ASKED, WROTE
from ..models import Exchange, Line, Seat
from ..queries import turned_to
from ..rules import may_ask, may_begin, may_take_back, may_write, may_write_to, seat_of
from .reading import read

OUT = "*Taken out by whoever wrote it.*"


def begin(*, by: Person, others: Sequence[Person], words: str) -> Line:
    """The words stand in an exchange with these people. Two have one exchange, and go on in it.

    Whoever has never turned to the writer is asked first: the words wait for their yes.
    """
    html = text.render(words)
    try:
        return _begin(by, list(dict.fromkeys(others)), words, html)
    except IntegrityError:  # the other of the two was quicker, and began it
        return _begin(by, list(dict.fromkeys(others)), words, html)


@transaction.atomic
def _begin(by: Person, others: list[Person], words: str, html: str) -> Line:
    hold(by)
    if len(others) == 1 and (standing := _of_two(by, others[0])):
        may_write_to(by, others[0]).require()
        return _go_on(by, standing, words, html)
    may_begin(by, others).require()
    near = turned_to(by, others)
    may_ask(by, len(others) - len(near)).require()
    exchange = _open(by, others, near)
    return _say(by, exchange, words, html)


def write(*, by: Person, exchange: Exchange, words: str) -> Line:
    """The words stand in the exchange, for all who sit in it."""
    html = text.render(words)
    with transaction.atomic():
        hold(by)
        may_write(by, exchange).require()
        return _say(by, exchange, words, html)


@transaction.atomic
def take_back(*, by: Person, message: Line) -> Line:
    """Where the message stood, it says that whoever wrote it took it out. Its act no longer counts."""
    may_take_back(by, message).require()
    for kind in (WROTE, ASKED):
        for act in ledger.standing_about_occasion(kind, _occasion(message)):
            ledger.retract(act=act, by=by, reason="taken out")
    message.words, message.html, message.taken_back_at = OUT, text.render(OUT), clock.now()
    message.save(update_fields=["words", "html", "taken_back_at"])
    return message


def hold(by: Person) -> None:
    """What one person writes is counted one after the other, so that no limit is passed by writing all at once.

    Their key is left alone: two who begin with each other at once would wait for one another's for ever.
    """
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)


def _of_two(by: Person, other: Person) -> Exchange | None:
    return Exchange.objects.between(by, other).select_related("community", "begun_by").first()


def _go_on(by: Person, exchange: Exchange, words: str, html: str) -> Line:
    """Who writes to somebody who wrote to them says yes by it; who had left comes back."""
    seat = seat_of(by, exchange)
    if seat and not seat.is_in:
        seat.answer, seat.answered_at = Seat.Answer.IN, clock.now()
        seat.save(update_fields=["answer", "answered_at"])
    may_write(by, exchange).require()
    return _say(by, exchange, words, html)


def _open(by: Person, others: list[Person], near: set[int]) -> Exchange:
    now = clock.now()
    is_pair = len(others) == 1
    one, other = sorted((by, others[0]), key=lambda person: person.pk) if is_pair else (None, None)
    exchange = Exchange.objects.create(
        begun_by=by,
        one=one,
        other=other,
        is_pair=is_pair,
        community=room_of([by, *others]),
        begun_at=now,
        last_at=now,
    )
    seats = [Seat(exchange=exchange, person=by, place=1, answer=Seat.Answer.IN, answered_at=now)]
    for place, person in enumerate(others, start=2):
        is_near = person.pk in near
        answer = Seat.Answer.IN if is_near else Seat.Answer.WAITS
        seats.append(
            Seat(
                exchange=exchange,
                person=person,
                place=place,
                answer=answer,
                was_asked=not is_near,
                asked_by=by,
                asked_at=now,
            )
        )
    Seat.objects.bulk_create(seats)
    return exchange


def room_of(people: Sequence[Person]) -> Community | None:
    """A community all of them are members of: the one that has been there longest."""
    rooms = Community.objects.all()
    for person in people:
        rooms = rooms.filter(pk__in=Community.objects.of(person).values("pk"))
    return rooms.order_by("pk").first()


def _say(by: Person, exchange: Exchange, words: str, html: str) -> Line:
    now = clock.now()
    message = Line.objects.create(exchange=exchange, by=by, words=words, html=html, at=now)
    Exchange.objects.filter(pk=exchange.pk, last_at__lt=now).update(last_at=now)
    seats = Seat.objects.filter(exchange=exchange).exclude(person=by).exclude(person=None)
    said: dict[str, list[Person]] = {}
    for seat in seats.select_related("person"):
        assert seat.person  # noqa: S101 - the query asked for seats with a person
        said.setdefault(seat.answer, []).append(seat.person)
    _record(message, by, said.get(Seat.Answer.IN, []), said.get(Seat.Answer.WAITS, []), now)
    read(by=by, exchange=exchange, until=now)
    return message


def _record(message: Line, by: Person, hearing: list[Person], asked: list[Person], at: datetime) -> None:
    """Toward those who said yes; those who have not are asked once, with the first message."""
    exchange, occasion = message.exchange, _occasion(message)
    if hearing:
        ledger.record(
            WROTE,
            by=by,
            toward=hearing,
            within=exchange.community,
            about=exchange.ref,
            at=at,
            occasion=occasion,
        )
    is_first = not Line.objects.filter(exchange=exchange).exclude(pk=message.pk).exists()
    if asked and is_first:
        ledger.record(
            ASKED,
            by=by,
            toward=asked,
            within=exchange.community,
            about=exchange.ref,
            at=at,
            occasion=occasion,
        )


def _occasion(message: Line) -> str:
    return f"message {message.code}"
