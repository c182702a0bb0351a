"""Who counts: the members of the moment it opened who are members still. Others may speak, and are heard."""

from django.db.models import QuerySet

from barnraiser.communities.models import Community, Membership
from barnraiser.people.models import Person

from .models import Proposal


def electorate(proposal: Proposal) -> QuerySet[Membership]:
    """The memberships that count. Who left and came back is a newcomer; who has not come in yet cannot speak."""
    return members(proposal.community).filter(since__lte=proposal.opened_at)


def members(community: Community) -> QuerySet[Membership]:
    rows = Membership.objects.current().filter(community=community)
    return rows.filter(person__account__isnull=False)


def counts(person: Person | None, proposal: Proposal) -> bool:
    """Whether this person's voice counts."""
    return person is not None and electorate(proposal).filter(person=person).exists()


def needed_now(proposal: Proposal, electors: int) -> int:
    """How many must speak: as many as were needed on opening, or everybody where fewer than that are left."""
    return max(1, min(proposal.needed, electors))
