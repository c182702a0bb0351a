"""Nothing says any more who somebody was."""

from django.db import transaction

from barnraiser.ground.models import new_code

from ..models import (
    Account,
    Address,
    Affiliation,
    Consent,
    Expertise,
    FormerHandle,
    Interest,
    Person,
    Showing,
    Spoken,
    StatedValue,
)
from .accounts import sign_out_everywhere
from .profile import PROFILE_FIELDS, drop_file

GONE = "Somebody who left"
TOLD = (Address, Affiliation, Consent, Expertise, FormerHandle, Showing, Spoken, StatedValue)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here says any more who the person was or how they signed in. That there was somebody stays true."""
    if person.account_id:
        sign_out_everywhere(by=person)
        Account.objects.filter(pk=person.account_id).delete()
    for told in TOLD:
        told.objects.filter(person=person).delete()
    person.interests.clear()
    drop_file(person)
    blank = dict.fromkeys((*PROFILE_FIELDS, "skeleton", "picture"), "") | dict.fromkeys(
        ("tier", "account", "geoname", "latitude", "longitude", "profile_written_at")
    )
    for field, value in (blank | {"name": GONE, "handle": f"left-{new_code()}"}).items():
        setattr(person, field, value)
    person.save()
    Interest.objects.filter(people=None).delete()
