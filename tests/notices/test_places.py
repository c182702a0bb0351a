"""What a member hears of where they did not choose."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import mail

from barnraiser.acts.conversations.models import Cadence
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.notices import places
from barnraiser.people.models import Person

from .mailing import SUNDAY, agrees, hears

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def empty_box() -> Iterator[None]:
    yield
    mail.outbox.clear()


@pytest.fixture
def valley(ruth: Person, callum: Person, priya: Person, soil_and_table: Community) -> Community:
    """The members have been here for a month; by Sunday noon they said yes to letters that gather."""
    from barnraiser.communities.models import Membership

    Membership.objects.update(since=SUNDAY - timedelta(days=30))
    Act.objects.update(at=SUNDAY - timedelta(days=30))
    with clock.at(SUNDAY - timedelta(days=10)):
        for person in (ruth, callum):
            agrees(person)
    return soil_and_table


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
