"""In which order people stand: how well they fit, how near they are, who joined lately. There is no other."""

from math import cos, radians

from django.db.models import Case, Count, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Abs, Coalesce, Least

from barnraiser.ground import search

from ..models import Listed, Wording
from .finding import Cares
from .search import Search
from .wanted import Order

LABELS = {
    Order.RELEVANCE: "What fits best",
    Order.DISTANCE: "Nearest first",
    Order.LATELY: "Who joined lately",
}


def orders(looked: Search) -> list[tuple[Order, str]]:
    """The orders there are for this viewer: distance needs to know where they are."""
    return [
        (order, label) for order, label in LABELS.items() if order != Order.DISTANCE or _has_point(looked)
    ]


def order_of(looked: Search) -> Order:
    """The order the search is in: what was asked for, where it can be had."""
    first = looked.wanted.first
    return first if first in dict(orders(looked)) else Order.RELEVANCE


def in_order(looked: Search, rows: QuerySet[Listed]) -> QuerySet[Listed]:
    """The entries in the order that was asked for; the alphabet settles the rest."""
    order = order_of(looked)
    if order == Order.LATELY:
        return rows.order_by("-arrived_at", "pk")
    if order == Order.DISTANCE:
        return rows.annotate(far=_far(looked)).order_by(F("far").asc(nulls_last=True), "called", "pk")
    return _fitting(looked, rows)


def _fitting(looked: Search, rows: QuerySet[Listed]) -> QuerySet[Listed]:
    """Who is called so comes first, then who shares the most interests with the viewer."""
    first = []
    if asked := search.asked(looked.wanted.words):
        named = Wording.objects.filter(words__say=Wording.of_name(asked)).values("key")
        is_named = Case(When(Q(pk__in=named), then=Value(0)), default=Value(1))
        rows, first = rows.annotate(named=is_named), ["named"]
    if looked.mine:
        shared = Cares.objects.filter(listed=OuterRef("pk"), interest__in=list(looked.mine)).order_by()
        counted = shared.values("listed").annotate(n=Count("pk")).values("n")  # type: ignore[misc]
        rows = rows.annotate(shared=Coalesce(Subquery(counted), 0))
        first.append("-shared")
    return rows.order_by(*first, "called", "pk")


def _has_point(looked: Search) -> bool:
    return looked.viewer.latitude is not None and looked.viewer.longitude is not None


def _far(looked: Search) -> Case:
    """Grows with the distance, near enough for an order: degrees, those of longitude as wide as they are here."""
    latitude, longitude = float(looked.viewer.latitude or 0), float(looked.viewer.longitude or 0)
    across = Abs(F("longitude") - Value(longitude))
    way = Least(across, Value(360.0) - across) * Value(cos(radians(latitude)))
    up = F("latitude") - Value(latitude)
    return Case(When(latitude__isnull=False, then=way * way + up * up), output_field=FloatField())
