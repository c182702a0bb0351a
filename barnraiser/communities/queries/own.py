"""A person's own data here."""

from collections.abc import Mapping
from typing import Any

from barnraiser.people.models import Person

from ..models import Membership


def export(person: Person) -> Mapping[str, Any]:
    """The person's memberships, with everything they said yes to and the roles they carried."""
    rows = Membership.objects.filter(person=person).select_related("community")
    return {"memberships": [_exported(row) for row in rows.prefetch_related("grants", "affirmations")]}


def _exported(row: Membership) -> Mapping[str, Any]:
    return {
        "community": row.community.name,
        "since": row.since,
        "until": row.until,
        "affirmed": [
            {"purpose": said.purpose, "rules": said.rules, "method": said.method, "at": said.at}
            for said in row.affirmations.all()
        ],
        "roles": [{"role": g.role, "since": g.since, "until": g.until} for g in row.grants.all()],
    }
