"""Every read of claims, viewer first."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import constant_time_compare

from barnraiser.acts.imports.models import ImportedPerson
from barnraiser.communities.models import Membership
from barnraiser.communities.queries import stewarded_by
from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from .models import GOOD_FOR, Claim, token_for

MOST = 5
CODE = 12


def visible_to(viewer: Person) -> QuerySet[Claim]:
    """The viewer's own, and those that they could confirm as a steward."""
    return _open().filter(Q(by=viewer) | Q(pk__in=_to_confirm(viewer).values("pk")))


def behind(viewer: Person, token: str) -> Claim | None:
    """The viewer's own open claim, whose letter this secret came in. For anybody else there is nothing."""
    claim = _open().filter(by=viewer, code=token[:CODE]).first()
    return claim if claim and constant_time_compare(token, token_for(claim.code)) else None


def openings(viewer: Person) -> list[Opening]:
    """Claims that a steward could confirm, and the viewer's own once confirmed."""
    if not _open().exists():
        return []
    waiting = _to_confirm(viewer).filter(confirmed_at=None)[:MOST]
    own = _open().filter(by=viewer, confirmed_at__isnull=False)
    return [_confirm(claim) for claim in waiting] + [_finish(claim) for claim in own]


def own(person: Person) -> Mapping[str, Any]:
    rows = Claim.objects.filter(by=person).select_related("person")
    confirmed = Claim.objects.filter(confirmed_by=person).select_related("by", "person")
    return {
        "claims": [{"of": c.person.name, "at": c.at, "until": c.until} for c in rows],
        "claims_confirmed": [{"by": c.by.name, "of": c.person.name, "at": c.at} for c in confirmed],
    }


def _open() -> QuerySet[Claim]:
    rows = Claim.objects.filter(until=None, at__gt=clock.now() - GOOD_FOR)
    return rows.select_related("by", "person", "confirmed_by")


def _to_confirm(viewer: Person) -> QuerySet[Claim]:
    """Those of members of a place the viewer keeps, into which an archive brought whom they claim to be."""
    members = Membership.objects.current().filter(
        community=OuterRef("community"), person=OuterRef(OuterRef("by"))
    )
    places = ImportedPerson.objects.filter(Exists(members), community__in=stewarded_by(viewer))
    return _open().filter(Exists(places.filter(person=OuterRef("person")))).exclude(by=viewer)


def _confirm(claim: Claim) -> Opening:
    return Opening(
        key=f"claims.confirm:{claim.code}",
        flow=Flow.CONNECTS,
        title=f"Is {claim.by.name} the {claim.person.name} of the archive?",
        why="Confirm it only if you know.",
        because=(f"{claim.by.name} says so.", "You keep the community that the archive came into."),
        url=claim.get_absolute_url(),
        act="Read and answer",
        person=claim.by,
    )


def _finish(claim: Claim) -> Opening:
    return Opening(
        key=f"claims.finish:{claim.code}",
        flow=Flow.JOINS,
        title=f"Take over what {claim.person.name} said in the archive",
        why="A steward confirmed that it is you.",
        because=("It becomes yours when you say so once more.", "It cannot be undone."),
        url=claim.get_absolute_url(),
        act="Read what it means",
        person=claim.confirmed_by,
    )
