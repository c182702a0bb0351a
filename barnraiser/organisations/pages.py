"""Values for the templates: what a page of an organisation shows beside the rows themselves."""

from typing import Any

from django.core.paginator import Paginator

from barnraiser.ground import manifest
from barnraiser.people import queries as known
from barnraiser.people.models import Person

from . import queries, rules
from .models import Organisation

A_PAGEFUL = 24


def listing(viewer: Person, number: str | None) -> dict[str, Any]:
    mine = list(queries.mine(viewer))
    others = queries.listed(viewer).exclude(pk__in=[organisation.pk for organisation in mine])
    return {"mine": mine, "page": Paginator(others, A_PAGEFUL).get_page(number)}


def reading(viewer: Person, organisation: Organisation) -> dict[str, Any]:
    rows = list(queries.responsibilities(viewer, organisation))
    own = next((row for row in rows if row.person_id == viewer.pk), None)
    seen = set(
        known.visible_to(viewer).filter(pk__in=[row.person_id for row in rows]).values_list("pk", flat=True)
    )
    return {
        "organisation": organisation,
        "answering": [(row, row.person_id in seen) for row in rows if row.stands],
        "asked": own if own and not own.stands else None,
        "is_responsible": bool(own and own.stands),
        "annexes": manifest.annexes(viewer, organisation),
    }


def people(viewer: Person, organisation: Organisation) -> dict[str, Any]:
    rows = [(row, rules.may_lay_down(viewer, row)) for row in queries.responsibilities(viewer, organisation)]
    anybody = queries.nameable(viewer, organisation).exists()
    return {"organisation": organisation, "rows": rows, "anybody": anybody}
