"""Each job may run twice, and finds what it was for gone."""

import pytest

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.lists import tasks
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import comes, letter

pytestmark = pytest.mark.django_db


def test_twice_is_once(ruth: Person, soil_and_table: Community) -> None:
    arrival = comes(letter())
    tasks.settle.call(arrival.pk)
    tasks.settle.call(0)
    tasks.hand_over.call(0, 1, 2)
    tasks.begin_rounds.call(soil_and_table.pk)
    tasks.answer.call(0)
    tasks.look_again.call()
    assert Message.objects.count() == 1
