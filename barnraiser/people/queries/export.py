"""Everything kept here about a person, for themselves."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession

from barnraiser.ground.manifest import manifests

from ..models import Account, Answer, Archive, Consent, Device, Farewell, Person
from .addresses import addresses_of
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
        "story",
        "arrived_at",
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
