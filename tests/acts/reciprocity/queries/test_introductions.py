import pytest

from barnraiser.acts.reciprocity import actions, queries
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..telling import (
    introduces,
)

pytestmark = pytest.mark.django_db


def test_until_both_say_yes_strangers_learn_nothing_of_each_other_but_the_words(
    ruth: Person, callum: Person, meilin: Person
) -> None:
    made = introduces(ruth, callum, meilin)
    for one, other in ((callum, meilin), (meilin, callum)):
        met = queries.introduction_as_seen(one, queries.introductions_visible_to(one).get())
        assert met.other is None
        assert met.waits_for_viewer
        assert other not in people.visible_to(one)
        opening = queries.openings(one)[0]
        assert other.name not in f"{opening.title} {opening.because} {opening.why}"
        card = queries.introduction_cards(one, [made.code])[made.code]
        assert card.title == "An introduction by Ruth Amsel"
    actions.respond(by=callum, introduction=made, is_yes=True)
    assert meilin not in people.visible_to(callum)
    assert not queries.introduction_as_seen(ruth, made).is_made
    actions.respond(by=meilin, introduction=made, is_yes=True)
    assert meilin in people.visible_to(callum)
    assert callum in people.visible_to(meilin)
    met = queries.introduction_as_seen(callum, queries.introductions_visible_to(callum).get())
    assert (met.is_made, met.other) == (True, meilin)


def test_nobody_learns_who_said_not_this_time(ruth: Person, callum: Person, priya: Person) -> None:
    made = introduces(ruth, callum, priya)
    actions.respond(by=callum, introduction=made, is_yes=True)
    before = queries.introduction_as_seen(ruth, made)
    assert (before.said, before.is_made, before.is_ended) == (None, False, False)
    actions.respond(by=priya, introduction=made, is_yes=False)
    for person, said in ((ruth, None), (callum, True), (priya, False)):
        met = queries.introduction_as_seen(person, made)
        assert (met.is_ended, met.said, met.waits_for_viewer) == (True, said, False)


def test_who_has_not_answered_yet_learns_nothing_from_the_others_no(
    ruth: Person, callum: Person, priya: Person
) -> None:
    made = introduces(ruth, callum, priya)
    before = [queries.introduction_as_seen(person, made) for person in (ruth, callum)]
    waiting = [opening.key for opening in queries.openings(callum)]
    actions.respond(by=priya, introduction=made, is_yes=False)
    assert [queries.introduction_as_seen(person, made) for person in (ruth, callum)] == before
    assert [opening.key for opening in queries.openings(callum)] == waiting == [str(made.ref)]
    assert queries.introduction_as_seen(priya, made).is_ended, "she said so herself"
    actions.respond(by=callum, introduction=made, is_yes=True)
    for person in (ruth, callum):
        met = queries.introduction_as_seen(person, made)
        assert (met.is_ended, met.is_made) == (True, False)
    assert list(queries.acquainted(callum)) == []


def test_an_introduction_is_seen_by_its_three(
    ruth: Person, callum: Person, priya: Person, nell: Person
) -> None:
    made = introduces(ruth, callum, priya)
    for person in (ruth, callum, priya):
        assert queries.introductions_visible_to(person).get() == made
    assert not queries.introductions_visible_to(nell).exists()
    assert not queries.introductions_visible_to(None).exists()
    assert queries.introduction_cards(nell, [made.code]) == {}
    assert priya not in queries.may_meet(ruth, callum), "once is enough"
    assert nell in queries.may_meet(ruth, callum)
