"""A note about somebody, for one's own eyes: never an act, and of no weight anywhere."""

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Note
from ..rules import may_note


@transaction.atomic
def note(*, by: Person, person: Person, spark: str, words: str) -> Note | None:
    """The note says this now. With nothing in it, there is none."""
    may_note(by, person).require()
    if not spark and not words:
        Note.objects.filter(by=by, person=person).delete()
        return None
    values = {"spark": Note.Spark(spark), "words": words, "at": clock.now()}
    kept, _ = Note.objects.update_or_create(by=by, person=person, defaults=values)
    return kept
