"""What matters to a member, for that member: their list, words to choose from, and the checks they made."""

from typing import Any

from barnraiser.people.models import Person

from .. import queries
from ..forms import ValuesForm
from ..values import CAUSES, SHARED, VALUES


def values(viewer: Person, form: ValuesForm | None = None) -> dict[str, Any]:
    checks = queries.checks_of(viewer)
    seen = queries.sharing(viewer, [check.person_id for check, _ in checks])
    ranked = queries.values_of(viewer)
    return {
        "form": form or ValuesForm(ranked=ranked),
        "ranked": ranked,
        "shared": SHARED,
        "values": VALUES,
        "causes": CAUSES,
        "checks": [(check, found, check.person_id in seen) for check, found in checks],
    }
