"""The address in a letter that came at once: one press, and none comes at once any more from where it told of."""

from collections.abc import Iterable

from django.conf import settings
from django.core import signing
from django.urls import reverse

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

SALT = "barnraiser.notices.stopping"


def address_for(person: Person, rooms: Iterable[str]) -> str:
    return f"{settings.NETWORK_ADDRESS}{reverse('notices:stop', args=[token_for(person, rooms)])}"


def token_for(person: Person, rooms: Iterable[str]) -> str:
    return signing.Signer(salt=SALT).sign(".".join([person.code, *rooms]))


def read(token: str) -> tuple[Person, list[Community]] | None:
    """Whose letters from which communities the address ends; None where nobody here wrote it."""
    try:
        code, *rooms = signing.Signer(salt=SALT).unsign(token).split(".")
    except signing.BadSignature:
        return None
    person = Person.objects.filter(code=code).first()
    return (person, list(Community.objects.filter(code__in=rooms).order_by("name", "pk"))) if person else None
