"""The lists of a community's decisions, and what each row shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..electorate import members, needed_now, outdated
from ..models import Ballot, Outcome, Proposal, Stance
from .sight import visible_to


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal as a list shows it: how many spoke of how many needed, and whether the viewer did."""

    proposal: Proposal
    voices: int
    needed: int
    objections: int
    has_spoken: bool
    outcome: Outcome | None


def still_open(viewer: Person, community: Community) -> QuerySet[Proposal]:
    """Those that can still be spoken on, nearest closing first."""
    return visible_to(viewer).open().filter(community=community).order_by("closes_at", "pk")


def due(viewer: Person, community: Community) -> QuerySet[Proposal]:
    """Those whose time is over, and that are being counted."""
    return visible_to(viewer).due().filter(community=community).order_by("closes_at", "pk")


def decided(viewer: Person, community: Community) -> QuerySet[Proposal]:
    """Those that were decided, the latest first."""
    rows = visible_to(viewer).decided().filter(community=community)
    return rows.order_by("-outcome__at", "-pk")


def count(viewer: Person, community: Community) -> int:
    return Proposal.objects.visible_to(viewer).open().filter(community=community).count()


def rows(viewer: Person, proposals: Sequence[Proposal]) -> list[Row]:
    """What a list shows of these, of one community, in five queries, or six. Whose voice counts is asked of today's members."""
    if not proposals:
        return []
    since = dict(members(proposals[0].community).values_list("person", "since"))
    keys = [proposal.pk for proposal in proposals]
    stood = Stance.objects.counting(outdated(proposals)).filter(proposal__in=keys)
    ranked = Ballot.objects.filter(proposal__in=keys)
    spoke = [*stood.values_list("proposal", "person"), *ranked.values_list("proposal", "person")]
    against = Stance.objects.standing_objections().filter(proposal__in=keys)
    objected = list(against.values_list("proposal", "person"))
    outcomes = {outcome.proposal_id: outcome for outcome in Outcome.objects.filter(proposal__in=keys)}
    found = []
    for proposal in proposals:
        counting = {person for person, day in since.items() if day <= proposal.opened_at}
        here = {person for key, person in spoke if key == proposal.pk}
        found.append(
            Row(
                proposal,
                len(here & counting),
                needed_now(proposal, len(counting)),
                sum(key == proposal.pk and person in counting for key, person in objected),
                viewer.pk in here,
                outcomes.get(proposal.pk),
            )
        )
    return found
