import pytest

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Reading
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..telling import MONDAY, asks, later

pytestmark = pytest.mark.django_db


def test_reading_is_remembered_and_never_an_act(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        talk = asks(ruth, soil_and_table)
    before = Act.objects.count()
    actions.read(by=callum, conversation=talk, until=later(days=2))
    actions.read(by=callum, conversation=talk, until=later(days=1))
    assert Reading.objects.get(person=callum).at == later(days=2), "what was read stays read"
    assert Reading.objects.get(person=ruth).at == MONDAY, "one has read one's own words"
    assert Act.objects.count() == before
