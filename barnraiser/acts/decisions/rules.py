"""Who may propose, speak, rank, amend and close, and what a decision needs to pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_take_part
from barnraiser.ground import clock
from barnraiser.ground.manifest import effects
from barnraiser.ground.verdict import YES, Verdict, all_of, provided
from barnraiser.people.models import Person

from .electorate import counts, electorate, members, outdated
from .models import Ballot, Outcome, Proposal, Stance

FEWEST_OPTIONS, MOST_OPTIONS = 2, 9
LONGEST = timedelta(days=366)
A_FAIR_LOOK = timedelta(days=2)
ENOUGH_TO_HIDE_AMONG = 8
NEEDS_A_REASON = {Stance.Where.CONCERN, Stance.Where.OBJECTS}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the community's own method says of a new proposal: until when, how many voices, what agreement."""

    closes_at: datetime
    needed: int
    members: int
    needs: str
    said: str

    @property
    def earliest(self) -> datetime:
        """From when a decision that binds may close: the evening of the day the method gives."""
        return min(self.closes_at, at_six(self.closes_at))


def at_six(moment: datetime) -> datetime:
    """The evening of that day, when people are home."""
    return timezone.localtime(moment).replace(hour=18, minute=0, second=0, microsecond=0)


def defaults(community: Community) -> Defaults:
    """As the charter has it today."""
    method = communities.method_of(community)
    rows = members(community)
    there, here_by_now = rows.count(), rows.filter(since__lte=clock.now()).count()
    return Defaults(
        clock.now() + timedelta(days=method.days),
        max(1, ceil(method.quorum * here_by_now)),
        there,
        method.needs,
        method.said,
    )


def may_propose(by: Person | None, community: Community) -> Verdict:
    return may_take_part(by, community)


def is_well_asked(closes_at: datetime, needed: int, usual: Defaults, *, binds: bool) -> Verdict:
    """Whether people have the time to answer, and there are enough of them to.

    What binds all, because it does something or settles a choice, asks no less than the community's method does.
    """
    return all_of(
        provided(closes_at > clock.now(), "Choose a time that lies ahead, so that people can answer."),
        provided(closes_at <= clock.now() + LONGEST, "A proposal closes within a year."),
        provided(needed >= 1, "At least one person must speak."),
        provided(needed <= usual.members, f"There are {usual.members} members. No more than that can speak."),
        provided(
            not binds or needed >= usual.needed,
            f"As members decide here, at least {usual.needed} must speak on this. You may ask for more.",
        ),
        provided(
            not binds or closes_at >= usual.earliest,
            f"As members decide here, this is open until {_moment(usual.earliest)} at least. You may give more time.",
        ),
    )


def _moment(moment: datetime) -> str:
    return spell(timezone.localtime(moment), "l j F, H:i")


def has_options(proposal_way: str, options: list[str]) -> Verdict:
    """A ranked choice is between two and nine different things; consent is to one."""
    if proposal_way != Proposal.Way.RANKED:
        return provided(not options, "Consent is given to one proposal. To choose, ask for a ranked choice.")
    different = len({option.lower() for option in options}) == len(options)
    return all_of(
        provided(len(options) >= FEWEST_OPTIONS, "Name two things to choose from, at least."),
        provided(len(options) <= MOST_OPTIONS, "Nobody ranks more than nine. Put some together."),
        provided(different, "Two of them are the same."),
    )


def may_do(way: str, effect: str) -> Verdict:
    return provided(
        way == Proposal.Way.CONSENT or not effect,
        "A ranked choice says what members prefer. What it should change is proposed after it, by consent.",
    )


def may_ask(by: Person, community: Community, effect: str, values: Mapping[str, Any]) -> Verdict:
    """Whether the effect lets just this person ask for just this."""
    found = effects().get(effect)
    verdict: Verdict = found.may(by, community, values) if found and found.may else YES
    return verdict


def may_talk(community: Community, talk: Conversation | None) -> Verdict:
    """A conversation is about one proposal at most, and of the same community."""
    return all_of(
        lambda: provided(
            talk is None or talk.community_id == community.pk,
            "That conversation belongs to another community.",
        ),
        lambda: provided(
            talk is None or not Proposal.objects.filter(talk=talk).exists(),
            "That conversation has led to a proposal already. Begin a new one.",
        ),
    )


