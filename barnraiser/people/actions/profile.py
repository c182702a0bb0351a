"""What somebody says about themselves."""

from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from barnraiser.ground.models import new_code
from barnraiser.ground.text import one_line

from ..models import Interest, Person
from ..rules import may_edit
from .listing import list_person

PROFILE_FIELDS = ("name", "tagline", "place", "country", "sector", "tier", "website", "story")


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
    list_person(person)
    return person


def _interest(word: str) -> Interest:
    word = one_line(word)[:40]
    return Interest.objects.get_or_create(word__iexact=word, defaults={"word": word})[0]


@transaction.atomic
def show_picture(*, by: Person, person: Person, picture: bytes) -> Person:
    """The person's picture is this one, already made square and small. Empty bytes take it down."""
    may_edit(by, person).require()
    drop_file(person)
    person.picture = ""
    if picture:
        person.picture.save(f"{new_code()}.webp", ContentFile(picture), save=False)
    person.save(update_fields=["picture"])
    return person


def drop_file(person: Person) -> None:
    """The picture's file goes once the change is safely written."""
    storage, name = person.picture.storage, person.picture.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
