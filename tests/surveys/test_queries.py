from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.belonging import actions as belonging
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.manifest import cards_of
from barnraiser.people.models import Person
from barnraiser.surveys import actions, queries
from barnraiser.surveys.rules import BETWEEN

from .telling import answers, asks, closes

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("F8")
def test_reported_trust_is_two_figures_of_the_latest_closed_round(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    first = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, first, {"place": 2, "people": 9})
    closes(first)
    with clock.at(first.opened_at + BETWEEN + timedelta(days=1)):
        second = asks(nell, soil_and_table)
        for person in crowd:
            answers(person, second, {"place": 5, "people": 9})
        told = queries.reported_trust(crowd[0], soil_and_table)
        assert told
        assert told.place
        assert told.place.mean == 2, "the open round is watched by nobody"
    closes(second)
    told = queries.reported_trust(crowd[0], soil_and_table)
    assert told
    assert told.place
    assert told.people
    assert (told.place.mean, told.people.mean, told.place.n, told.asked) == (5, 9, 11, 12)
    assert told.place.low < 5 < told.place.high
    assert (told.refusal, told.url) == ("", second.get_absolute_url())


def test_without_a_round_or_with_too_few_answers_there_is_a_reason(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    told = queries.reported_trust(nell, soil_and_table)
    assert told
    assert "Nobody has been asked yet" in told.refusal
    round = asks(nell, soil_and_table)
    for person in crowd[:9]:
        answers(person, round)
    closes(round)
    told = queries.reported_trust(nell, soil_and_table)
    assert told
    assert (told.place, told.people) == (None, None)
    assert "Ten are needed" in told.refusal


def test_reported_trust_is_for_members_alone(
    crowd: list[Person], nell: Person, harald: Person, soil_and_table: Community
) -> None:
    closes(asks(nell, soil_and_table))
    assert queries.reported_trust(harald, soil_and_table) is None


def test_openings_are_the_rounds_that_wait_in_one_query(
    crowd: list[Person], nell: Person, harald: Person, soil_and_table: Community
) -> None:
    pulse = asks(nell, soil_and_table)
    with CaptureQueriesContext(connection) as captured:
        found = queries.openings(crowd[0])
    assert len(captured) == 1
    assert [one.url for one in found] == [pulse.get_absolute_url()]
    assert found[0].why == "Nell Whitlock asks everybody in Soil & Table. It takes a minute."
    assert found[0].at == pulse.closes_at
    answers(crowd[0], pulse)
    actions.decline(by=crowd[1], round=pulse)
    assert queries.openings(crowd[0]) == queries.openings(crowd[1]) == []
    assert queries.openings(harald) == []
    with clock.at(pulse.closes_at):
        assert queries.openings(crowd[2]) == []


def test_a_round_is_a_card_for_members_only(
    crowd: list[Person], nell: Person, harald: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    card = cards_of(nell, [round.ref])[str(round.ref)]
    assert (card.title, card.url) == ("Two questions about trust", round.get_absolute_url())
    assert cards_of(harald, [round.ref]) == {}


def test_ones_own_answers_are_found_by_oneself_alone_and_after_leaving(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    answers(crowd[0], round)
    answers(crowd[1], round)
    membership = membership_of(crowd[0], soil_and_table)
    assert membership
    belonging.leave(by=crowd[0], membership=membership)
    (sheet,) = queries.mine(crowd[0])
    assert sheet.consent.person_id == crowd[0].pk
    assert list(queries.answered_by(crowd[0])) == [round]
    assert not queries.mine(nell).exists()


def test_unsettled_are_the_closed_ones_without_figures(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    assert not queries.unsettled().exists()
    with clock.at(round.closes_at):
        assert list(queries.unsettled()) == [round]
    result = closes(round)
    assert queries.settled([round]) == {round.pk: result}
    with clock.at(round.closes_at):
        assert not queries.unsettled().exists()
