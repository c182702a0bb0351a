"""A person's own data here. What another keeps about them is the other's, and not in it."""

from typing import Any

from barnraiser.people.models import Person

from ..models import Care, Note, Statement, Target
from .sight import said_of


def own(person: Person) -> dict[str, Any]:
    said = Statement.objects.filter(by=person).select_related("toward", "community")
    cares = Care.objects.filter(by=person).select_related("toward", "community")
    notes = Note.objects.filter(by=person).select_related("person").order_by("pk")
    listed = Target.objects.filter(by=person).select_related("person").prefetch_related("outside")
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
    }


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
    return {
        "person": target.person.name,
        "why": target.why,
        "since": target.since.isoformat(),
        "happened_elsewhere": outside,
    }


def _day(at: Any) -> str | None:
    return at.isoformat() if at else None
