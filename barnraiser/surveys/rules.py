"""Who may ask a community, who may answer, and who may take an answer back."""

from datetime import datetime, timedelta

from django.utils import timezone

from barnraiser.communities.models import Community, Role
from barnraiser.communities.queries import member_count
from barnraiser.communities.rules import has_role, is_sure_to_be, may_take_part
from barnraiser.ground import clock
from barnraiser.ground.suppression import SMALLEST_MEAN
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import Consent, Round

BETWEEN = timedelta(weeks=8)


def may_ask(by: Person | None, community: Community) -> Verdict:
    """A steward or a host opens a round."""
    return all_of(
        may_take_part(by, community),
        lambda: provided(
            by is not None and has_role(by, community, Role.STEWARD, Role.HOST),
            f"A round of questions is opened by a steward or a host of {community.name}. They are named on its front page.",
        ),
        lambda: is_sure_to_be(by),
        lambda: provided(
            member_count(community) >= SMALLEST_MEAN,
            f"{community.name} has fewer than ten members. What ten people answered is the least that can be shown, "
            "so nobody is asked before there are ten.",
        ),
    )


def may_open(by: Person | None, community: Community, instrument: str) -> Verdict:
    """One round at a time, whatever it asks, and eight weeks at least between two that ask the same."""
    return all_of(
        lambda: may_ask(by, community),
        lambda: is_quiet(community),
        lambda: is_due(community, instrument),
    )


def is_quiet(community: Community) -> Verdict:
    """Nothing is being asked just now."""
    asked = Round.objects.filter(community=community).open().first()
    return provided(
        asked is None,
        f"“{asked.asks.title}” is being asked until {_day(asked.closes_at)}. One round at a time: the next one can be opened then."
        if asked
        else "",
    )


def is_due(community: Community, instrument: str) -> Verdict:
    """The same was not asked lately."""
    rounds = Round.objects.filter(community=community, instrument=instrument)
    return provided(
        not rounds.filter(opened_at__gt=clock.now() - BETWEEN).exists(),
        "This was asked less than eight weeks ago. Answers need time to change, and people need rest from questions.",
    )


def _day(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.day} {local:%B}"


def may_answer(by: Person | None, round: Round) -> Verdict:
    return all_of(
        lambda: may_take_part(by, round.community),
        lambda: is_answerable(round),
        lambda: provided(
            not Consent.objects.filter(round=round, person=by).exists(),
            "You have answered already. Take it back first if you want to answer anew.",
        ),
    )


def is_answerable(round: Round) -> Verdict:
    return provided(
        round.is_open(), "This round has closed. What is answered now could no longer be counted."
    )


def may_decline(by: Person | None, round: Round) -> Verdict:
    return may_answer(by, round)


def may_withdraw(by: Person, round: Round) -> Verdict:
    """Whoever answered, member still or not, while the answers are kept."""
    return provided(
        Consent.objects.filter(round=round, person=by).exists(), "There is no answer of yours in this round."
    )
