"""Give one’s word, change it, take it back."""

from datetime import date
from typing import Any

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
    """The person gave their word on this need. A signature is given with it; all else waits for an owner’s yes.

    Given again in the same words, it stands as it was.
    """
    need = held.need(need)
    said = _said(need, amount, words, due, quiet=quiet)
    if stands := Pledge.objects.filter(need=need, by=by, **said).select_related("need", "by").first():
        return stands
    may_pledge(by, need, said["amount"]).require()
    given = Pledge.objects.create(need=need, by=by, at=clock.now(), **said)
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
    """The pledge is another one now, and those who carry the campaign are told. Nothing new is told to nobody."""
    pledge = held.pledge(pledge)
    said = _said(pledge.need, amount, words, due, quiet=quiet)
    may_change(by, pledge, said["amount"]).require()
    was_quiet, before = pledge.quiet, {name: getattr(pledge, name) for name in said}
    if said == before:
        return pledge
    for name, value in said.items():
        setattr(pledge, name, value)
    pledge.save(update_fields=list(said))
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


def _said(need: Need, amount: int, words: str, due: date | None, *, quiet: bool) -> dict[str, Any]:
    """What a pledge says. A signature is one, and has no day of its own."""
    if need.is_signed:
        amount, due = 1, None
    return {"amount": amount, "words": words, "due": due, "quiet": quiet}


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
