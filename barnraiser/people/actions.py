"""Every write to people: who they are, how they sign in, what they consent to."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.db import transaction

from barnraiser.ground import clock
from barnraiser.ground.models import new_code

from .models import Account, Address, Consent, Interest, Person
from .rules import may_edit

PROFILE_FIELDS = ("name", "tagline", "place", "sector", "website", "story")


def handle_for(name: str) -> str:
    """A free handle that reads like the name: `ruth-amsel`, or `ruth-amsel-7k2` where that is taken."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:24] or "person"
    base = base if len(base) > 1 else f"{base}-person"
    taken = Person.objects.filter(handle=base).exists()
    return f"{base}-{new_code()[:4]}" if taken else base


@transaction.atomic
def introduce(*, name: str, address: str = "", account: Account | None = None, **profile: Any) -> Person:
    """A new person is known, by name and perhaps by an address; claimed at once when an account comes along."""
    name = " ".join(name.split())[:80] or "Somebody"
    person = Person.objects.create(
        name=name, handle=handle_for(name), account=account, arrived_at=clock.now(), **profile
    )
    if address:
        know_address(person=person, address=address)
    return person


def know_address(*, person: Person, address: str) -> None:
    """The address is known to be the person's. Nothing changes if it was known already."""
    Address.objects.get_or_create(address=address.strip().lower(), defaults={"person": person})


@transaction.atomic
def open_account(*, email: str, password: str | None) -> Account:
    """An account with this address, known to be its owner's. Without a password, one signs in after a reset."""
    account = Account.objects.create_user(email=email.strip().lower(), password=password)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account


@transaction.atomic
def claim(*, account: Account, address: str, name: str) -> Person:
    """The account belongs to the person known by the address; a new person is introduced where none is unclaimed."""
    known = (
        Person.objects.select_for_update(of=("self",))
        .filter(addresses__address__iexact=address, account=None)
        .first()
    )
    if known is None:
        return introduce(name=name, address=address, account=account)
    known.account = account
    known.name = name or known.name
    known.save(update_fields=["account", "name"])
    return known


@transaction.atomic
def edit_profile(*, by: Person, person: Person, interests: Iterable[str] | None = None, **changes: Any) -> Person:
    """The profile says what the person wants it to say."""
    may_edit(by, person).require()
    for field in PROFILE_FIELDS:
        if field in changes:
            setattr(person, field, changes[field])
    person.save(update_fields=list(PROFILE_FIELDS))
    if interests is not None:
        person.interests.set([_interest(word) for word in interests])
    return person


def _interest(word: str) -> Interest:
    word = " ".join(word.split())[:40]
    found = Interest.objects.filter(word__iexact=word).first()
    return found or Interest.objects.create(word=word)


def show_picture(*, by: Person, person: Person, picture: bytes) -> Person:
    """The person's picture is this one, already made square and small by the form. Empty bytes take it down."""
    may_edit(by, person).require()
    person.picture.delete(save=False)
    if picture:
        person.picture.save(f"{new_code()}.webp", ContentFile(picture), save=False)
    person.save(update_fields=["picture"])
    return person


def answer_consent(*, by: Person, purpose: Consent.Purpose, given: bool) -> Consent:
    """The person's answer to this purpose stands from now on."""
    answer, _ = Consent.objects.update_or_create(
        person=by, purpose=purpose, defaults={"given": given, "answered_at": clock.now()}
    )
    return answer
