"""Reads of the ledger for derived apps and for the acts behind a figure."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Q, QuerySet

from barnraiser.communities.models import Community
from barnraiser.ground import manifest
from barnraiser.people.models import Person

from .models import Act, Party, Through
from .stirring import stirs as stirs
from .stirring import to_community as to_community
from .stirring import to_person as to_person


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
    did = Act.objects.filter(by=person).select_related("within", "retraction", "through__helper")
    toward_them = Act.objects.filter(parties__person=person).exclude(kind__in=_secrets())
    toward_them = toward_them.exclude(kind__in=_between_two(), retraction__isnull=False)
    return {
        "did": [_line(act) for act in did],
        "was_done_toward_me": [
            _line(act) for act in toward_them.select_related("within", "retraction", "through__helper")
        ],
    }


def through(refs: Iterable[object]) -> dict[tuple[str, int], str]:
    """By thing and by who acted, the name of the one through whom it was done, where their latest standing act was."""
    if (
        not Through.objects.exists()
    ):  # asked at each page of a conversation, and in many houses nobody acts for another
        return {}
    things = {str(ref) for ref in refs}
    marked = Through.objects.filter(act__about__in=things, act__retraction=None, act__by__isnull=False)
    rows = list(marked.select_related("act", "helper"))
    if not rows:
        return {}
    own = Act.objects.standing().filter(about__in=things, by__in={row.act.by_id for row in rows})
    last = {(about, by or 0): pk for about, by, pk in own.order_by("pk").values_list("about", "by", "pk")}
    return {
        (row.act.about, row.act.by_id or 0): row.helper.name if row.helper else "somebody who left"
        for row in rows
        if last.get((row.act.about, row.act.by_id or 0)) == row.act_id
    }


def _line(act: Act) -> dict[str, Any]:
    return {
        "kind": act.kind,
        "within": act.within.name if act.within else "",
        "about": act.about,
        "at": act.at.isoformat(),
        "retracted": hasattr(act, "retraction"),
        "through": act.through.helper.name if hasattr(act, "through") and act.through.helper else "",
    }


def _with(person: Person) -> Q:
    return Q(pk__in=Party.objects.filter(person=person).values("act"))


def _between_two() -> set[str]:
    return {code for code, kind in manifest.kinds().items() if kind.seen == manifest.Seen.PAIR}


def _secrets() -> set[str]:
    return {code for code, kind in manifest.kinds().items() if kind.secret}
