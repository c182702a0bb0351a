"""Everything kept here about a person, for themselves."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from barnraiser.ground.manifest import manifests

from ..models import (
    Account,
    Affiliation,
    Answer,
    Archive,
    Consent,
    Device,
    Expertise,
    Farewell,
    FormerHandle,
    Person,
    SearchLetter,
    Spoken,
    StatedValue,
)
from .addresses import addresses_of
from .audience import audiences_of
from .links import exported_links
from .quiet import exported_quiet
from .searches import exported_searches
from .sight import interests_of


def everything_about(viewer: Person) -> dict[str, Any]:
    """What every app keeps about the viewer, by app, for themselves alone."""
    return {label: manifest.export(viewer) for label, manifest in manifests().items() if manifest.export}


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
    answers = Answer.objects.filter(person=person)
    archives = Archive.objects.filter(person=person)
    farewell = Farewell.objects.filter(person=person).first()
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
        "quiet_hours": exported_quiet(person),
        "searches": exported_searches(person),
        "last_letter_about_searches": SearchLetter.objects.filter(person=person)
        .values_list("sent_at", flat=True)
        .first(),
        "consents": list(consents.values("purpose", "given", "version", "answered_at")),
        "answers": list(answers.values("purpose", "given", "version", "words", "through", "at")),
        "archives": list(archives.values("asked_at", "made_at", "fetched_at")),
        "asked_to_be_forgotten_at": farewell.asked_at if farewell else None,
        "signing_in": _signing_in(account),
        "account": {"email": account.email, "joined_at": account.joined_at} if account else None,
    }


def _signing_in(account: Account | None) -> Mapping[str, Any]:
    """Ways in and visits, without anything that would open the door."""
    if account is None:
        return {}
    ways = Authenticator.objects.filter(user=account).values("type", "created_at", "last_used_at")
    visits = UserSession.objects.filter(user=account).values("created_at", "last_seen_at", "ip", "user_agent")
    elsewhere = SocialAccount.objects.filter(user=account).values(
        "provider", "uid", "date_joined", "extra_data"
    )
    return {
        "ways": list(ways),
        "visits": list(visits),
        "known_browsers_since": list(Device.objects.filter(account=account).values_list("since", flat=True)),
        "accounts_elsewhere": list(elsewhere),
    }
