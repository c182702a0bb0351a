from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.home import queries
from barnraiser.people.models import Person


@pytest.fixture
def clover(callum: Person, soil_and_table: Community) -> Conversation:
    """Callum asked two days ago about clover; nobody has answered."""
    with clock.at(clock.now() - timedelta(days=2)):
        return conversations.start(
            by=callum, community=soil_and_table, kind="question", title="Yellow wheat?", words="At the edges."
        )


def test_an_open_question_on_my_subject_comes_with_its_reason(ruth: Person, clover: Conversation) -> None:
    (one,) = queries.answerable(ruth)
    assert one.conversation == clover
    assert one.why == "You named wheat among your interests."


def test_my_own_question_is_not_for_me_to_answer(callum: Person, clover: Conversation) -> None:
    assert queries.answerable(callum) == []


def test_an_answered_question_no_longer_waits(ruth: Person, clover: Conversation) -> None:
    conversations.reply(by=ruth, conversation=clover, words="The wet corner.")
    assert queries.answerable(ruth) == []
    assert queries.answered(ruth) == queries.Answered(asked=1, answered=1)


def test_what_others_did_toward_me_is_told_and_what_i_did_is_not(
    ruth: Person, callum: Person, clover: Conversation
) -> None:
    yesterday = clock.now() - timedelta(days=1)
    answer = conversations.reply(by=ruth, conversation=clover, words="The wet corner.")
    conversations.thank(by=callum, message=answer)
    (thanked,) = queries.toward(ruth, yesterday)
    assert (thanked.people, thanked.did, thanked.title) == ([callum], "thanked you", "Yellow wheat?")
    (answered,) = queries.toward(callum, yesterday)
    assert (answered.people, answered.did) == ([ruth], "answered you")


def test_the_same_thing_from_several_is_one_line(
    ruth: Person, callum: Person, priya: Person, nell: Person, clover: Conversation
) -> None:
    answer = conversations.reply(by=ruth, conversation=clover, words="The wet corner.")
    for person in (callum, priya, nell):
        conversations.thank(by=person, message=answer)
    (word,) = queries.toward(ruth, clock.now() - timedelta(days=1))
    assert set(word.people) == {callum, priya, nell}
    assert word.names == "Nell Whitlock, Priya Nair and 1 more"


def test_news_is_what_others_said_since_oldest_first(
    ruth: Person, callum: Person, clover: Conversation, soil_and_table: Community
) -> None:
    since = clock.now() - timedelta(days=1)
    fresh = conversations.start(
        by=callum, community=soil_and_table, kind="success", title="Carrots went", words="All of them."
    )
    conversations.reply(by=callum, conversation=clover, words="Still yellow.")
    assert [talk.title for talk in queries.news(ruth, since)] == [fresh.title, clover.title]
    assert queries.news(callum, since) == []


def test_after_a_long_time_away_the_latest_are_shown_and_what_is_older_where_there_are_few(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    now = clock.now()
    for days in (400, 200, 100, 30, 3):
        with clock.at(now - timedelta(days=days)):
            talk = conversations.start(
                by=callum, community=soil_and_table, kind="success", title=f"{days} days ago", words="Rye."
            )
            conversations.reply(by=callum, conversation=talk, words="And barley.")
    said = [f"{days} days ago" for days in (400, 200, 100, 30, 3)]
    assert [talk.title for talk in queries.news(ruth, now - timedelta(days=500))] == said
    assert [talk.title for talk in queries.news(ruth, now - timedelta(days=500), most=2)] == said[-2:]
    assert [talk.title for talk in queries.news(ruth, now - timedelta(days=150))] == said[-3:]
    assert [talk.title for talk in queries.news(ruth, now - timedelta(days=5))] == said[-1:]
    assert {vars(talk)["fresh"] for talk in queries.news(ruth, now - timedelta(days=500))} == {2}
    conversations.reply(by=ruth, conversation=queries.news(ruth, now - timedelta(days=500))[0], words="Late.")
    assert [talk.title for talk in queries.news(ruth, now - timedelta(days=500), most=1)] == [
        "400 days ago"
    ], "what others said is not read yet, though the viewer spoke last"


def test_a_closed_question_is_nobodys_to_answer(nell: Person, ruth: Person, clover: Conversation) -> None:
    conversations.close(by=nell, conversation=clover, reason="It rained.")
    assert queries.answerable(ruth) == []


def test_a_stranger_to_the_community_sees_none_of_it(harald: Person, clover: Conversation) -> None:
    long_ago = clock.now() - timedelta(days=400)
    assert queries.news(harald, long_ago) == []
    assert queries.answerable(harald) == []
    assert queries.newcomers(harald, long_ago) == []
    assert queries.answered(harald).asked == 0


def test_who_joined_two_communities_is_welcomed_once(
    ruth: Person, nell: Person, callum: Person, soil_and_table: Community
) -> None:
    lab = communities.found(by=nell, name="Living Soil Lab", purpose="To find out.", door="open")
    for person in (ruth, callum):
        belonging.join(by=person, community=lab)
    assert [act.by for act in queries.newcomers(ruth, clock.now() - timedelta(days=1))] == [callum]


def test_newcomers_of_my_communities_can_be_welcomed(ruth: Person, callum: Person) -> None:
    joined = queries.newcomers(ruth, clock.now() - timedelta(days=1))
    assert [act.by for act in joined] == [callum]
