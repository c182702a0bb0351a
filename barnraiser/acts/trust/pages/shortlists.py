"""Top fives as the one who keeps them sees them."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

from barnraiser.people.models import Person

from .. import near, queries
from ..forms import CriterionForm, NameForm, ShortlistForm
from ..models import FIVE, Shortlist

A_PAGEFUL = 20


@dataclass(frozen=True, slots=True)
class Picked:
    """One of the five: what the house knows that bears on the criterion, and whether they are on the fifteen too."""

    person: Person
    place: int
    fact: str
    is_seen: bool
    is_listed: bool


def shortlist_form(viewer: Person, data: Any = None, field: str = "") -> ShortlistForm:
    return ShortlistForm(data, reaches=near.offered(viewer), initial={"field": field} if field else {})


def shortlists(viewer: Person, form: ShortlistForm) -> dict[str, Any]:
    rows = list(queries.shortlists(viewer))
    seen = queries.sharing(viewer, [pick.person_id for row in rows for pick in row.picks.all()])
    return {
        "rows": [(row, [(pick.person, pick.person_id in seen) for pick in row.picks.all()]) for row in rows],
        "form": form,
        "fields": queries.fields_near(viewer),
    }


def shortlist(
    viewer: Person, found: Shortlist, asked: Any = None, criterion: CriterionForm | None = None
) -> dict[str, Any]:
    """One of them, with whom it could hold as well. `asked` is what the address says: a name, a page."""
    asked = asked or {}
    form = NameForm(asked)
    name = form.name()
    page = Paginator(queries.candidates(viewer, found, name), A_PAGEFUL).get_page(asked.get("page"))
    picks = list(found.picks.all())
    facts = queries.facts(viewer, found, [*page, *(pick.person for pick in picks)])
    seen = queries.sharing(viewer, [pick.person_id for pick in picks])
    listed = {target.person_id for target in queries.targets(viewer)}
    return {
        "shortlist": found,
        "picked": [
            Picked(
                pick.person,
                pick.place,
                facts.get(pick.person_id, "") if pick.person_id in seen else "",
                pick.person_id in seen,
                pick.person_id in listed,
            )
            for pick in picks
        ],
        "page": page,
        "rows": [(person, facts.get(person.pk, "")) for person in page],
        "has_room": len(picks) < FIVE,
        "name": name,
        "name_form": form,
        "directory": near.directory(interest=found.field, reach=found.reach),
        "criterion": criterion or CriterionForm(initial={"basis": found.basis, "words": found.words}),
    }
