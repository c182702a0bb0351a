"""Nothing says any more who somebody was."""

from django.db import transaction

from barnraiser.ground.models import new_code

from ..models import Account, Address, CheckAsked, Consent, Interest, Person
from .accounts import sign_out_everywhere
from .links import drop_links
from .profile import PROFILE_FIELDS, drop_file

GONE = "Somebody who left"


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here says any more who the person was or how they signed in. That there was somebody stays true."""
    if person.account_id:
        sign_out_everywhere(by=person)
        Account.objects.filter(pk=person.account_id).delete()
    Address.objects.filter(person=person).delete()
    Consent.objects.filter(person=person).delete()
    CheckAsked.objects.filter(person=person).delete()
    drop_links(person)
    person.interests.clear()
    drop_file(person)
    blank = dict.fromkeys(PROFILE_FIELDS, "") | {"tier": None, "picture": "", "account": None}
    for field, value in (blank | {"name": GONE, "handle": f"left-{new_code()}"}).items():
        setattr(person, field, value)
    person.save()
    Interest.objects.filter(people=None).delete()
