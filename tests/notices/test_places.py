"""What a member hears of where they did not choose."""

from datetime import timedelta

import pytest

from barnraiser.acts.conversations.models import Cadence
from barnraiser.communities.models import Community
from barnraiser.notices import places
from barnraiser.people.models import Person

from .mailing import hears

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def test_choices_are_by_name_and_weekly_until_somebody_chooses(valley: Community, callum: Person) -> None:
    assert [(c.community.name, c.level, c.cadence) for c in places.choices(callum)] == [
        ("Soil & Table", "mine", "weekly")
    ]


def test_what_a_letter_of_one_cadence_tells(valley: Community, ruth: Person, callum: Person) -> None:
    hears(callum, valley, "all", "at_once")
    once, daily = (places.places_of(callum, cadence) for cadence in (Cadence.AT_ONCE, Cadence.DAILY))
    assert once.told == once.listed == once.mine == daily.mine == {valley.pk}
    assert (once.elsewhere, daily.elsewhere) == (False, True)
    assert daily.told == frozenset()
    hears(callum, valley, "mine", "never")
    assert places.places_of(callum, Cadence.NEVER).elsewhere
