"""A person's own data here. What another keeps about them is the other's, and not in it."""

from typing import Any

from django.db.models import Q

from barnraiser.people.models import Person

from ..models import Agreement, Care, Mark, Nod, Note, Shortlist, Statement, Target
from .ground import checks_of, values_of
from .sight import said_of
from .touch import rhythm_of


def own(person: Person) -> dict[str, Any]:
    said = Statement.objects.filter(by=person).select_related("toward", "community")
    cares = Care.objects.filter(by=person).select_related("toward", "community")
    notes = Note.objects.filter(by=person).select_related("person").order_by("pk")
    listed = Target.objects.filter(by=person).select_related("person", "rhythm").prefetch_related("outside")
    marks = Mark.objects.filter(by=person).select_related("person").order_by("pk")
    fives = Shortlist.objects.filter(by=person).prefetch_related("picks__person")
    agreed = Agreement.objects.filter(by=person).select_related("toward").order_by("pk")
    return {
        "i_said": [_statement(one) | {"of": one.toward.name, "until": _day(one.until)} for one in said],
        "said_of_me": [_statement(one) | {"by": one.by.name} for one in said_of(person)],
        "we_care_about": [
            {"with": one.toward.name, "thing": one.thing, "at": one.at.isoformat()} for one in cares
        ],
        "my_notes": [
            {"about": one.person.name, "spark": one.spark, "words": one.words, "at": one.at.isoformat()}
            for one in notes
        ],
        "my_fifteen": [_target(one) for one in listed],
        "my_circle_of_trust": [
            {"person": one.person.name, "mark": one.origin, "at": one.at.isoformat()} for one in marks
        ],
        "my_top_fives": [
            {
                "field": one.field,
                "reach": one.reach,
                "criterion": one.criterion,
                "people": [pick.person.name for pick in one.picks.all()],
            }
            for one in fives
        ],
        "what_matters_to_me": values_of(person),
        "i_agreed_to_compare_with": [{"with": one.toward.name, "at": one.at.isoformat()} for one in agreed],
        "my_checks": [
            {
                "with": check.person.name,
                "at": check.at.isoformat(),
                "found": found.kept() if found else "gone: one of the two took it back",
            }
            for check, found in checks_of(person)
        ],
        "nods": _nods(person),
    }


def _nods(person: Person) -> list[dict[str, Any]]:
    """Those the person gave, and those they were given: both know of each."""
    rows = Nod.objects.filter(Q(by=person) | Q(toward=person)).select_related("by", "toward")
    return [{"by": one.by.name, "to": one.toward.name, "at": one.at.isoformat()} for one in rows]


def _statement(said: Statement) -> dict[str, Any]:
    return {
        "quality": said.quality,
        "matter": said.matter,
        "scope": said.scope,
        "reason": said.reason,
        "community": said.community.name,
        "since": said.since.isoformat(),
    }


def _target(target: Target) -> dict[str, Any]:
    outside = [
        {"reached": one.reached, "words": one.words, "at": one.at.isoformat()} for one in target.outside.all()
    ]
    rhythm = rhythm_of(target)
    return {
        "person": target.person.name,
        "why": target.why,
        "since": target.since.isoformat(),
        "happened_elsewhere": outside,
        "be_in_touch": rhythm.get_every_display() if rhythm else "",
        "not_before": _day(rhythm.quiet_until) if rhythm else None,
    }


def _day(at: Any) -> str | None:
    return at.isoformat() if at else None
