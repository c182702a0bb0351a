import pytest

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes.models import Mandate, Programme
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import WORDS, acts, opens, writes

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("J2", "J4")
def test_open_words_stand_at_once_with_their_stamp(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    opens(table, ruth)
    statement = writes(mandate, soil_and_table).statement
    assert statement
    message = Message.objects.select_related("by", "conversation").get(pk=statement.message_id)
    assert (message.by, message.words, message.conversation.title) == (
        callum,
        WORDS,
        "Small lots on a Friday",
    )
    assert (statement.mandate, statement.guideline.number) == (mandate, 1)
    assert not statement.was_read_first
    assert acts("stated", "drafted") == [("stated", "Callum Birch", [])]
