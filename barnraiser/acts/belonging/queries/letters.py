"""Reads of invitations."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from barnraiser.communities.models import Community, Membership
from barnraiser.communities.queries import membership_of, stewarded_by
from barnraiser.ground import clock
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Invitation


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
