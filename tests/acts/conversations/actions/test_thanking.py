import pytest

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Thanks
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.acts.ledger.together import at_once

from ..telling import acts, asks, opening

pytestmark = pytest.mark.django_db


def test_thanks_are_given_once_and_can_be_taken_back(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="It is the wet corner.")
    actions.thank(by=ruth, message=answer)
    actions.thank(by=ruth, message=answer)
    assert acts("thanked") == [("thanked", "Ruth Amsel", ["Callum Birch"])]
    actions.take_back_thanks(by=ruth, message=answer)
    actions.take_back_thanks(by=ruth, message=answer)
    assert acts("thanked") == []
    assert not Thanks.objects.exists()
    actions.thank(by=ruth, message=answer)
    assert len(acts("thanked")) == 1
    assert Act.objects.filter(kind="conversations.thanked").count() == 2, (
        "the one taken back stays in the ledger"
    )


@pytest.mark.django_db(transaction=True)
def test_thanks_given_eight_times_at_once_are_one(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    message = opening(asks(ruth, soil_and_table))
    at_once(8, lambda _: actions.thank(by=callum, message=message))
    assert Thanks.objects.count() == 1
    assert acts("thanked") == [("thanked", "Callum Birch", ["Ruth Amsel"])]


def test_nobody_thanks_themselves_or_somebody_who_left(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    answer = actions.reply(by=callum, conversation=talk, words="It is the wet corner.")
    with pytest.raises(Refused, match="somebody else"):
        actions.thank(by=ruth, message=opening(talk))
    actions.forget(person=callum)
    with pytest.raises(Refused, match="no longer here"):
        actions.thank(by=ruth, message=queries.messages_visible_to(ruth).get(pk=answer.pk))
