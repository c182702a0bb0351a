"""Nothing says any more who somebody was."""

from django.db import transaction

from barnraiser.ground.models import new_code

from ..models import Account, Address, Answer, Consent, Farewell, Interest, Person
from .accounts import sign_out_everywhere
from .archiving import drop_archives
from .profile import PROFILE_FIELDS, drop_file

GONE = "Somebody who left"


def is_forgotten(person: Person) -> bool:
    """Whether nothing but the place of somebody who left is there."""
    return person.name == GONE and person.handle.startswith("left-") and not person.is_claimed


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here says any more who the person was or how they signed in. That there was somebody stays true."""
    if person.account_id:
        sign_out_everywhere(by=person)
        Account.objects.filter(pk=person.account_id).delete()
    Address.objects.filter(person=person).delete()
    Consent.objects.filter(person=person).delete()
    Answer.objects.filter(person=person).delete()
    Farewell.objects.filter(person=person).delete()
    drop_archives(person)
    person.interests.clear()
    drop_file(person)
    blank = dict.fromkeys(PROFILE_FIELDS, "") | {"tier": None, "picture": "", "account": None}
    for field, value in (blank | {"name": GONE, "handle": f"left-{new_code()}"}).items():
        setattr(person, field, value)
    person.save()
    Interest.objects.filter(people=None).delete()
