"""Begin a programme, write its guidelines, and choose how much rope it gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.organisations import queries as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from ..manifest import BEGUN, CLOSED, GUIDED, REVIEWED
from ..models import Guideline, Mandate, Programme, Review
from ..rules import may_begin, may_keep, may_review, may_set_rope
from . import held


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a voice may say without asking, what only after asking, and what never: a sentence each."""

    without_asking: Sequence[str]
    ask_first: Sequence[str] = ()
    never: Sequence[str] = ()


@transaction.atomic
def begin(
    *,
    by: Person,
    organisation: Organisation,
    name: str,
    goal: str,
    audience: str,
    guidance: Guidance,
    level: str,
    reason: str,
    next_on: date,
) -> Programme:
    """The organisation has a programme with its first guidelines, a chosen level, and a day to look at it again."""
    may_begin(by, organisation).require()
    now = clock.now()
    programme = Programme.objects.create(
        organisation=organisation,
        name=one_line(name),
        goal=one_line(goal),
        audience=one_line(audience),
        begun_by=by,
        begun_at=now,
    )
    may_review(by, programme, level, next_on).require()
    _write_version(by, programme, guidance, "")
    Review.objects.create(programme=programme, level=level, reason=reason, by=by, at=now, next_on=next_on)
    ledger.record(BEGUN, by=by, about=programme.ref)
    return programme


@transaction.atomic
def guide(*, by: Person, programme: Programme, guidance: Guidance, why: str = "") -> Guideline:
    """New guidelines stand from now on. What was said before stays under those it was said under."""
    programme = held.programme(programme)
    may_keep(by, programme).require()
    version = _write_version(by, programme, guidance, why)
    ledger.record(
        GUIDED,
        by=by,
        toward=voices_of(programme),
        about=programme.ref,
        occasion=f"guidelines {version.number} of {programme.code}",
    )
    return version


def _write_version(by: Person, programme: Programme, guidance: Guidance, why: str) -> Guideline:
    newest = Guideline.objects.filter(programme=programme).aggregate(newest=Max("number"))["newest"]
    return Guideline.objects.create(
        programme=programme,
        number=(newest or 0) + 1,
        without_asking=list(guidance.without_asking),
        ask_first=list(guidance.ask_first),
        never=list(guidance.never),
        why=one_line(why),
        by=by,
        since=clock.now(),
    )


@transaction.atomic
def review(*, by: Person, programme: Programme, level: str, reason: str, next_on: date) -> Review:
    """The balance between loosening and losing control was looked at; this level holds until it is looked at again."""
    programme = held.programme(programme)
    may_review(by, programme, level, next_on).require()
    looked = Review.objects.create(
        programme=programme, level=level, reason=reason, by=by, at=clock.now(), next_on=next_on
    )
    ledger.record(
        REVIEWED,
        by=by,
        toward=_others(by, *voices_of(programme), *organisations.responsible_for(programme.organisation)),
        about=programme.ref,
        occasion=f"programmes review {looked.pk}",
    )
    return looked


@transaction.atomic
def set_rope(*, by: Person, mandate: Mandate, level: str, reason: str) -> Review:
    """This level holds for one voice, whatever holds for the programme."""
    mandate = held.mandate(mandate)
    may_set_rope(by, mandate).require()
    looked = Review.objects.create(
        programme=mandate.programme, mandate=mandate, level=level, reason=reason, by=by, at=clock.now()
    )
    keepers = organisations.responsible_for(mandate.programme.organisation)
    toward = _others(by, mandate.person, *keepers)
    ledger.record(
        REVIEWED, by=by, toward=toward, about=mandate.ref, occasion=f"programmes review {looked.pk}"
    )
    return looked


@transaction.atomic
def close(*, by: Person, programme: Programme) -> Programme:
    """Nobody speaks under this programme any more. What was said under it stays."""
    programme = held.programme(programme)
    may_keep(by, programme).require()
    toward = voices_of(programme)
    programme.until = clock.now()
    programme.save(update_fields=["until"])
    ledger.record(CLOSED, by=by, toward=toward, about=programme.ref)
    return programme


def _others(by: Person, *people: Person | None) -> list[Person]:
    """Each of them once, and not the one who did it."""
    return [person for person in dict.fromkeys(people) if person and person != by]


def voices_of(programme: Programme) -> list[Person]:
    """Who speaks under the programme now."""
    rows = Mandate.objects.standing().filter(programme=programme, person__isnull=False)
    return [row.person for row in rows.select_related("person") if row.person]
