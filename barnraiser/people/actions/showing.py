"""How far each part of somebody's page is shown, and that the page is still true."""

from collections.abc import Mapping

from django.db import transaction

from barnraiser.ground import clock

from ..models import Audience, Part, Person, Showing
from ..purposes import Purpose
from ..queries import consents
from ..rules import may_edit, may_show
from .consent import answer_consent
from .listing import list_person

# What everybody is to see of somebody who wants to be found: the four that are the same everywhere.
THE_FOUR = (Part.NAME, Part.PICTURE, Part.TAGLINE, Part.WEBSITE)


@transaction.atomic
def show_parts(*, by: Person, person: Person, audiences: Mapping[str, str]) -> None:
    """These parts of the page are shown to these audiences from now on; parts that are not named stay as they were.

    Who shows something to everybody said yes to strangers seeing their page.
    """
    may_show(by, person, audiences).require()
    rows = [Showing(person=person, part=Part(p), audience=Audience(a)) for p, a in audiences.items()]
    Showing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "part"], update_fields=["audience"]
    )
    if Audience.PUBLIC in audiences.values() and not consents(person, Purpose.PAGE):
        answer_consent(by=by, purpose=Purpose.PAGE, given=True)
    list_person(person)


def show_the_four(*, by: Person, person: Person) -> None:
    """Everybody may read the person's name, picture, line and website."""
    show_parts(by=by, person=person, audiences=dict.fromkeys(THE_FOUR, Audience.PUBLIC))


def say_it_is_true(*, by: Person, person: Person) -> None:
    """The page is as true as if it had been written today."""
    may_edit(by, person).require()
    person.profile_written_at = clock.now()
    person.save(update_fields=["profile_written_at"])
