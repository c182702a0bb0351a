"""Everything kept here about a person, for themselves."""

from collections.abc import Mapping
from typing import Any

from ..models import Account, Affiliation, Consent, Expertise, FormerHandle, Person, Spoken, StatedValue
from .addresses import addresses_of
from .audience import audiences_of
from .links import exported_links
from .searches import exported_searches
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
        "sentence",
        "paragraph",
        "story",
        "geoname",
        "latitude",
        "longitude",
        "arrived_at",
        "profile_written_at",
    )
    consents = Consent.objects.filter(person=person).order_by("purpose")
    account = Account.objects.filter(person=person).first()
    return {field: getattr(person, field) for field in fields} | {
        "picture": person.picture.name or "",
        "interests": interests_of(person),
        "addresses": addresses_of(person),
        "shown_to": audiences_of(person),
        "former_handles": list(
            FormerHandle.objects.filter(person=person).order_by("pk").values_list("handle", flat=True)
        ),
        "languages": list(Spoken.objects.filter(person=person).values_list("code", flat=True)),
        "affiliations": list(
            Affiliation.objects.filter(person=person).values("organisation", "role", "website")
        ),
        "values": list(StatedValue.objects.filter(person=person).values_list("phrase", flat=True)),
        "expertise": list(Expertise.objects.filter(person=person).values("subject", "level")),
        "links": exported_links(person),
        "consents": list(consents.values("purpose", "given", "answered_at")),
        "searches": exported_searches(person),
        "account": {"email": account.email, "joined_at": account.joined_at} if account else None,
    }
