"""A mandate is offered, taken up, and ended by either side. On its last day it ends by itself."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.people.models import Person

from ..manifest import ENDED, MANDATED, TAKEN_UP, TURNED_DOWN
from ..models import Mandate, Programme
from ..rules import may_answer_offer, may_end, may_offer
from . import held


@transaction.atomic
def offer(
    *, by: Person, programme: Programme, person: Person, role: str, scope: str, expires_at: datetime
) -> Mandate:
    """The person is asked to speak for the organisation, about this and until then. Who asks themselves need not answer."""
    programme = held.programme(programme)
    may_offer(by, programme, person, expires_at).require()
    now = clock.now()
    run_out = Mandate.objects.filter(programme=programme, person=person, until=None, expires_at__lte=now)
    run_out.update(until=F("expires_at"))
    try:
        with transaction.atomic():
            mandate = Mandate.objects.create(
                programme=programme,
                person=person,
                role=one_line(role),
                scope=one_line(scope),
                given_by=by,
                offered_at=now,
                since=now if by == person else None,
                expires_at=expires_at,
            )
    except IntegrityError:
        may_offer(by, programme, person, expires_at).require()
        raise
    ledger.record(MANDATED, by=by, toward=[person], about=mandate.ref)
    return mandate


@transaction.atomic
def take_up(*, by: Person, mandate: Mandate) -> Mandate:
    """The person speaks for the organisation from now on, by name and under its guidelines."""
    mandate = held.mandate(mandate)
    may_answer_offer(by, mandate).require()
    mandate.since = clock.now()
    mandate.save(update_fields=["since"])
    ledger.record(TAKEN_UP, by=by, toward=_others(mandate, by), about=mandate.ref)
    return mandate


@transaction.atomic
def decline_offer(*, by: Person, mandate: Mandate) -> Mandate:
    """The person does not speak for the organisation. It needs no reason."""
    mandate = held.mandate(mandate)
    may_answer_offer(by, mandate).require()
    _end(mandate, by, "")
    ledger.record(TURNED_DOWN, by=by, toward=_others(mandate, by), about=mandate.ref)
    return mandate


@transaction.atomic
def end(*, by: Person, mandate: Mandate, why: str = "") -> Mandate:
    """The mandate ends today: laid down by the voice, or taken back by those who answer for the organisation."""
    mandate = held.mandate(mandate)
    may_end(by, mandate).require()
    _end(mandate, by, why)
    ledger.record(ENDED, by=by, toward=_others(mandate, by), about=mandate.ref)
    return mandate


def _end(mandate: Mandate, by: Person, why: str) -> None:
    mandate.until, mandate.ended_by, mandate.why = clock.now(), by, one_line(why)
    mandate.save(update_fields=["until", "ended_by", "why"])


def _others(mandate: Mandate, by: Person) -> list[Person]:
    """The other side of the mandate: who has it, who gave it."""
    return [person for person in {mandate.person, mandate.given_by} if person and person != by]
