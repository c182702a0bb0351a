import pytest

from barnraiser.acts.conversations import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db


def test_a_message_taken_down_leaves_a_trace_and_comes_back_whole(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = actions.start(
        by=ruth,
        community=soil_and_table,
        kind="question",
        title="Why?",
        words=f"Ask @{callum.handle}, the fool.",
    )
    message = queries.behind(talk.code, "conversation")
    assert message
    actions.hide(message=message, under="rule 2", reason="It is about a person.", title=True)
    actions.hide(message=message, under="rule 1", reason="Twice.")
    message.refresh_from_db()
    assert message.words == "*Taken down under rule 2.* It is about a person."
    assert queries.taken_down(message).startswith("Ask ")
    assert queries.opening_words(talk) == message.html
    assert queries.own(ruth)["messages"][0]["words"].endswith("the fool.")
    assert queries.own(callum)["called_into"] == [message.code]
    actions.forget(person=callum)
    actions.show_again(message=message)
    actions.show_again(message=message)
    message.refresh_from_db()
    talk.refresh_from_db()
    assert message.words == "Ask somebody who left, the fool."
    assert (talk.title, queries.taken_down(message)) == ("Why?", "")
