"""A person's own data here."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from barnraiser.people.models import Person

from ..models import Membership, PowerAct, RoleGrant


def export(person: Person) -> Mapping[str, Any]:
    """The person's memberships, with everything they said yes to and the roles they carried."""
    rows = Membership.objects.filter(person=person).select_related("community")
    given = RoleGrant.objects.filter(granted_by=person).select_related("membership__community")
    return {
        "memberships": [_exported(row) for row in rows.prefetch_related("grants", "affirmations")],
        "roles_given": [
            {"community": g.membership.community.name, "role": g.role, "since": g.since} for g in given
        ],
        "powers_used": _power(PowerAct.objects.filter(by=person)),
        "powers_used_toward_me": _power(PowerAct.objects.filter(toward=person)),
    }


def _power(acts: QuerySet[PowerAct]) -> list[Mapping[str, Any]]:
    return [
        {"community": act.community.name, "what": act.what, "at": act.at}
        for act in acts.select_related("community")
    ]


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
