"""Who counts: the members of the moment it opened who are members still. Others may speak, and are heard."""

from collections.abc import Iterable

from django.db.models import QuerySet

from barnraiser.communities.models import Community, Membership
from barnraiser.people.models import Person

from .models import Proposal, Wording


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


def outdated(proposals: Iterable[Proposal]) -> set[int]:
    """Versions that asked for something else to be done than the latest asks: what was agreed to then is not agreed to."""
    asking = [proposal.pk for proposal in proposals if proposal.effect]
    rows = list(
        Wording.objects.filter(proposal__in=asking).order_by("number").values_list("proposal", "pk", "values")
    )
    latest = {proposal: values for proposal, _, values in rows}
    return {key for proposal, key, values in rows if values != latest[proposal]}
