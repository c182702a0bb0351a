"""Every write to claims: say it, confirm it, prove it, take it back, forget."""

from django.db import IntegrityError, transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from . import tasks
from .manifest import CLAIMED
from .models import GOOD_FOR, Claim
from .rules import is_whose, may_claim, may_confirm, may_finish, may_prove, places_of


@transaction.atomic
def claim(*, by: Person, person: Person, words: str = "") -> Claim:
    """It waits to be proven. If an address of that person is known, a letter is on its way to it; nobody is told whether."""
    Claim.objects.filter(by=by, until=None, at__lte=clock.now() - GOOD_FOR).update(until=clock.now())
    may_claim(by, person).require()
    try:
        with transaction.atomic():
            said = Claim.objects.create(by=by, person=person, words=one_line(words)[:300], at=clock.now())
    except IntegrityError as error:
        raise Refused("One claim of yours waits already.") from error
    tasks.send_letters.enqueue(said.pk)
    return said


@transaction.atomic
def confirm(*, by: Person, claim: Claim) -> Claim:
    """A steward who knows them says so too, for every member to read. It becomes true when the claimant says it again."""
    claim = _held(claim)
    may_confirm(by, claim).require()
    claim.confirmed_by, claim.confirmed_at = by, clock.now()
    claim.save(update_fields=["confirmed_by", "confirmed_at"])
    what = f"Confirmed that {claim.person.name}, of an archive, is a member"
    for place in places_of(claim.person):
        communities.log_power(community=place, what=what, by=by, toward=claim.by)
    return claim


@transaction.atomic
def finish(*, by: Person, claim: Claim) -> None:
    """After a steward’s word and their own second one, the two are one. It cannot be undone."""
    claim = _held(claim)
    may_finish(by, claim).require()
    _become_one(claim)


@transaction.atomic
def prove(*, by: Person, claim: Claim) -> None:
    """By the letter that reached an address of that person, the two are one. It cannot be undone."""
    claim = _held(claim)
    may_prove(by, claim).require()
    _become_one(claim)


@transaction.atomic
def take_back(*, by: Person, claim: Claim) -> None:
    """It waits no longer."""
    claim = _held(claim)
    is_whose(by, claim).require()
    Claim.objects.filter(pk=claim.pk).update(until=clock.now())


@transaction.atomic
def let_go_of_old() -> int:
    """Claims that nobody proved in time wait no longer. How many those were."""
    return Claim.objects.filter(until=None, at__lte=clock.now() - GOOD_FOR).update(until=clock.now())


@transaction.atomic
def forget(*, person: Person) -> None:
    Claim.objects.filter(by=person).delete()
    Claim.objects.filter(person=person).delete()
    Claim.objects.filter(confirmed_by=person).update(confirmed_by=None)


def _become_one(claim: Claim) -> None:
    by, person = claim.by, claim.person
    Claim.objects.filter(person=person).exclude(pk=claim.pk).delete()
    Claim.objects.filter(pk=claim.pk).delete()
    people.merge(person=person, into=by)
    ledger.nothing_toward_oneself(person=by)
    ledger.record(CLAIMED, by=by, occasion=f"claim {claim.code}")


def _held(claim: Claim) -> Claim:
    rows = Claim.objects.select_for_update(of=("self",)).select_related("by", "person")
    held = rows.filter(pk=claim.pk).first()
    if held is None:
        raise Refused("This claim has ended or run out.")
    return held
