"""Everything kept here about a person, for themselves."""

from collections.abc import Mapping
from typing import Any

from ..models import Account, Consent, Person
from .addresses import addresses_of
from .links import exported_links
from .sight import interests_of


def export(person: Person) -> Mapping[str, Any]:
    """Everything kept here about the person, for themselves."""
    fields = (
        "code",
        "handle",
        "name",
        "tagline",
        "place",
        "country",
        "sector",
        "tier",
        "website",
        "story",
        "arrived_at",
    )
    consents = Consent.objects.filter(person=person).order_by("purpose")
    account = Account.objects.filter(person=person).first()
    return {field: getattr(person, field) for field in fields} | {
        "picture": person.picture.name or "",
        "interests": interests_of(person),
        "addresses": addresses_of(person),
        "links": exported_links(person),
        "consents": list(consents.values("purpose", "given", "answered_at")),
        "account": {"email": account.email, "joined_at": account.joined_at} if account else None,
    }
