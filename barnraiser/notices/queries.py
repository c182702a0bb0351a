"""Who should hear of which act. Worked out at each reading, from the ledger and from nothing else.

An act is told to those it was done toward, or to everybody in its community, as its kind says. What happened in a
community is told to its current members, from the day they came in; what runs between a pair is the pair's, member or
not. Nobody hears of what they did themselves, of what the actor keeps secret, or of what was taken back.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind, Seen, Tells, kinds
from barnraiser.people.models import Person

from .models import Reading

HALF_A_YEAR = timedelta(days=183)
MANY = 20


def for_(viewer: Person) -> QuerySet[Act, Any]:
    """Keys and moments of the acts the viewer is told of, newest first, half a year back. Two indexes, one query."""
    return _told(viewer, _recent()).order_by("-at", "-id")


def fresh(viewer: Person) -> QuerySet[Act, Any]:
    """Those of them that are new to the viewer, as many as one more than MANY, in no order.

    The mark is read first: a database that knows the moment finds the few acts after it by index.
    """
    return _told(viewer, _recent(), Q(at__gt=read_until(viewer)))[: MANY + 1]


def waiting(viewer: Person) -> int:
    """How many are new to the viewer, counted up to one more than MANY. Two queries, both by index."""
    return fresh(viewer).count()


def read_until(viewer: Person) -> datetime:
    """Up to when the viewer has read; at first, since when they are here."""
    row = Reading.objects.filter(person=viewer).first()
    return row.until if row else viewer.arrived_at


def acts(keys: list[int]) -> list[Act]:
    """The acts in this order, with everybody who took part."""
    rows = Act.objects.select_related("by", "within", "through__helper").prefetch_related("parties__person")
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def own(person: Person) -> Mapping[str, Any]:
    row = Reading.objects.filter(person=person).first()
    return {"read_until": row.until.isoformat() if row else None}


def _recent() -> Q:
    return Q(at__gte=clock.now() - HALF_A_YEAR)


def _told(viewer: Person, *when: Q) -> QuerySet[Act, Any]:
    """Two searches joined: by the people an act was done toward, and by community and time."""
    others = Act.objects.standing().filter(*when).filter(Q(by__isnull=True) | ~Q(by=viewer)).order_by()
    toward = _toward(others, viewer).values_list("id", "at")
    return toward.union(_around(others, viewer).values_list("id", "at"))


def _toward(acts: QuerySet[Act], viewer: Person) -> QuerySet[Act]:
    """What was done toward the viewer."""
    here = Membership.objects.current().filter(
        person=viewer, community=OuterRef("within"), since__lte=OuterRef("at")
    )
    heard = _codes(lambda kind: kind.tells != Tells.NOBODY and not kind.secret)
    theirs = Q(kind__in=[code for code in heard if kinds()[code].seen == Seen.PAIR])
    told = acts.filter(parties__person=viewer, kind__in=heard)
    return told.filter(theirs | Q(within=None) | Exists(here))


def _around(acts: QuerySet[Act], viewer: Person) -> QuerySet[Act]:
    """What was done in the viewer's communities, for all to hear."""
    return acts.filter(
        kind__in=_codes(lambda kind: kind.tells == Tells.COMMUNITY and kind.seen == Seen.COMMUNITY),
        within__memberships__person=viewer,
        within__memberships__until=None,
        at__gte=F("within__memberships__since"),
    )


def _codes(holds: Callable[[Kind], bool]) -> list[str]:
    return sorted(code for code, kind in kinds().items() if holds(kind))
