import pytest

from barnraiser.acts.lists.models import Pause
from barnraiser.acts.lists.openings import openings
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import comes, letter

pytestmark = pytest.mark.django_db


def test_what_waits_is_named_with_where_to_settle_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = comes(letter(proof=[], subject="Clover"))
    Pause.objects.create(person=ruth)
    first, second = openings(ruth)
    assert (first.title, first.url) == ("A mail in your name waits: Clover", held.get_absolute_url())
    assert second.settle_url == "/me/mail/again/"
    assert list(openings(callum)) == []
