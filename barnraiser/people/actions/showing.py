"""How far each part of somebody's page is shown, and that the page is still true."""

from collections.abc import Mapping

from django.db import transaction

from barnraiser.ground import clock

from ..models import Audience, Part, Person, Showing
from ..purposes import Purpose
from ..queries import audiences_of, consents
from ..rules import may_edit, may_show
from .consent import answer_consent
from .listing import list_person

# What everybody is to see of somebody who wants to be found: the four that are the same everywhere.
THE_FOUR = (Part.NAME, Part.PICTURE, Part.TAGLINE, Part.WEBSITE)


@transaction.atomic
def show_parts(*, by: Person, person: Person, audiences: Mapping[str, str]) -> None:
    """These parts of the page are shown to these audiences from now on; parts that are not named stay as they were.

    Who opens another part to everybody says yes to strangers seeing their page. Saying the same again after a no opens nothing.
    """
    may_show(by, person, audiences).require()
    before = audiences_of(person)
    rows = [Showing(person=person, part=Part(p), audience=Audience(a)) for p, a in audiences.items()]
    Showing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "part"], update_fields=["audience"]
    )
    if _opened(before, audiences) and not consents(person, Purpose.PAGE):
        answer_consent(by=by, purpose=Purpose.PAGE, given=True)
    list_person(person)


def _opened(before: Mapping[str, str], audiences: Mapping[str, str]) -> bool:
    return any(a == Audience.PUBLIC and before[p] != Audience.PUBLIC for p, a in audiences.items())


def show_the_four(*, by: Person, person: Person) -> None:
    """Everybody may read the person's name, picture, line and website."""
    show_parts(by=by, person=person, audiences=dict.fromkeys(THE_FOUR, Audience.PUBLIC))
    if not consents(person, Purpose.PAGE):
        answer_consent(by=by, purpose=Purpose.PAGE, given=True)


def say_it_is_true(*, by: Person, person: Person) -> None:
    """The page is as true as if it had been written today."""
    may_edit(by, person).require()
    person.profile_written_at = clock.now()
    person.save(update_fields=["profile_written_at"])
