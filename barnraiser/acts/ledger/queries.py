"""Reads of the ledger for derived apps and for the acts behind a figure."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Q, QuerySet

from barnraiser.communities.models import Community
from barnraiser.ground import manifest
from barnraiser.people.models import Person

from .models import Act, Party


def within(community: Community) -> QuerySet[Act]:
    """The standing acts of a community in the order they were recorded, parties fetched along."""
    return Act.objects.standing().filter(within=community).prefetch_related("parties")


def mark() -> int:
    """The newest act's number: a figure that carries it can be computed again from the same acts."""
    return Act.objects.aggregate(newest=Max("pk"))["newest"] or 0


def toward(viewer: Person, *, kinds: Iterable[str]) -> QuerySet[Act]:
    """What others did toward the viewer, newest first. What is kept secret from them is left out."""
    return (
        Act.objects.standing()
        .filter(parties__person=viewer, kind__in=set(kinds) - _secrets())
        .select_related("by", "within")
        .order_by("-at", "-pk")
    )


def between(viewer: Person, other: Person, community: Community | None = None) -> QuerySet[Act]:
    """The standing acts that tie the viewer to another, either way or side by side: what stands behind a figure.

    Newest first. What one did in secret, the other does not see.
    """
    acts = Act.objects.standing()
    mine = Q(by=viewer) & _with(other)
    theirs = Q(by=other) & _with(viewer)
    together = _with(viewer) & _with(other)
    seen = mine | ((theirs | together) & ~Q(kind__in=_secrets()))
    acts = acts.filter(seen)
    if community:
        acts = acts.filter(within=community)
    return acts.select_related("by", "within").prefetch_related("parties__person").order_by("-at", "-pk")


def about(ref: object, *, kinds: Iterable[str]) -> QuerySet[Act]:
    return Act.objects.standing().filter(about=str(ref), kind__in=list(kinds))


def own(person: Person) -> dict[str, Any]:
    """Every act the person did, and every act done toward them that is not another's secret: their own data.

    What somebody took back that only the two knew of is that person's secret again.
    """
    did = Act.objects.filter(by=person).select_related("within", "retraction")
    toward_them = Act.objects.filter(parties__person=person).exclude(kind__in=_secrets())
    toward_them = toward_them.exclude(kind__in=_between_two(), retraction__isnull=False)
    return {
        "did": [_line(act) for act in did],
        "was_done_toward_me": [_line(act) for act in toward_them.select_related("within", "retraction")],
    }


def _line(act: Act) -> dict[str, Any]:
    return {
        "kind": act.kind,
        "within": act.within.name if act.within else "",
        "about": act.about,
        "at": act.at.isoformat(),
        "retracted": hasattr(act, "retraction"),
    }


def _with(person: Person) -> Q:
    return Q(pk__in=Party.objects.filter(person=person).values("act"))


def _between_two() -> set[str]:
    return {code for code, kind in manifest.kinds().items() if kind.seen == manifest.Seen.PAIR}


def _secrets() -> set[str]:
    return {code for code, kind in manifest.kinds().items() if kind.secret}
