"""Whoever changes a message, or where it stands, changes what is found."""

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Audience, Findable, Message
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.acts.conversations.test_finding import found, says


def test_whatever_changes_what_is_said_changes_what_is_found(
    soil_and_table: Community, nell: Person, ruth: Person, callum: Person
) -> None:
    talk = says(callum, soil_and_table, "Rye and vetch")
    answer = actions.reply(by=ruth, conversation=talk, words="Vetch, @callum-birch, always.")
    opening = talk.messages.get(reply_to=None)
    assert_follows()
    actions.hide(message=answer, under="rule 1", reason="No.")
    assert found(nell, "vetch") == ["Rye and vetch"]
    assert_follows()
    actions.show_again(message=answer)
    assert len(found(nell, "vetch")) == 2
    assert_follows()
    actions.open_to(by=callum, conversation=talk, audience=Audience.TRUSTED)
    assert found(nell, "vetch") == []
    assert_follows()
    actions.take_back(by=callum, message=opening)
    assert found(callum, "rye") == []
    assert_follows()
    actions.unname(by=ruth, community=soil_and_table)
    assert_follows()
    actions.forget(person=callum)
    assert_follows()
    assert Findable.objects.count() == Message.objects.count()


def test_a_conversation_that_is_changed_moved_split_or_merged_is_found_where_it_stands(
    soil_and_table: Community, nell: Person, ruth: Person, callum: Person
) -> None:
    talk = says(callum, soil_and_table, "Rye and vetch")
    answer = actions.reply(by=ruth, conversation=talk, words="Vetch, and beans between.")
    actions.change(by=ruth, message=answer, words="Clover, and beans between.")
    assert len(found(nell, "vetch")) == 1
    assert_follows()
    side = actions.split(by=nell, message=answer, kind="resource", title="Beans between", reason="It grew.")
    assert found(nell, "clover kind:resource") == ["Beans between"]
    assert_follows()
    other = says(nell, soil_and_table, "Everything under wheat")
    actions.merge(by=nell, conversation=side, into=other, reason="One talk.")
    assert found(nell, "clover") == ["Everything under wheat"]
    assert_follows()


def assert_follows() -> None:
    """What is kept for finding is just what would be made anew."""
    kept = dict(Findable.objects.values_list("key", "words"))
    Findable.objects.all().delete()
    assert actions.reword_missing() == Message.objects.count()
    assert dict(Findable.objects.values_list("key", "words")) == kept
    assert actions.reword_missing() == 0
