import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.reciprocity import actions as reciprocity
from barnraiser.communities.models import Community
from barnraiser.home import doings
from barnraiser.people.models import Person
from tests.acts.reciprocity.telling import answers, asks, introduces

pytestmark = pytest.mark.django_db


def said(viewer: Person, chapter: str = "") -> list[tuple[str, str]]:
    found = doings.in_words(viewer, doings.done_by(viewer, chapter))
    return [(doing.said, doing.title) for doing in found]


def test_everything_one_did_is_there_newest_first_and_nothing_of_others(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    asks(callum, soil_and_table)
    answers(ruth, asks(callum, soil_and_table, title="Six sacks"))
    made = introduces(ruth, callum, priya)
    reciprocity.respond(by=callum, introduction=made, is_yes=False)
    conversations.start(
        by=ruth, community=soil_and_table, kind="question", title="Yellow clover?", words="Help."
    )
    assert said(ruth)[0] == ("Ruth started a conversation in Soil & Table", "Yellow clover?")
    suggested = "Your introduction of Callum Birch and Priya Nair"
    assert ("Ruth would like to introduce Callum Birch to somebody", suggested) in said(ruth)
    assert ("Ruth came forward to help Callum Birch", "Six sacks") in said(ruth)
    assert said(ruth)[-1] == ("Ruth joined Soil & Table", "")
    assert ("Callum answered a suggested introduction", "An introduction by Ruth Amsel") in said(callum), (
        "a secret is the actor's own"
    )


def test_it_comes_by_chapter_with_how_many_there_are(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asks(ruth, soil_and_table)
    answers(ruth, asks(callum, soil_and_table))
    assert [(one.label, one.count, one.is_chosen) for one in doings.chapters(ruth, "reciprocity")] == [
        ("Everything", 3, False),
        ("Exchange", 2, True),
    ]
    assert len(said(ruth, "reciprocity")) == 2
    assert said(ruth, "campaigns") == []
