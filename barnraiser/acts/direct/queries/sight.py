"""What a viewer sees at all. Everything else here begins with these."""

from django.db.models import QuerySet

from barnraiser.people.models import Person

from ..models import Exchange, Line, Seat
from ..models.exchange import ExchangeQuerySet
from ..models.line import LineQuerySet


def visible_to(viewer: Person | None) -> ExchangeQuerySet:
    return Exchange.objects.visible_to(viewer).select_related("begun_by", "community")


def messages_visible_to(viewer: Person | None) -> LineQuerySet:
    return Line.objects.visible_to(viewer).select_related("exchange", "by")


def seat_of(viewer: Person, exchange: Exchange) -> Seat | None:
    return Seat.objects.filter(exchange=exchange, person=viewer).first()


def seated(exchange: Exchange) -> QuerySet[Seat, int | None]:
    """Keys of everybody who has a place in it, also of those who left."""
    return (
        Seat.objects.filter(exchange=exchange, person__isnull=False)
        .order_by()
        .values_list("person_id", flat=True)
    )


def pair_of(viewer: Person, other: Person) -> Exchange | None:
    """The exchange of the two, if the viewer sits in it."""
    return visible_to(viewer).filter(pk__in=Exchange.objects.between(viewer, other).values("pk")).first()
