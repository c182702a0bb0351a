"""The address in a letter that ends letters of its kind: for a press there, or in the mail program (RFC 8058)."""

from collections.abc import Iterable

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ..models import Person
from ..purposes import Purpose

SALT = "barnraiser.people.saying_no"


def address_for(person: Person, purposes: Iterable[Purpose]) -> str:
    """Where one press says no to these purposes in the person's name. It does this one thing, and does not run out."""
    return f"{settings.NETWORK_ADDRESS}{reverse('people:say_no', args=[token_for(person, purposes)])}"


def token_for(person: Person, purposes: Iterable[Purpose]) -> str:
    said = ".".join([person.code, *(purpose.value for purpose in purposes)])
    return signing.Signer(salt=SALT).sign(said)


def read(token: str) -> tuple[Person, list[Purpose]] | None:
    """Whose letters the address ends, and of which purposes; None where nobody here wrote it."""
    try:
        code, *said = signing.Signer(salt=SALT).unsign(token).split(".")
    except signing.BadSignature:
        return None
    person = Person.objects.filter(code=code).first()
    return (person, [Purpose(each) for each in said]) if person else None
