from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.gatherings.actions.places import free_place, set_out
from barnraiser.acts.gatherings.models import Gathering, Place, Rsvp
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import calls, says

pytestmark = pytest.mark.django_db


def test_the_database_itself_oversells_nothing(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    place = Place.objects.get(gathering=held)
    Rsvp.objects.create(gathering=held, person=ruth, said="coming", place=place)
    wrong: list[Callable[[], object]] = [
        lambda: Rsvp.objects.create(gathering=held, person=callum, said="coming", place=place),
        lambda: Rsvp.objects.create(gathering=held, person=callum, said="coming"),
        lambda: Rsvp.objects.create(gathering=held, person=ruth, said="not"),
        lambda: Rsvp.objects.create(gathering=held, person=callum, said="waiting"),
        lambda: Place.objects.create(gathering=held, number=1),
    ]
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
    Rsvp.objects.create(gathering=held, person=callum, said="waiting", queue=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rsvp.objects.create(gathering=held, person=nell, said="waiting", queue=1)


def test_there_are_as_many_places_as_there_is_room_for(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=3)
    says(ruth, held)
    for capacity, left in ((4, 4), (2, 2), (1, 1), (None, 1), (2, 2)):
        held.capacity = capacity
        set_out(held)
        assert Place.objects.filter(gathering=held).count() == left, capacity
    assert Rsvp.objects.get().place_id


def test_without_a_limit_a_place_is_made_for_everybody(farm: Gathering, ruth: Person, callum: Person) -> None:
    says(ruth, farm)
    says(callum, farm)
    says(callum, farm, coming=False)
    place = free_place(farm)
    assert place
    assert place.number == 2, "the one left free is given first"
    assert Place.objects.filter(gathering=farm).count() == 2
