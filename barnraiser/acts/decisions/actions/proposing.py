"""Propose, and amend what was proposed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.text import one_line, render
from barnraiser.people.models import Person

from ..manifest import AMENDED, PROPOSED
from ..models import Option, Proposal, Stance, Wording
from ..rules import (
    A_FAIR_LOOK,
    defaults,
    has_options,
    is_well_asked,
    may_amend,
    may_ask,
    may_do,
    may_propose,
    may_talk,
)
from .held import held


@transaction.atomic
def propose(
    *,
    by: Person,
    community: Community,
    title: str,
    words: str,
    why: str,
    closes_at: datetime | None = None,
    needed: int | None = None,
    options: Sequence[str] = (),
    effect: str = "",
    values: Mapping[str, Any] | None = None,
    again_on: date | None = None,
    talk: Conversation | None = None,
) -> Proposal:
    """The proposal is open to the community's members. With `options` it is a ranked choice, else decided by consent.

    What is not said is as the community's method has it. `talk` is the conversation it came out of; without one a new
    one begins.
    """
    usual = defaults(community)
    closes_at, needed = closes_at or usual.closes_at, needed or usual.needed
    choices = [one_line(option) for option in options]
    way = Proposal.Way.RANKED if choices else Proposal.Way.CONSENT
    may_propose(by, community).require()
    is_well_asked(closes_at, needed, usual, binds=bool(effect or choices)).require()
    has_options(way, choices).require()
    may_do(way, effect).require()
    may_ask(by, community, effect, values or {}).require()
    may_talk(community, talk).require()
    proposal = Proposal.objects.create(
        community=community, by=by, way=way, needs=usual.needs, needed=needed, title=one_line(title),
        effect=effect, opened_at=clock.now(), closes_at=closes_at, again_on=again_on,
        talk=talk or _begins(by, community, title, why),
    )  # fmt: skip
    Wording.objects.create(
        proposal=proposal, words=words, html=render(words), why=why, values=dict(values or {}), at=clock.now()
    )
    Option.objects.bulk_create(Option(proposal=proposal, position=n, text=t) for n, t in enumerate(choices))
    ledger.record(PROPOSED, by=by, within=community, about=proposal.ref)
    return proposal


def _begins(by: Person, community: Community, title: str, why: str) -> Conversation:
    """The conversation about the proposal, opened by why it is made."""
    kind = Conversation.Kind.ANNOUNCEMENT
    return conversations.start(by=by, community=community, kind=kind, title=one_line(title), words=why)


@transaction.atomic
def amend(
    *,
    by: Person,
    proposal: Proposal,
    words: str,
    why: str,
    changed: str,
    values: Mapping[str, Any] | None = None,
) -> Wording:
    """The proposal stands in new words, the old ones are kept. Who spoke on them hears of it, and has time to look.

    If it asks for something else to be done, nothing agreed to before counts, and there is the time of a new proposal.
    """
    proposal = held(proposal)
    may_amend(by, proposal).require()
    last = Wording.objects.filter(proposal=proposal).order_by("-number")[0]
    kept = last.values if values is None else dict(values)
    until = clock.now() + A_FAIR_LOOK
    if kept != last.values:
        may_ask(by, proposal.community, proposal.effect, kept).require()
        until = max(until, defaults(proposal.community).closes_at)
    wording = Wording.objects.create(
        proposal=proposal, number=last.number + 1, words=words, html=render(words), why=why, values=kept,
        changed=one_line(changed), at=clock.now(),
    )  # fmt: skip
    Proposal.objects.filter(pk=proposal.pk).update(closes_at=max(proposal.closes_at, until))
    spoke = Stance.objects.current().filter(proposal=proposal, person__isnull=False).select_related("person")
    ledger.record(
        AMENDED,
        by=by,
        toward=[stance.person for stance in spoke if stance.person],
        within=proposal.community,
        about=proposal.ref,
        occasion=f"wording {wording.pk}",
    )
    return wording
