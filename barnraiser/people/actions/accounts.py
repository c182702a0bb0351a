"""How somebody signs in, and on which devices."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.db.models import F

from barnraiser.ground.verdict import Refused

from .. import names
from ..models import Account, Person
from .introducing import introduce
from .listing import list_person


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
    said = names.tidy(name)[: names.LONGEST]
    known.name = said if names.is_a_name(said) else known.name
    known.skeleton = names.skeleton(known.name)
    known.save(update_fields=["account", "name", "skeleton"])
    list_person(known)
    return known


@transaction.atomic
def sign_out_everywhere(*, by: Person) -> None:
    """No device is signed in as the person any more, seen lately or not."""
    if by.account_id is None:
        return
    Account.objects.filter(pk=by.account_id).update(round=F("round") + 1)
    for session in UserSession.objects.filter(user_id=by.account_id):
        session.end()
