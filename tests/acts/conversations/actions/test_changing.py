import pytest

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Mention, Message, Wording
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import acts, asks, opening


def again(message: Message) -> Message:
    return Message.objects.select_related("conversation__community", "by").get(pk=message.pk)


def test_what_a_message_said_before_is_kept(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    first = opening(asks(ruth, soil_and_table, words="80 kg."))
    actions.change(by=ruth, message=first, words="110 kg.", title="Yellow clover, really?")
    actions.change(by=ruth, message=again(first), words="120 kg.")
    said = queries.messages_visible_to(callum).get(pk=first.pk)
    assert said.words == "120 kg."
    assert "120 kg" in said.html
    assert said.conversation.title == "Yellow clover, really?"
    before = queries.wordings(callum, said)
    assert [(was.title, was.words) for was in before] == [("Yellow clover?", "80 kg."), ("", "110 kg.")]
    assert queries.said(callum, [said])[0].beside.changes == 2


def test_saying_the_same_again_changes_nothing(ruth: Person, soil_and_table: Community) -> None:
    first = opening(asks(ruth, soil_and_table, words="80 kg."))
    actions.change(by=ruth, message=first, words="80 kg.", title="Yellow clover?")
    assert not Wording.objects.exists()


def test_nobody_changes_what_another_said(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table))
    for other in (callum, nell):
        with pytest.raises(Refused, match="whoever wrote it"):
            actions.change(by=other, message=first, words="Mine now.")
    assert not Wording.objects.exists()


def test_who_is_newly_called_in_is_called_once(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table, words="@callum-birch?"))
    for words in ("@callum-birch and @priya-nair?", "@priya-nair?", "@callum-birch and @priya-nair again?"):
        actions.change(by=ruth, message=again(first), words=words)
    assert sorted(row.person.name for row in Mention.objects.select_related("person")) == [
        callum.name,
        priya.name,
    ]
    assert acts("mentioned") == [
        ("mentioned", ruth.name, [callum.name]),
        ("mentioned", ruth.name, [priya.name]),
    ]


def test_a_wording_goes_with_the_message_and_names_nobody_who_is_forgotten(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table, words="Ask @callum-birch."))
    actions.change(by=ruth, message=first, words="Ask around.")
    actions.forget(person=callum)
    was = Wording.objects.get()
    assert "callum" not in (was.words + was.html).lower()
    actions.take_back(by=ruth, message=again(first))
    assert not Wording.objects.exists()
    with pytest.raises(Refused, match="took this out"):
        actions.change(by=ruth, message=again(first), words="Back.")


def test_what_was_taken_down_stays_as_it_was_and_shows_nobody_what_it_was_before(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table, words="A canary 81c2."))
    actions.change(by=ruth, message=first, words="Rude.")
    first = again(first)
    actions.hide(message=first, under="Rule 1", reason="It hurts.")
    assert queries.wordings(callum, first) == []
    assert queries.said(callum, [first])[0].beside.changes == 0
    assert [was.words for was in queries.wordings(ruth, first)] == ["A canary 81c2."]
    with pytest.raises(Refused, match="taken down"):
        actions.change(by=ruth, message=first, words="Ruder.")
