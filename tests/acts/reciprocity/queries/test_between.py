import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.reciprocity import actions, queries
from barnraiser.acts.reciprocity.models import Introduction
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..telling import (
    METER,
    asks,
    confirmed,
    introduces,
    later,
    offers,
    promised,
)
from .asking import asks_a_question

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("D2")
def test_what_went_both_ways_is_shown_with_date_and_kind(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        answer = confirmed(ruth, asks(callum, soil_and_table))
    with clock.at(later(days=1)):
        actions.thank(by=callum, answer=answer, is_public=True)
        conversations.reply(
            by=callum, conversation=asks_a_question(ruth, soil_and_table).conversation, words="Lime."
        )
    between = queries.gone_both_ways(ruth, callum)
    helped = between.given[0]
    assert (helped.said, helped.at, helped.gift) == ("You helped Callum Birch", later(), "Resources")
    assert (helped.title, helped.url) == (METER, answer.favour.get_absolute_url())
    assert [deed.said for deed in between.got] == [
        "Callum Birch answered you",
        "Callum Birch thanked you for help",
    ]
    assert (between.given_count, between.got_count) == (1, 2)


def test_asking_and_promising_are_no_gifts(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    promised(callum, asks(ruth, soil_and_table, to=callum))
    promised(ruth, offers(callum, soil_and_table))
    for person in (ruth, callum):
        between = queries.gone_both_ways(person, callum if person == ruth else ruth)
        assert (between.given, between.got) == ([], [])


def test_only_the_latest_are_told_and_the_others_counted(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    for number in range(7):
        confirmed(ruth, asks(callum, soil_and_table, title=f"Ask {number}"))
    introduces(ruth, callum, priya)
    for person in (callum, priya):
        actions.respond(by=person, introduction=Introduction.objects.get(), is_yes=True)
    between = queries.gone_both_ways(ruth, callum)
    assert {deed.said for deed in between.given} == {"You helped Callum Birch"}, "help comes first"
    assert (
        queries.gone_both_ways(ruth, priya).given[0].said
        == "You introduced Priya Nair and Callum Birch to each other"
    )
    assert (len(between.given), between.given_more, between.got_more) == (5, 3, 0)


@pytest.mark.requirement("D1")
def test_three_gifts_are_always_possible(ruth: Person, callum: Person) -> None:
    for viewer, other in ((ruth, callum), (callum, ruth)):
        ideas = queries.gifts_possible(viewer, other)
        assert len(ideas) == 3
        assert len({idea.url for idea in ideas}) == 3


@pytest.mark.requirement("D1")
def test_what_is_owed_comes_before_what_is_asked_and_what_one_offers(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    owed = confirmed(callum, asks(ruth, soil_and_table))
    ask = asks(callum, soil_and_table, title="Six sacks")
    question = asks_a_question(callum, soil_and_table)
    ideas = queries.gifts_possible(ruth, callum)
    assert [idea.title for idea in ideas] == [
        "Thank Callum Birch",
        "Answer their ask",
        "Answer their question",
    ]
    assert ideas[0].url == f"{owed.favour.get_absolute_url()}#a-{owed.code}"
    assert ideas[1].url == ask.get_absolute_url()
    assert ideas[2].url == question.conversation.get_absolute_url()


def test_an_offer_that_speaks_of_what_they_care_about_and_somebody_who_cares_too(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    offers(ruth, soil_and_table, title="An old plough")
    lentils = offers(ruth, soil_and_table, title="Seed for lentils, two sacks")
    ideas = queries.gifts_possible(ruth, callum)
    assert ideas[0].title == "Offer them what you offer others"
    assert "“lentils”" in ideas[0].why
    assert f"like={lentils.code}" in ideas[0].url
    assert ideas[1].title == "Introduce them to Nell Whitlock"
    assert "“soil”" in ideas[1].why
    introduces(ruth, callum, nell)
    assert "Introduce them to Nell Whitlock" not in [i.title for i in queries.gifts_possible(ruth, callum)]
