import pytest

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Conversation, Mention, Message, Reading, Thanks
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import asks, opening

pytestmark = pytest.mark.django_db


def test_forgetting_keeps_the_words_and_empties_the_names(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(callum, soil_and_table, words="Ask me anything.")
    answer = actions.reply(
        by=ruth, conversation=talk, words="Thank you, @callum-birch. As @nell-whitlock said."
    )
    actions.thank(by=callum, message=answer)
    actions.thank(by=ruth, message=opening(talk))
    actions.forget(person=callum)
    answer.refresh_from_db()
    assert answer.words == "Thank you, somebody who left. As @nell-whitlock said."
    assert "callum" not in answer.html.lower()
    assert "Nell Whitlock</a>" in answer.html
    talk = Conversation.objects.get(pk=talk.pk)
    assert talk.by_id is None
    assert [m.words for m in Message.objects.filter(by=None)] == ["Ask me anything."]
    assert list(Thanks.objects.values_list("by", flat=True)) == [ruth.pk]
    assert not Mention.objects.filter(person=callum).exists()
    assert not Reading.objects.filter(person=callum).exists()
    assert not any(queries.own(callum).values())
    assert queries.own(ruth)["messages"][0]["words"] == answer.words
