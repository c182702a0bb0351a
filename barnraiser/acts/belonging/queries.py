"""Reads of invitations."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.communities.models import Community, Membership
from barnraiser.communities.queries import membership_of, stewarded_by
from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import Invitation, token_for

MOST = 5


def with_token(token: str) -> Invitation | None:
    """The invitation behind a link, used or not: the page says what became of it."""
    return Invitation.objects.with_token(token).select_related("community", "by").first()


def sent_by(viewer: Person, community: Community) -> QuerySet[Invitation]:
    """The viewer's own invitations that still wait for an answer."""
    return Invitation.objects.open().filter(by=viewer, community=community, decision="")


def declined_to(viewer: Person, community: Community) -> QuerySet[Invitation]:
    """Whom the viewer had asked in, or proposed, who said “not this time”: as long as the letter would have been good,
    and no newer one of theirs waits.
    """
    newer = Invitation.objects.open().filter(by=viewer, community=community, address=OuterRef("address"))
    said = Invitation.objects.filter(by=viewer, community=community, declination__isnull=False)
    said = said.filter(~Exists(newer), expires_at__gt=clock.now()).select_related("declination")
    return said.order_by("-declination__at", "-pk")


def decided_in(viewer: Person, community: Community) -> QuerySet[Invitation]:
    """For every member, whom all of them asked in and who has yet to answer. Their addresses are for nobody."""
    seen = Community.objects.of(viewer).filter(pk=community.pk)
    return Invitation.objects.open().filter(community__in=seen).exclude(decision="")


def is_known_in(community: Community, person: Person) -> bool:
    """Whether the person shares some community with a member of this one."""
    members = Membership.objects.current().filter(community=community).values("person")
    places = Membership.objects.current().filter(person__in=members).values("community")
    return Membership.objects.current().filter(person=person, community__in=places).exists()


def openings(viewer: Person) -> list[Opening]:
    """Doors that stand open to the viewer because somebody asked them in."""
    return [
        Opening(
            key=f"belonging.invitation:{invitation.code}",
            flow=Flow.JOINS,
            title=invitation.greeting,
            why=f"The letter is good until {spell(timezone.localtime(invitation.expires_at), 'j F')}.",
            because=(
                f"{invitation.greeting}.",
                "You are no member there.",
                "The letter went to your address.",
            ),
            url=reverse("belonging:invitation", args=[token_for(invitation.code)]),
            act="Read the invitation",
            person=invitation.by,
            at=invitation.expires_at,
        )
        for invitation in to(viewer)[:MOST]
    ]


def to(viewer: Person) -> QuerySet[Invitation]:
    """Invitations to an address the viewer has proven theirs that still open a door they have not gone through."""
    mine = Invitation.objects.open().filter(address__in=people.proven_addresses_of(viewer))
    mine = mine.exclude(community__in=Community.objects.of(viewer).values("pk"))
    return mine.select_related("community", "by").order_by("expires_at", "pk")


def sent_by_others(viewer: Person, community: Community) -> QuerySet[Invitation]:
    """For a steward, what the other members sent and nobody answered yet; nothing for anybody else."""
    waiting = (
        Invitation.objects.open().filter(community__in=stewarded_by(viewer), decision="").exclude(by=viewer)
    )
    return waiting.filter(community=community).select_related("by")


def sent(viewer: Person, code: str) -> Invitation | None:
    """An invitation by its code, used or not: the viewer's own, or one into a community they are a steward of."""
    theirs = Q(by=viewer) | Q(community__in=stewarded_by(viewer))
    return Invitation.objects.filter(theirs, code=code).select_related("community", "by").first()


def brought_in(person: Person, invitation: Invitation) -> Membership | None:
    """The person's place in the community, where this very letter brought them in."""
    taken = Invitation.objects.filter(pk=invitation.pk, acceptance__person=person)
    return membership_of(person, invitation.community) if taken.exists() else None


def export(person: Person) -> Mapping[str, Any]:
    """The invitations the person wrote, those they came in by, and those they said “not this time” to."""
    sent = Invitation.objects.filter(by=person).select_related("community")
    taken = Invitation.objects.filter(acceptance__person=person).select_related("community", "by")
    declined = Invitation.objects.filter(declination__isnull=False, address__in=people.addresses_of(person))
    return {
        "invitations_written": [
            {
                "community": i.community.name,
                "address": "" if i.decision else i.address,
                "name": i.name,
                "note": i.note,
                "at": i.sent_at,
            }
            for i in sent
        ],
        "invitations_accepted": [
            {"community": i.community.name, "by": i.by.name, "note": i.note, "at": i.sent_at} for i in taken
        ],
        "invitations_declined": [
            {"community": i.community.name, "by": i.by.name, "at": i.declination.at}
            for i in declined.select_related("community", "by", "declination")
        ],
    }
