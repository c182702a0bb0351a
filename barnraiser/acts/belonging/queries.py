"""Reads of invitations."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from barnraiser.communities.models import Community
from barnraiser.communities.queries import stewarded_by
from barnraiser.ground.manifest import manifests
from barnraiser.people.models import Person

from .models import Invitation


def with_token(token: str) -> Invitation | None:
    """The invitation behind a link, used or not: the page says what became of it."""
    return Invitation.objects.with_token(token).select_related("community", "by").first()


def sent_by(viewer: Person, community: Community) -> QuerySet[Invitation]:
    """The viewer's own invitations that still wait for an answer."""
    return Invitation.objects.open().filter(by=viewer, community=community)


def sent_by_others(viewer: Person, community: Community) -> QuerySet[Invitation]:
    """For a steward, what the other members sent and nobody answered yet; nothing for anybody else."""
    waiting = Invitation.objects.open().filter(community__in=stewarded_by(viewer)).exclude(by=viewer)
    return waiting.filter(community=community).select_related("by")


def sent(viewer: Person, code: str) -> Invitation | None:
    """An invitation by its code, used or not: the viewer's own, or one into a community they are a steward of."""
    theirs = Q(by=viewer) | Q(community__in=stewarded_by(viewer))
    return Invitation.objects.filter(theirs, code=code).select_related("community", "by").first()


def everything_about(viewer: Person) -> dict[str, Mapping[str, Any]]:
    """What every app keeps about the viewer, by app, for themselves alone."""
    return {label: manifest.export(viewer) for label, manifest in manifests().items() if manifest.export}


def export(person: Person) -> Mapping[str, Any]:
    """The invitations the person wrote, and those they came in by."""
    sent = Invitation.objects.filter(by=person).select_related("community")
    taken = Invitation.objects.filter(acceptance__person=person).select_related("community", "by")
    return {
        "invitations_written": [
            {
                "community": i.community.name,
                "address": i.address,
                "name": i.name,
                "note": i.note,
                "at": i.sent_at,
            }
            for i in sent
        ],
        "invitations_accepted": [
            {"community": i.community.name, "by": i.by.name, "note": i.note, "at": i.sent_at} for i in taken
        ],
    }
