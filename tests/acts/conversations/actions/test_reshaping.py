"""Moving, merging and splitting: nobody reads what they could not read before, and every address goes on leading there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Conversation, Draft, Following, Message, Step
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once
from tests.signing_in import signed_in

from ..telling import acts, asks, opening


def again(talk: Conversation) -> Conversation:
    return Conversation.objects.select_related("community", "by").get(pk=talk.pk)


@pytest.fixture
def inner(nell: Person, soil_and_table: Community) -> Community:
    """A community that Nell keeps as well; so far nobody else is in it."""
    return communities.found(by=nell, name="Lab", slug="lab", purpose="Dig.", door="open")


@pytest.mark.requirement("E7")
def test_two_become_one_and_old_addresses_lead_there(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    one, two = asks(ruth, soil_and_table, "Clover?"), asks(callum, soil_and_table, "Yellow clover?")
    answer = actions.reply(by=nell, conversation=one, words="Dry.")
    actions.follow(by=callum, conversation=one)
    actions.merge(by=nell, conversation=one, into=two, reason="The same question.")
    told = queries.thread(callum, again(two))
    assert {said.message.words for said in told.replies} | {"Dry."} >= {"Help."}
    assert again(two).reply_count == 2
    assert Following.objects.get(person=callum).conversation_id == two.pk
    client = signed_in(callum)
    assert client.get(one.get_absolute_url()).headers["Location"] == two.get_absolute_url()
    assert (
        client.get(f"/messages/{answer.code}/").headers["Location"]
        == f"{two.get_absolute_url()}#m-{answer.code}"
    )
    (left,) = queries.traces(callum, again(two))
    assert (left.trace.step, left.title, left.trace.reason) == (Step.MERGED, "Clover?", "The same question.")
    assert list(queries.conversation_cards(callum, [one.code])) == [one.code]
    assert not queries.visible_to(callum).filter(pk=one.pk).exists()


def test_a_chain_of_merges_leads_to_the_end(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    one, two, three = (asks(ruth, soil_and_table, title) for title in ("One", "Two", "Three"))
    actions.merge(by=nell, conversation=one, into=two)
    actions.merge(by=nell, conversation=again(two), into=three)
    for old in (one, two):
        assert signed_in(ruth).get(old.get_absolute_url()).headers["Location"] == three.get_absolute_url()


def test_a_stranger_to_the_place_learns_nothing_from_an_old_address(
    ruth: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    one, two = asks(ruth, soil_and_table, "One"), asks(ruth, soil_and_table, "Two")
    actions.merge(by=nell, conversation=one, into=two)
    assert signed_in(harald).get(one.get_absolute_url()).status_code == 404


@pytest.mark.requirement("E3")
def test_no_merge_widens_who_reads(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    inside = asks(ruth, soil_and_table, "Inside")
    public = actions.start(
        by=callum, community=soil_and_table, kind="question", title="Open", words="?", audience="public"
    )
    confided = actions.start(
        by=nell, community=soil_and_table, kind="question", title="Few", words="?", audience="trusted"
    )
    with pytest.raises(Refused, match="More people read"):
        actions.merge(by=nell, conversation=inside, into=public)
    for pair in ((inside, confided), (confided, inside)):
        with pytest.raises(Refused, match="among the trusted"):
            actions.merge(by=nell, conversation=pair[0], into=pair[1])
    actions.merge(by=nell, conversation=public, into=inside)


def test_a_failure_keeps_its_shelter(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    failure = asks(ruth, soil_and_table, "Lost", kind="failure")
    with pytest.raises(Refused, match="never leaves the room"):
        actions.merge(by=nell, conversation=failure, into=asks(ruth, soil_and_table))
    answer = actions.reply(by=nell, conversation=failure, words="So did we.")
    with pytest.raises(Refused, match="never leaves the room"):
        actions.split(by=nell, message=answer, kind="question", title="Aside")
    actions.merge(by=nell, conversation=failure, into=asks(ruth, soil_and_table, kind="frustration"))


def test_only_who_looks_after_both_brings_them_together(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    one, two = asks(ruth, soil_and_table), asks(callum, soil_and_table, "Two")
    for by in (ruth, callum):
        with pytest.raises(Refused):
            actions.merge(by=by, conversation=one, into=two)
    with pytest.raises(Refused, match="one and the same"):
        actions.merge(by=nell, conversation=one, into=one)


@pytest.mark.requirement("E7")
def test_a_side_talk_takes_its_answers_along(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    side = actions.reply(by=callum, conversation=talk, words="By the way, bees?")
    under = actions.reply(by=ruth, conversation=talk, words="Pleased.", to=side)
    below = actions.reply(by=nell, conversation=talk, words="Very.", to=under)
    stays = actions.reply(by=nell, conversation=talk, words="On clay.")
    new = actions.split(by=nell, message=side, kind="success", title="Bees", reason="They deserve it.")
    assert [m.words for m in Message.objects.filter(conversation=new)] == [
        side.words,
        under.words,
        below.words,
    ]
    assert Message.objects.opening().get(conversation=new) == side
    assert list(Message.objects.replies().filter(conversation=talk)) == [stays]
    assert (again(talk).reply_count, new.reply_count, new.audience) == (1, 2, talk.audience)
    assert (
        signed_in(ruth).get(f"/messages/{below.code}/").headers["Location"].startswith(new.get_absolute_url())
    )
    (left,), (right,) = queries.traces(callum, again(talk)), queries.traces(callum, new)
    assert (left.url, right.url) == (new.get_absolute_url(), talk.get_absolute_url())


def test_the_first_message_is_no_side_talk(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused, match="is the conversation"):
        actions.split(
            by=nell, message=opening(asks(ruth, soil_and_table)), kind="question", title="All of it"
        )


def test_who_takes_out_what_opened_another_takes_back_that_act_and_its_title(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    one, two = asks(ruth, soil_and_table, "A canary 77aa"), asks(callum, soil_and_table, "Two")
    first = opening(one)
    actions.merge(by=nell, conversation=one, into=two)
    actions.take_back(by=ruth, message=Message.objects.select_related("conversation").get(pk=first.pk))
    assert acts("started") == [("started", callum.name, [])]
    assert "canary" not in str([left.title for left in queries.traces(callum, again(two))])
    found = queries.behind(one.code, "conversation")
    assert found
    assert found.pk == first.pk


@pytest.mark.requirement("E3")
def test_a_conversation_moves_only_where_nobody_new_reads_it(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community, inner: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    with pytest.raises(Refused, match="would lose sight of their own words"):
        actions.move(by=nell, conversation=talk, to=inner)
    belonging.join(by=ruth, community=inner)
    actions.keep_draft(by=ruth, community=soil_and_table, conversation=talk, words="Half")
    belonging.join(by=harald, community=inner)
    with pytest.raises(Refused, match="do not read this now"):
        actions.move(by=nell, conversation=talk, to=inner)
    seat = membership_of(harald, inner)
    assert seat
    belonging.leave(by=harald, membership=seat)
    actions.move(by=nell, conversation=talk, to=inner, reason="It is about digging.")
    assert again(talk).community == inner
    assert Draft.objects.get().community_id == inner.pk
    assert signed_in(ruth).get(talk.get_absolute_url()).status_code == 200
    assert signed_in(callum).get(talk.get_absolute_url()).status_code == 404
    (left,) = queries.traces(ruth, again(talk))
    assert (left.trace.step, left.trace.said) == (Step.MOVED, "from Soil & Table")


def test_to_move_it_one_looks_after_both_places(
    ruth: Person,
    callum: Person,
    nell: Person,
    soil_and_table: Community,
    kitchens: Community,
    inner: Community,
) -> None:
    talk = actions.start(
        by=ruth, community=soil_and_table, kind="question", title="Open", words="?", audience="public"
    )
    for by, to in ((ruth, inner), (callum, inner), (nell, soil_and_table)):
        with pytest.raises(Refused):
            actions.move(by=by, conversation=talk, to=to)
    actions.move(by=nell, conversation=talk, to=inner)


@pytest.mark.django_db(transaction=True)
def test_who_replies_while_it_is_merged_loses_nothing(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    one, two = asks(ruth, soil_and_table, "One"), asks(ruth, soil_and_table, "Two")
    stale = again(one)
    first = opening(one)

    def answers(words: str) -> Callable[[], object]:
        return lambda: actions.reply(by=callum, conversation=stale, words=words, to=first)

    def merges() -> object:
        return actions.merge(by=nell, conversation=again(one), into=again(two))

    outcomes = at_once([answers("A"), merges, answers("B"), merges, answers("C")], tmp_path)
    said = Message.objects.filter(words__in=["A", "B", "C"])
    assert said.count() == 3, outcomes
    assert {message.conversation_id for message in said} == {two.pk}
    assert again(two).reply_count == 4
