"""Nothing says any more who somebody was."""

from django.db import transaction

from barnraiser.ground import search
from barnraiser.ground.models import new_code

from ..models import (
    Account,
    Address,
    Affiliation,
    Answer,
    CheckAsked,
    Consent,
    Expertise,
    Farewell,
    FormerHandle,
    Interest,
    Person,
    Quiet,
    SavedSearch,
    SearchLetter,
    Showing,
    Spoken,
    StatedValue,
    Told,
    Wording,
)
from .accounts import sign_out_everywhere
from .archiving import drop_archives
from .links import drop_links
from .listing import unlist_people
from .profile import PROFILE_FIELDS, drop_file

GONE = "Somebody who left"
ROWS = (
    *(Address, Affiliation, Consent, Expertise, FormerHandle, Showing, Spoken, StatedValue),
    *(Answer, CheckAsked, Farewell, Quiet, SavedSearch, SearchLetter, Told),
)


def is_forgotten(person: Person) -> bool:
    """Whether nothing but the place of somebody who left is there."""
    return person.name == GONE and person.handle.startswith("left-") and not person.is_claimed


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here says any more who the person was or how they signed in. That there was somebody stays true."""
    if person.account_id:
        sign_out_everywhere(by=person)
        Account.objects.filter(pk=person.account_id).delete()
    for rows in ROWS:
        rows.objects.filter(person=person).delete()
    unlist_people([person.pk])
    search.let_go(Wording)
    drop_links(person)
    drop_archives(person)
    person.interests.clear()
    drop_file(person)
    blank = dict.fromkeys((*PROFILE_FIELDS, "skeleton", "picture"), "") | dict.fromkeys(
        ("tier", "account", "geoname", "latitude", "longitude", "profile_written_at")
    )
    for field, value in (blank | {"name": GONE, "handle": f"left-{new_code()}"}).items():
        setattr(person, field, value)
    person.save()
    Interest.objects.filter(people=None).delete()
