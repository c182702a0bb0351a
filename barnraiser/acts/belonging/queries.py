"""Reads of invitations."""

from django.db.models import QuerySet

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .models import Invitation


def with_token(token: str) -> Invitation | None:
    """The invitation behind a link, used or not: the page says what became of it."""
    return Invitation.objects.with_token(token).select_related("community", "by").first()


def sent_by(viewer: Person, community: Community) -> QuerySet[Invitation]:
    """The viewer's own invitations that still wait for an answer."""
    return Invitation.objects.open().filter(by=viewer, community=community)
