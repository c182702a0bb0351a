"""The viewer's exchanges: which there are, what is new in each, what waits for a yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from barnraiser.ground.manifest import Flow, Opening
from barnraiser.ground.text import gist
from barnraiser.people.models import Person

from ..models import Exchange, Line, Seat
from .sight import visible_to

FACES = 4
GIST = 110
MANY = 20
MOST_OPENINGS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An exchange as the list shows it to one who sits in it."""

    exchange: Exchange
    people: list[Person]
    names: str
    begins: str
    is_mine: bool
    new: int
    is_muted: bool

    @property
    def faces(self) -> list[Person]:
        return self.people[:FACES]


def sitting(viewer: Person, answer: Seat.Answer = Seat.Answer.IN) -> QuerySet[Exchange]:
    """Those to which the viewer said yes (or what is given), the last spoken in first."""
    seats = Seat.objects.filter(person=viewer, answer=answer)
    return shown(viewer).filter(pk__in=seats.values("exchange"))


def waiting(viewer: Person) -> list[Row]:
    """What others would like to write to the viewer, and waits for a yes."""
    return rows(viewer, list(sitting(viewer, Seat.Answer.WAITS)[:MANY]))


def refused(viewer: Person) -> list[Row]:
    """What the viewer said no to. They alone know, and can still say yes."""
    return rows(viewer, list(sitting(viewer, Seat.Answer.NO)[:MANY]))


def rows(viewer: Person, exchanges: Sequence[Exchange]) -> list[Row]:
    """What a page of `sitting` shows, in no further query."""
    return [_row(viewer, exchange) for exchange in exchanges]


def unread(viewer: Person) -> int:
    """How many exchanges have something new for the viewer, or wait for their yes; counted up to one more than MANY."""
    fresh = Line.objects.fresh_for(viewer).order_by().values("exchange")
    asked = Seat.objects.filter(person=viewer, answer=Seat.Answer.WAITS).order_by().values("exchange")
    return Exchange.objects.filter(Q(pk__in=fresh) | Q(pk__in=asked)).order_by()[: MANY + 1].count()


def hushed(viewer: Person) -> QuerySet[Seat, str]:
    """The refs of exchanges the viewer wants no notice of: those they muted, said no to, or left."""
    quiet = Seat.objects.filter(person=viewer).exclude(answer=Seat.Answer.WAITS)
    quiet = quiet.filter(is_muted=True) | quiet.exclude(answer=Seat.Answer.IN)
    return quiet.values_list(Concat(Value("direct.exchange:"), "exchange__code"), flat=True)


def openings(viewer: Person) -> list[Opening]:
    """What is new, and what waits for a yes: a few, the newest first."""
    if not Seat.objects.filter(person=viewer).exists():
        return []
    fresh = Line.objects.fresh_for(viewer).order_by().values("exchange")
    new = rows(viewer, list(shown(viewer).filter(pk__in=fresh)[:MOST_OPENINGS]))
    return [_opening(row, "Read it") for row in new] + [
        _opening(row, "Say yes or no") for row in waiting(viewer)[:MOST_OPENINGS]
    ]


def _opening(row: Row, act: str) -> Opening:
    asks = act != "Read it"
    return Opening(
        key=f"direct.{'asked' if asks else 'new'}:{row.exchange.code}:{row.exchange.last_at:%Y%m%d%H%M%S}",
        flow=Flow.MESSAGES,
        title=f"{row.names} would like to write to you" if asks else f"{row.names} wrote to you",
        why="It waits until you say yes or no. A no is not shown." if asks else "You have not read it yet.",
        because=("Only those it is written to can read it.",),
        url=row.exchange.get_absolute_url(),
        act=act,
        person=row.people[0] if row.people else None,
        at=row.exchange.last_at,
    )


def shown(viewer: Person) -> QuerySet[Exchange, Any]:
    said = Line.objects.visible_to(viewer).filter(exchange=OuterRef("pk")).order_by("-at", "-pk")
    fresh = Line.objects.fresh_for(viewer).filter(exchange=OuterRef("pk")).order_by().values("exchange")
    seats = Seat.objects.select_related("person").order_by("place")
    return (
        visible_to(viewer)
        .annotate(
            last_html=Subquery(said.values("html")[:1]),
            last_by=Subquery(said.values("by")[:1]),
            fresh=Coalesce(Subquery(fresh.annotate(n=Count("pk")).values("n")), 0),
        )
        .prefetch_related(Prefetch("seats", seats))
        .order_by("-last_at", "-pk")
    )


def _row(viewer: Person, exchange: Any) -> Row:
    seats = list(exchange.seats.all())
    others = [seat.person for seat in seats if seat.person and seat.person != viewer]
    gone = sum(seat.person is None for seat in seats)
    mine = next(seat for seat in seats if seat.person == viewer)
    return Row(
        exchange=exchange,
        people=others,
        names=names_of(others, gone),
        begins=gist(exchange.last_html or "", GIST),
        is_mine=exchange.last_by == viewer.pk,
        new=exchange.fresh,
        is_muted=mine.is_muted,
    )


def names(viewer: Person, exchange: Exchange) -> str:
    """Whom the viewer is there with."""
    seats = list(
        Seat.objects.filter(exchange=exchange)
        .exclude(person=viewer)
        .select_related("person")
        .order_by("place")
    )
    return names_of(
        [seat.person for seat in seats if seat.person], sum(seat.person is None for seat in seats)
    )


def names_of(people: Sequence[Person], gone: int = 0) -> str:
    """`Ruth Amsel, Callum Birch and somebody who left`."""
    names = [person.name for person in people] + ["somebody who left"] * gone
    *first, last = names or ["nobody"]
    return f"{', '.join(first)} and {last}" if first else last
