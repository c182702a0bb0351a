"""Give one’s word, change it, take it back."""

from datetime import date

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..kinds import CHANGED, PLEDGED, PLEDGED_QUIETLY, SIGNED, SIGNED_QUIETLY
from ..models import Need, Pledge, Step
from ..rules import may_change, may_pledge, may_take_back
from . import held


@transaction.atomic
def pledge(
    *, by: Person, need: Need, amount: int = 1, words: str = "", due: date | None = None, quiet: bool = False
) -> Pledge:
    """The person gave their word on this need. A signature is given with it; all else waits for an owner’s yes."""
    need = held.need(need)
    may_pledge(by, need, 1 if need.is_signed else amount).require()
    given = Pledge.objects.create(
        need=need,
        by=by,
        amount=1 if need.is_signed else amount,
        words=words,
        due=None if need.is_signed else due,
        quiet=quiet,
        at=clock.now(),
    )
    if need.is_signed:
        Step.objects.create(pledge=given, kind=Step.Kind.CONFIRMED, by=None, at=given.at)
        Step.objects.create(pledge=given, kind=Step.Kind.RECEIVED, by=None, at=given.at)
    _record(given, need, by)
    return given


@transaction.atomic
def change(
    *,
    by: Person,
    pledge: Pledge,
    amount: int = 1,
    words: str = "",
    due: date | None = None,
    quiet: bool = False,
) -> Pledge:
    """The pledge is another one now, and those who carry the campaign are told."""
    pledge = held.pledge(pledge)
    may_change(by, pledge, 1 if pledge.need.is_signed else amount).require()
    was_quiet, pledge.quiet, pledge.words = pledge.quiet, quiet, words
    if not pledge.need.is_signed:
        pledge.amount, pledge.due = amount, due
    pledge.save(update_fields=["amount", "words", "due", "quiet"])
    if was_quiet != quiet:
        _retract(pledge, by, "said anew")
        _record(pledge, pledge.need, by)
    elif not pledge.need.is_signed:
        ledger.record(
            CHANGED,
            by=by,
            toward=held.owners_of(pledge.need.campaign),
            within=pledge.need.campaign.community,
            about=pledge.ref,
            occasion=f"changed {pledge.pk} {clock.now().isoformat()}",
        )
    return pledge


@transaction.atomic
def take_back(*, by: Person, pledge: Pledge) -> None:
    """Nothing was promised, and the act no longer counts."""
    pledge = held.pledge(pledge)
    may_take_back(by, pledge).require()
    _retract(pledge, by, "taken back")
    pledge.delete()


def _record(given: Pledge, need: Need, by: Person) -> None:
    """A signature is toward nobody: putting a name under something is for the cause, not for its owners."""
    if need.is_signed:
        kind, toward = (SIGNED_QUIETLY if given.quiet else SIGNED), []
    else:
        kind, toward = (PLEDGED_QUIETLY if given.quiet else PLEDGED), held.owners_of(need.campaign)
    ledger.record(
        kind,
        by=by,
        toward=toward,
        within=need.campaign.community,
        about=given.ref,
        occasion=f"pledge {given.pk} {clock.now().isoformat()}",
    )


def _retract(pledge: Pledge, by: Person, reason: str) -> None:
    for kind in (PLEDGED, PLEDGED_QUIETLY, SIGNED, SIGNED_QUIETLY, CHANGED):
        for act in ledger.standing_about(pledge.ref, by=by, kind=kind):
            ledger.retract(act=act, by=by, reason=reason)
