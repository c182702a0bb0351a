"""What is kept of the talk: words by the alphabet, stories and values by time. Nothing is put in order by how many agree."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Keeping, Support, Wording
from ..models.keeping import KeepingQuerySet


@dataclass(frozen=True, slots=True)
class Kept:
    """Something kept, as it is said now; `so_do` are the members who said of this wording that they say it so."""

    keeping: Keeping
    wording: Wording
    so_do: list[Person]
    says_so: bool


def visible_to(viewer: Person | None) -> KeepingQuerySet:
    return Keeping.objects.visible_to(viewer).select_related(
        "community", "by", "source__by", "source__conversation"
    )


def kept(viewer: Person, community: Community, kind: str) -> list[Kept]:
    """All of a kind: words by the alphabet, the others as they came. Three queries."""
    rows = list(visible_to(viewer).kept().filter(community=community, kind=kind).order_by("at", "pk"))
    found = _said(viewer, rows)
    if kind == Keeping.Kind.WORD:
        found.sort(key=lambda one: (one.wording.title.casefold(), one.keeping.pk))
    return found


def kept_at(viewer: Person, keeping: Keeping) -> Kept:
    [found] = _said(viewer, [keeping])
    return found


def asked_of(viewer: Person) -> KeepingQuerySet:
    """What somebody would like to keep of what the viewer said, and waits for their answer; the longest waiting first."""
    waits = Q(state=Keeping.State.ASKED, source__by=viewer)
    if not Keeping.objects.filter(waits).exists():
        return Keeping.objects.none()
    return visible_to(viewer).filter(waits).order_by("at", "pk")


def own_words(viewer: Person, community: Community) -> list[Kept]:
    """What the viewer asked to keep there and has had no answer to: whatever the answer was."""
    waits = [Keeping.State.ASKED, Keeping.State.REFUSED]
    rows = visible_to(viewer).filter(community=community, by=viewer, state__in=waits).order_by("at", "pk")
    return _said(viewer, list(rows))


def wordings_of(keeping: Keeping) -> QuerySet[Wording]:
    """Every wording, the newest first."""
    return Wording.objects.filter(keeping=keeping).select_related("by").order_by("-number")


def _said(viewer: Person, rows: Iterable[Keeping]) -> list[Kept]:
    rows = list(rows)
    keys = [row.pk for row in rows]
    wordings = {
        w.keeping_id: w for w in Wording.objects.standing().filter(keeping__in=keys).select_related("by")
    }
    so: dict[int, list[Person]] = {}
    supports = Support.objects.filter(wording__in=[w.pk for w in wordings.values()]).select_related("by")
    for said in supports.order_by("at", "pk"):
        so.setdefault(said.keeping_id, []).append(said.by)
    return [
        Kept(row, wordings[row.pk], so.get(row.pk, []), viewer in so.get(row.pk, []))
        for row in rows
        if row.pk in wordings
    ]
