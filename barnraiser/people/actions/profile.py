"""What somebody says about themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.ground.text import one_line

from .. import names
from ..gazetteer import Town
from ..models import Interest, Person
from ..rules import may_edit
from .handles import choose_handle
from .listing import list_person
from .telling import tell

PROFILE_FIELDS = (
    *("name", "tagline", "place", "country", "sector", "tier", "website"),
    *("sentence", "paragraph", "story"),
)
FOLLOWING = ("geoname", "latitude", "longitude", "skeleton", "profile_written_at")


@transaction.atomic
def edit_profile(
    *,
    by: Person,
    person: Person,
    interests: Iterable[str] | None = None,
    picture: bytes | None = None,
    town: Town | None = None,
    told: Mapping[str, Any] | None = None,
    handle: str = "",
    **changes: Any,
) -> Person:
    """The profile says what the person wants it to say. Without a picture the one there stays; empty bytes take it down.
    A place lies where its town does, and nowhere on the map without one. `told` is what has rows of its own: `tell` says
    which.
    """
    may_edit(by, person).require()
    Person.objects.select_for_update().get(pk=person.pk)
    if handle:
        choose_handle(by=by, person=person, handle=handle)
    for field in PROFILE_FIELDS:
        if field in changes:
            setattr(person, field, changes[field])
    _follow(person, town if "place" in changes else None, moved="place" in changes)
    person.save(update_fields=[*PROFILE_FIELDS, *FOLLOWING])
    if interests is not None:
        person.interests.set([_interest(word) for word in interests])
    tell(person, **(told or {}))
    if picture is not None:
        show_picture(by=by, person=person, picture=picture)
    list_person(person)
    return person


def _follow(person: Person, town: Town | None, *, moved: bool) -> None:
    """What follows from what was said: a name that can be read, the point of the place, the day it was written."""
    said = names.tidy(person.name)[: names.LONGEST]
    person.name = said if names.is_a_name(said) else "Somebody"
    person.skeleton = names.skeleton(said)
    person.profile_written_at = clock.now()
    if moved:
        person.geoname = town.geoname if town else None
        person.latitude = town.latitude if town else None
        person.longitude = town.longitude if town else None
        person.country = town.country if town else person.country


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