def is_open(proposal: Proposal) -> Verdict:
    """Asked of the database, by its own clock."""
    return all_of(
        lambda: provided(
            not Outcome.objects.filter(proposal=proposal).exists(),
            "This is decided. Nothing more is counted.",
        ),
        lambda: provided(
            Proposal.objects.open().filter(pk=proposal.pk).exists(),
            "The time for this is over. It is being counted.",
        ),
    )


def may_speak(by: Person | None, proposal: Proposal) -> Verdict:
    """Every member may; whose voice counts is another matter."""
    return all_of(
        lambda: may_take_part(by, proposal.community),
        lambda: provided(not proposal.is_ranked, "Here options are ranked."),
        lambda: is_open(proposal),
    )


def gives_a_reason(stance: str, reason: str) -> Verdict:
    return provided(
        stance not in NEEDS_A_REASON or bool(reason.strip()),
        "Say what the matter is. Without a reason nobody can do anything about it.",
    )


def may_rank(by: Person | None, proposal: Proposal) -> Verdict:
    return all_of(
        lambda: may_take_part(by, proposal.community),
        lambda: provided(proposal.is_ranked, "Here people say where they stand."),
        lambda: is_open(proposal),
        lambda: provided(
            counts(by, proposal),
            "This opened before you were a member. Only those who were here then are counted.",
        ),
    )


def is_a_ranking(ranking: list[int], there: set[int]) -> Verdict:
    """Some of the options, each once."""
    return all_of(
        provided(bool(ranking), "Rank at least one of them."),
        provided(len(set(ranking)) == len(ranking), "Two of them have the same place. Give each its own."),
        provided(set(ranking) <= there, "One of them is not among the options."),
    )


def may_amend(by: Person | None, proposal: Proposal) -> Verdict:
    return all_of(
        lambda: is_proposer(by, proposal),
        lambda: provided(
            not proposal.is_ranked,
            "What people have begun to rank stays as it is. Withdraw it and propose another.",
        ),
        lambda: is_open(proposal),
    )


def is_proposer(by: Person | None, proposal: Proposal) -> Verdict:
    return all_of(
        lambda: may_take_part(by, proposal.community),
        lambda: provided(
            by is not None and by.pk == proposal.by_id, "Only the person who proposed it may do this."
        ),
    )


def may_answer(by: Person | None, stance: Stance) -> Verdict:
    return all_of(
        lambda: is_proposer(by, stance.proposal),
        lambda: is_standing_objection(stance),
        lambda: is_open(stance.proposal),
    )


def may_settle(by: Person | None, stance: Stance) -> Verdict:
    return all_of(
        lambda: may_take_part(by, stance.proposal.community),
        lambda: provided(
            by is not None and by.pk == stance.person_id, "Only who objected can say that it is settled."
        ),
        lambda: is_standing_objection(stance),
        lambda: is_open(stance.proposal),
    )


def is_standing_objection(stance: Stance) -> Verdict:
    return provided(
        Stance.objects.standing_objections().filter(pk=stance.pk).exists(),
        "This objection no longer stands.",
    )


def may_withdraw(by: Person | None, proposal: Proposal) -> Verdict:
    return all_of(lambda: is_proposer(by, proposal), lambda: is_open(proposal))


def may_close_early(by: Person | None, proposal: Proposal) -> Verdict:
    """Nobody is hurried: the proposer closes before the time only when there is nobody left to hear."""
    return all_of(
        lambda: may_withdraw(by, proposal),
        lambda: provided(
            everybody_spoke(proposal), "Somebody has yet to speak. It closes at its time, or when they have."
        ),
    )


def everybody_spoke(proposal: Proposal) -> bool:
    """Of what is asked now: who spoke before something else was asked to be done has yet to."""
    stood = Stance.objects.current().filter(proposal=proposal, person__isnull=False)
    stood = stood.exclude(wording__in=outdated([proposal]))
    ranked = Ballot.objects.filter(proposal=proposal, person__isnull=False)
    voices = (ranked if proposal.is_ranked else stood).values_list("person_id", flat=True)
    return not electorate(proposal).exclude(person__in=voices).exists()


def may_see_rankings(outcome: Outcome) -> Verdict:
    """The rankings without names are for all, unless so few ranked that one could guess."""
    return (
        YES
        if len(outcome.rankings) >= ENOUGH_TO_HIDE_AMONG
        else provided(
            False,
            f"Rankings are shown without names, and only where at least {ENOUGH_TO_HIDE_AMONG} people ranked.",
        )
    )
