"""What the pages show beside the rows themselves. Values for templates, made from queries."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from . import queries, showing
from .choosing import Sort, says, sorts
from .differences import differences
from .forms import StanceForm
from .models import Outcome, Proposal, Stance
from .rounds import table
from .rules import (
    A_FAIR_LOOK,
    Defaults,
    may_amend,
    may_close_early,
    may_propose,
    may_rank,
    may_see_rankings,
    may_speak,
    may_withdraw,
)
from .trail import trail

ROWS = 20
TALKS = 30
TAB = "decisions:list"


def inside(viewer: Person, community: Community) -> dict[str, Any]:
    return {"community": community, "tabs": communities.tabs_for(viewer, community, TAB)}


def listing(viewer: Person, community: Community, page: Page[Proposal]) -> dict[str, Any]:
    still = list(queries.still_open(viewer, community))
    return inside(viewer, community) | {
        "open": queries.rows(viewer, still),
        "due": list(queries.due(viewer, community)),
        "decided": queries.rows(viewer, list(page)),
        "page": page,
        "method": communities.method_of(community),
        "may_propose": may_propose(viewer, community),
        "now": clock.now(),
    }


def choosing(viewer: Person, community: Community) -> dict[str, Any]:
    every = sorts()
    return inside(viewer, community) | {
        "plain": [sort for sort in every if not sort.effect],
        "doing": [sort for sort in every if sort.effect],
    }


def talks(viewer: Person, community: Community) -> list[Conversation]:
    """The latest conversations that have not led to a proposal."""
    taken = Proposal.objects.filter(community=community, talk__isnull=False).values("talk")
    return list(conversations.latest(viewer, community).exclude(pk__in=taken)[:TALKS])


def proposing(
    viewer: Person, community: Community, sort: Sort, forms: Sequence[Any], usual: Defaults
) -> dict[str, Any]:
    form, asked = forms
    return inside(viewer, community) | {"sort": sort, "form": form, "asked": asked, "usual": usual}


def detail(viewer: Person, proposal: Proposal, form: Any, *, every: bool = False) -> dict[str, Any]:
    """The whole page of one proposal."""
    versions = queries.wordings(proposal)
    outcome = queries.outcome_of(proposal)
    wording = outcome.wording if outcome else versions[-1]
    options = queries.options(proposal) if proposal.is_ranked else []
    stood = None
    if not proposal.is_ranked:
        stood = showing.stood(viewer, proposal, outcome, wording.number, every=every)
    return inside(viewer, proposal.community) | {
        "proposal": proposal,
        "wording": wording,
        "versions": len(versions),
        "says": says(proposal, wording.values),
        "facts": showing.facts(proposal, outcome, stood),
        "stood": stood,
        "options": options,
        "outcome": outcome,
        "result": showing.result(proposal, outcome) if outcome else None,
        "rounds": table(outcome, options) if outcome and _shows_rankings(proposal, outcome) else None,
        "trail": trail(proposal, versions, outcome),
        "form": form,
        "mine": showing.mine(viewer, proposal),
        "may_speak": may_rank(viewer, proposal) if proposal.is_ranked else may_speak(viewer, proposal),
        "may_amend": may_amend(viewer, proposal),
        "may_withdraw": may_withdraw(viewer, proposal),
        "may_close_early": may_close_early(viewer, proposal),
        "is_proposer": viewer.pk == proposal.by_id,
        "now": clock.now(),
    }


def _shows_rankings(proposal: Proposal, outcome: Outcome) -> bool:
    """Rounds tell as much as the rankings: where so few ranked that one could guess, neither is shown."""
    return proposal.is_ranked and bool(may_see_rankings(outcome))


def stance_form(viewer: Person, proposal: Proposal) -> StanceForm:
    """Filled in with where the viewer stands."""
    stance = queries.my_stance(viewer, proposal)
    return StanceForm(initial={"stance": stance.stance, "reason": stance.reason} if stance else {})


def amending(viewer: Person, proposal: Proposal, form: Any, asked: Any) -> dict[str, Any]:
    spoke = Stance.objects.current().filter(proposal=proposal).count()
    return inside(viewer, proposal.community) | {
        "proposal": proposal,
        "form": form,
        "asked": asked,
        "spoke": spoke,
        "days": A_FAIR_LOOK.days,
    }


def versions(viewer: Person, proposal: Proposal) -> dict[str, Any]:
    every = queries.wordings(proposal)
    shown = [
        (
            wording,
            differences(before.words if before else wording.words, wording.words),
            says(proposal, wording.values),
        )
        for before, wording in zip([None, *every], every, strict=False)
    ]
    return inside(viewer, proposal.community) | {"proposal": proposal, "shown": shown[::-1]}
