"""Giving one’s word, and what may become of it."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Sum
from django.utils import timezone

from barnraiser.communities.rules import may_take_part
from barnraiser.ground import clock
from barnraiser.ground.verdict import Verdict, all_of, no, provided
from barnraiser.people.models import Person

from ..models import Campaign, Need, Owner, Pledge, Step
from .carrying import is_called_off, may_carry, while_running

CHANCE = timedelta(days=7)
Kind = Step.Kind


def due_of(pledge: Pledge) -> date:
    """The day a pledge is for: its own, or else the campaign’s."""
    return pledge.due or pledge.need.campaign.until


def is_to_be_given_to(campaign: Campaign) -> Verdict:
    return all_of(
        lambda: while_running(campaign),
        lambda: provided(
            not campaign.is_past(),
            "The day of this campaign has passed. Its owners say how it ended, or move it.",
        ),
    )


def may_pledge(by: Person | None, need: Need, amount: int | None = None) -> Verdict:
    """A member gives their word once for each need; a need with a bound takes no more than it asks for."""
    return all_of(
        lambda: may_take_part(by, need.campaign.community),
        lambda: is_to_be_given_to(need.campaign),
        lambda: provided(
            not Pledge.objects.filter(need=need, by=by).exists(),
            "Your word on this stands already. You can change it, or take it back.",
        ),
        lambda: _fits(need, amount or 1),
    )


def _fits(need: Need, amount: int, beside: Pledge | None = None) -> Verdict:
    if not need.bounded:
        return provided(True, "")
    others = Pledge.objects.filter(need=need).standing()
    others = others.exclude(pk=beside.pk) if beside else others
    left = need.target - (others.aggregate(all=Sum("amount"))["all"] or 0)
    return all_of(
        provided(left > 0, "All that was needed here has been pledged. Look what else the campaign needs."),
        provided(amount <= left, "That is more than is still needed here. A smaller part would be welcome."),
    )


def may_change(by: Person | None, pledge: Pledge, amount: int | None = None) -> Verdict:
    """A pledge is its giver’s to change until somebody counts on it; a signature’s words as long as it stands."""
    return all_of(
        lambda: may_take_part(by, pledge.need.campaign.community),
        lambda: is_givers_own(by, pledge),
        lambda: while_running(pledge.need.campaign),
        lambda: is_free(pledge),
        lambda: _fits(pledge.need, amount or pledge.amount, beside=pledge),
    )


def may_take_back(by: Person | None, pledge: Pledge) -> Verdict:
    """Also by one who has left meanwhile: nobody is held to a word that nobody has counted on."""
    return all_of(
        lambda: is_givers_own(by, pledge),
        lambda: while_running(pledge.need.campaign),
        lambda: is_free(pledge),
    )


def is_givers_own(by: Person | None, pledge: Pledge) -> Verdict:
    return provided(by is not None and pledge.by_id == by.pk, "A pledge is its giver’s, and nobody else’s.")


def is_free(pledge: Pledge) -> Verdict:
    """Nobody has said that they count on it. A signature is counted on at once, and is still its giver’s."""
    return provided(
        pledge.need.is_signed or not _has(pledge, *Step.Kind),
        "Others count on this now. Say on its page what has changed, and they can let it go.",
    )


def may_step(by: Person | None, pledge: Pledge, kind: str) -> Verdict:
    """Whether this can become of the pledge now, by this person."""
    if pledge.need.is_signed:
        return no("A signature is given with the name. There is nothing more to do for it.")
    return all_of(lambda: _of_whom(by, pledge, kind), lambda: _once(pledge, kind), lambda: MAY[kind](pledge))


GIVERS = (Kind.DELIVERED, Kind.ANSWERED)


def _of_whom(by: Person | None, pledge: Pledge, kind: str) -> Verdict:
    """What is done is said by the giver, or by an owner who has it in hand; everything else by one side only."""
    if kind in GIVERS:
        return all_of(
            lambda: may_take_part(by, pledge.need.campaign.community), lambda: is_givers_own(by, pledge)
        )
    return all_of(
        lambda: may_carry(by, pledge.need.campaign),
        lambda: provided(
            by is None or pledge.by_id != by.pk or not _others_carry(by, pledge.need.campaign),
            "This is your own pledge. Somebody else who carries the campaign says what became of it.",
        ),
    )


def _others_carry(by: Person, campaign: Campaign) -> bool:
    return Owner.objects.standing().filter(campaign=campaign).exclude(person=by).exists()


def _once(pledge: Pledge, kind: str) -> Verdict:
    return all_of(
        lambda: provided(
            not _has(pledge, Kind.RECEIVED, Kind.LET_GO, Kind.NOT_KEPT), "This pledge has come to its end."
        ),
        lambda: provided(kind == Kind.ANSWERED or not _has(pledge, Kind(kind)), "That was said already."),
    )


def _confirmed(pledge: Pledge) -> Verdict:
    return provided(_has(pledge, Kind.CONFIRMED), "Nobody has said yes to this pledge yet.")


def _can_be_confirmed(pledge: Pledge) -> Verdict:
    return while_running(pledge.need.campaign)


def _can_be_let_go(pledge: Pledge) -> Verdict:
    """Declined before anybody counted on it, or let go after: either way nothing is owed."""
    return _is_still_owed(pledge)


def _can_be_delivered(pledge: Pledge) -> Verdict:
    return all_of(lambda: _confirmed(pledge), lambda: _is_still_owed(pledge))


def _can_be_asked_after(pledge: Pledge) -> Verdict:
    return all_of(
        lambda: _confirmed(pledge),
        lambda: _is_still_owed(pledge),
        lambda: provided(not _has(pledge, Kind.DELIVERED), "Its giver says it is done. Look first."),
        lambda: provided(_is_due(pledge), "It is not due yet."),
    )


def _can_be_answered(pledge: Pledge) -> Verdict:
    return all_of(
        lambda: _confirmed(pledge),
        lambda: _is_still_owed(pledge),
        lambda: provided(not _has(pledge, Kind.DELIVERED), "You said already that it is done."),
    )


def _can_be_said_not_kept(pledge: Pledge) -> Verdict:
    """After its day, and after its giver was asked and has answered or had a week to."""
    asked = Step.objects.filter(pledge=pledge, kind=Kind.ASKED).first()
    had_a_chance = asked is not None and (
        asked.at + CHANCE <= clock.now()
        or Step.objects.filter(pledge=pledge, kind=Kind.ANSWERED, at__gte=asked.at).exists()
    )
    return all_of(
        lambda: _can_be_asked_after(pledge),
        lambda: provided(asked is not None, "Ask its giver first. Most forgotten things only need a word."),
        lambda: provided(had_a_chance, "Its giver has a week to answer."),
    )


def _is_due(pledge: Pledge) -> bool:
    return due_of(pledge) < timezone.localdate(clock.now())


def _is_still_owed(pledge: Pledge) -> Verdict:
    return provided(
        not is_called_off(pledge.need.campaign),
        "The campaign was called off. Nobody owes it anything.",
    )


def _has(pledge: Pledge, *kinds: Step.Kind) -> bool:
    return Step.objects.filter(pledge=pledge, kind__in=kinds).exists()


MAY: dict[str, Callable[[Pledge], Verdict]] = {
    Kind.CONFIRMED: _can_be_confirmed,
    Kind.DELIVERED: _can_be_delivered,
    Kind.RECEIVED: _can_be_delivered,
    Kind.ASKED: _can_be_asked_after,
    Kind.ANSWERED: _can_be_answered,
    Kind.LET_GO: _can_be_let_go,
    Kind.NOT_KEPT: _can_be_said_not_kept,
}
