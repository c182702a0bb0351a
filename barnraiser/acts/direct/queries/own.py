"""A person's own data here: their words, and of others only who wrote and when."""

from collections.abc import Iterator
from typing import Any

from barnraiser.ground.manifest import Letter
from barnraiser.people.models import Person

from ..models import Exchange, Line, Seat
from .lists import names_of


def own(person: Person) -> dict[str, Any]:
    """Every exchange the person sits or sat in. Who said no to them, or asked for quiet, is not told here either."""
    seats = Seat.objects.filter(person=person).select_related("exchange").order_by("pk")
    keys = [seat.exchange_id for seat in seats]
    began = set(Exchange.objects.filter(begun_by=person).values_list("pk", flat=True))
    pairs = set(
        (Exchange.objects.filter(one=person) | Exchange.objects.filter(other=person)).values_list(
            "pk", flat=True
        )
    )
    company = _company(person, keys)
    asked_in = _asked_in(person)
    seen = Line.objects.visible_to(person) | Line.objects.filter(by=person)
    said: dict[int, list[dict[str, Any]]] = {}
    for message in seen.filter(exchange__in=keys).select_related("by").order_by("at", "pk"):
        said.setdefault(message.exchange_id, []).append(_line(message, person))
    return {
        "exchanges": [
            {
                "code": seat.exchange.code,
                "with": company.get(seat.exchange_id, []),
                "is_between_two": seat.exchange_id in pairs,
                "i_began_it": seat.exchange_id in began,
                "i_asked_in": asked_in.get(seat.exchange_id, []),
                "my_answer": seat.answer,
                "i_read_from": seat.reads_from.isoformat() if seat.reads_from else None,
                "muted": seat.is_muted,
                "read_until": seat.read_until.isoformat() if seat.read_until else None,
                "messages": said.get(seat.exchange_id, []),
            }
            for seat in seats
        ]
    }


def letters(person: Person) -> Iterator[Letter]:
    """What the person wrote, oldest first."""
    said = Line.objects.filter(by=person).select_related("exchange").order_by("at", "pk")
    company = _company(person, list(Seat.objects.filter(person=person).values_list("exchange_id", flat=True)))
    for message in said.iterator(chunk_size=500):
        about = f"To {', '.join(company.get(message.exchange_id, [])) or 'somebody who left'}"
        yield Letter(key=message.code, at=message.at, about=about, words=message.words)


def _company(person: Person, keys: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    others = Seat.objects.filter(exchange__in=keys).exclude(person=person).select_related("person")
    for seat in others.order_by("place"):
        found.setdefault(seat.exchange_id, []).append(
            names_of([seat.person] if seat.person else [], not seat.person)
        )
    return found


def _asked_in(person: Person) -> dict[int, list[str]]:
    """By exchange, whom the person asked in later."""
    found: dict[int, list[str]] = {}
    later = Seat.objects.filter(asked_by=person).exclude(reads_from=None).select_related("person")
    for seat in later.order_by("asked_at", "pk"):
        found.setdefault(seat.exchange_id, []).append(
            names_of([seat.person] if seat.person else [], not seat.person)
        )
    return found


def _line(message: Line, person: Person) -> dict[str, Any]:
    who = "me" if message.by_id == person.pk else message.by.name if message.by else "somebody who left"
    line = {"by": who, "at": message.at.isoformat()}
    return line | ({"code": message.code, "words": message.words} if message.by_id == person.pk else {})
