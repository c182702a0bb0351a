"""Every write to people: who they are, how they sign in, what they consent to."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F

from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.ground.text import one_line
from barnraiser.ground.verdict import Refused

from .models import Account, Address, Consent, Interest, Person
from .rules import may_edit

PROFILE_FIELDS = ("name", "tagline", "place", "country", "sector", "tier", "website", "story")
GONE = "Somebody who left"


def handle_for(name: str) -> str:
    """A free handle that reads like the name: `ruth-amsel`, or `ruth-amsel-7k2` where that is taken."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:24].strip("-") or "person"
    base = base if len(base) > 1 else f"{base}-person"
    taken = Person.objects.filter(handle=base).exists()
    return f"{base}-{new_code()[:4]}" if taken else base


@transaction.atomic
def introduce(*, name: str, address: str = "", account: Account | None = None, **profile: Any) -> Person:
    """A new person is known, by name and perhaps by an address; claimed at once when an account comes along."""
    name = one_line(name)[:80] or "Somebody"
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
    account = Account(email=email.strip().lower())
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save()
            EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    except IntegrityError as error:
        raise Refused("There is an account with this address. Sign in with it.") from error
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
    known.name = one_line(name)[:80] or known.name
    known.save(update_fields=["account", "name"])
    return known


@transaction.atomic
def edit_profile(
    *,
    by: Person,
    person: Person,
    interests: Iterable[str] | None = None,
    picture: bytes | None = None,
    **changes: Any,
) -> Person:
    """The profile says what the person wants it to say. Without a picture the one there stays; empty bytes take it down."""
    may_edit(by, person).require()
    for field in PROFILE_FIELDS:
        if field in changes:
            setattr(person, field, changes[field])
    person.save(update_fields=list(PROFILE_FIELDS))
    if interests is not None:
        person.interests.set([_interest(word) for word in interests])
    if picture is not None:
        show_picture(by=by, person=person, picture=picture)
    return person


def _interest(word: str) -> Interest:
    word = one_line(word)[:40]
    return Interest.objects.get_or_create(word__iexact=word, defaults={"word": word})[0]


@transaction.atomic
def show_picture(*, by: Person, person: Person, picture: bytes) -> Person:
    """The person's picture is this one, already made square and small. Empty bytes take it down."""
    may_edit(by, person).require()
    _drop_file(person)
    person.picture = ""
    if picture:
        person.picture.save(f"{new_code()}.webp", ContentFile(picture), save=False)
    person.save(update_fields=["picture"])
    return person


def _drop_file(person: Person) -> None:
    """The picture's file goes once the change is safely written."""
    storage, name = person.picture.storage, person.picture.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def answer_consent(*, by: Person, purpose: Consent.Purpose, given: bool) -> Consent:
    """The person's answer to this purpose stands from now on."""
    answer, _ = Consent.objects.update_or_create(
        person=by, purpose=purpose, defaults={"given": given, "answered_at": clock.now()}
    )
    return answer


@transaction.atomic
def sign_out_everywhere(*, by: Person) -> None:
    """No device is signed in as the person any more, seen lately or not."""
    if by.account_id is None:
        return
    Account.objects.filter(pk=by.account_id).update(round=F("round") + 1)
    for session in UserSession.objects.filter(user_id=by.account_id):
        session.end()


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here says any more who the person was or how they signed in. That there was somebody stays true."""
    if person.account_id:
        sign_out_everywhere(by=person)
        Account.objects.filter(pk=person.account_id).delete()
    Address.objects.filter(person=person).delete()
    Consent.objects.filter(person=person).delete()
    person.interests.clear()
    _drop_file(person)
    blank = dict.fromkeys(PROFILE_FIELDS, "") | {"tier": None, "picture": "", "account": None}
    for field, value in (blank | {"name": GONE, "handle": f"left-{new_code()}"}).items():
        setattr(person, field, value)
    person.save()
    Interest.objects.filter(people=None).delete()
