from datetime import timedelta
from pathlib import Path

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from barnraiser.surveys import actions
from barnraiser.surveys.manifest import MANIFEST
from barnraiser.surveys.models import Consent, Decline, Result, Round, Sheet
from tests.at_once import at_once

from .telling import SIX_AND_EIGHT, answers, asks, closes, everything, neighbours

pytestmark = pytest.mark.django_db


def test_opening_a_round_is_one_act_told_to_all(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    (act,) = Act.objects.filter(kind="surveys.asked")
    assert (act.by_id, act.within_id, act.about) == (nell.pk, soil_and_table.pk, str(round.ref))
    assert round.closes_at - round.opened_at == timedelta(days=14)
    with pytest.raises(Refused):
        asks(nell, soil_and_table)
    with pytest.raises(Refused):
        asks(crowd[0], soil_and_table, "look")


@pytest.mark.requirement("F8")
def test_an_answer_is_kept_with_its_consent_and_is_no_act(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    before = Act.objects.count()
    answers(crowd[0], round, {"place": 3, "people": 9})
    sheet = Sheet.objects.get(consent__person=crowd[0], consent__round=round)
    assert sheet.answers == {"place": 3, "people": 9}, "two answers, never one"
    assert Act.objects.count() == before, "nobody is told who answered"


def test_without_a_yes_nothing_is_kept(crowd: list[Person], nell: Person, soil_and_table: Community) -> None:
    round = asks(nell, soil_and_table)
    with pytest.raises(Refused, match="nothing is kept"):
        actions.answer(by=nell, round=round, consents=False, answers=SIX_AND_EIGHT)
    assert not Consent.objects.exists()
    assert not Sheet.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"place": 5},
        {"place": 11, "people": 5},
        {"place": -1, "people": 5},
        SIX_AND_EIGHT | {"promise": 4},
    ],
)
def test_only_answers_to_what_was_asked(
    crowd: list[Person], nell: Person, soil_and_table: Community, given: dict[str, int]
) -> None:
    round = asks(nell, soil_and_table)
    with pytest.raises(Refused):
        actions.answer(by=nell, round=round, consents=True, answers=given)
    assert not Consent.objects.exists()


def test_the_longer_look_may_be_answered_in_part(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table, "look")
    answers(crowd[0], round, {"promise": 7})
    assert Sheet.objects.get().answers == {"promise": 7}


def test_strangers_and_latecomers_are_refused(
    crowd: list[Person], nell: Person, harald: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    with pytest.raises(Refused):
        answers(harald, round)
    with clock.at(round.closes_at), pytest.raises(Refused, match="closed"):
        answers(crowd[0], round)


def test_not_this_time_is_remembered_until_the_round_closes_and_may_be_thought_better_of(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    actions.decline(by=crowd[0], round=round)
    actions.decline(by=crowd[0], round=round)
    actions.decline(by=crowd[1], round=round)
    assert Decline.objects.count() == 2
    answers(crowd[0], round)
    assert list(Decline.objects.values_list("person", flat=True)) == [crowd[1].pk]
    closes(round)
    assert not Decline.objects.exists()


def test_taking_it_back_deletes_and_one_may_answer_anew(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    answers(crowd[0], round)
    actions.withdraw(by=crowd[0], round=round)
    assert not Sheet.objects.exists()
    assert not Consent.objects.exists()
    with pytest.raises(Refused):
        actions.withdraw(by=crowd[0], round=round)
    answers(crowd[0], round, {"place": 1, "people": 1})
    assert Sheet.objects.get().answers == {"place": 1, "people": 1}


def test_figures_come_when_the_round_has_closed_and_not_before(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round)
    assert actions.settle(round=round) is None
    assert not Result.objects.exists()
    result = closes(round)
    assert result.figures["scales"]["place"]["n"] == 11
    assert closes(round) == result


def test_figures_stand_whoever_goes_afterwards(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    """The attack: look, let one take back, look again. The difference would be their answer."""
    round = asks(nell, soil_and_table)
    for person in crowd[:10]:
        answers(person, round, {"place": 2, "people": 2})
    answers(crowd[10], round, {"place": 10, "people": 10})
    before = closes(round).figures
    actions.withdraw(by=crowd[10], round=round)
    assert MANIFEST.forget
    MANIFEST.forget(person=crowd[9])
    assert not Sheet.objects.filter(consent__person__in=crowd[9:]).exists()
    assert closes(round).figures == before


def test_who_takes_back_before_the_end_counts_in_nothing(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round)
    for person in crowd[:2]:
        actions.withdraw(by=person, round=round)
    figures = closes(round).figures
    assert figures["scales"]["place"] == {"refused": True}
    assert figures["answered"] is None, "nine would tell how many, and nobody asked for that"


def test_no_answer_outlives_thirteen_months(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round)
    figures = closes(round).figures
    with clock.at(round.closes_at + timedelta(days=399)):
        assert actions.let_go_of_old_answers() == 0
    with clock.at(round.closes_at + timedelta(days=401)):
        assert actions.let_go_of_old_answers() > 0
    assert not Sheet.objects.exists()
    assert Result.objects.get().figures == figures


@pytest.mark.django_db(transaction=True)
def test_one_who_answers_twenty_times_at_once_has_answered_once(
    crowd: list[Person], nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    round = asks(nell, soil_and_table)
    outcomes = at_once([lambda: answers(crowd[0], round)] * 20, tmp_path)
    assert outcomes.count(None) == 1, outcomes
    assert {type(outcome) for outcome in outcomes if outcome is not None} == {Refused}
    assert Sheet.objects.count() == Consent.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_round_opened_twenty_times_at_once_is_one_round(
    crowd: list[Person], nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    either = [lambda: asks(nell, soil_and_table), lambda: asks(nell, soil_and_table, "look")]
    outcomes = at_once(either * 10, tmp_path)
    assert sum(isinstance(outcome, Round) for outcome in outcomes) == 1, outcomes
    assert Round.objects.count() == Act.objects.filter(kind="surveys.asked").count() == 1


@pytest.mark.django_db(transaction=True)
def test_settled_twenty_times_at_once_the_figures_are_the_same(
    crowd: list[Person], nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round)
    found = at_once([lambda: closes(round)] * 20, tmp_path)
    assert len({result.pk for result in found}) == 1
    assert Result.objects.count() == 1


def test_a_person_takes_theirs_along_and_is_forgotten(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    answers(nell, round, {"place": 3, "people": 9})
    answers(crowd[0], round)
    with clock.at(round.closes_at):
        look = asks(nell, soil_and_table, "look")
        actions.decline(by=nell, round=look)
    assert MANIFEST.export
    assert MANIFEST.forget
    own = MANIFEST.export(nell)
    (answered,) = own["answered"]
    assert [(one["answer"], one["of"]) for one in answered["answers"]] == [(3, 10), (9, 10)]
    assert "run fairly" in answered["answers"][0]["question"]
    assert own["put_aside"] == [{"round": "A longer look", "in": "Soil & Table"}]
    assert len(own["opened"]) == 2
    MANIFEST.forget(person=nell)
    assert not Consent.objects.filter(person=nell).exists()
    assert not Decline.objects.filter(person=nell).exists()
    assert set(Round.objects.values_list("by", flat=True)) == {None}
    assert Sheet.objects.count() == 1, "what others answered stays"


def test_whoever_leaves_still_counts_and_still_may_take_back(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    more = neighbours(soil_and_table, 2, "public")
    round = asks(nell, soil_and_table, "look")
    for person in [*crowd, *more]:
        answers(person, round, everything())
    membership = membership_of(more[0], soil_and_table)
    assert membership
    belonging.leave(by=more[0], membership=membership)
    assert closes(round).figures["scales"]["network"]["n"] == 13
    actions.withdraw(by=more[0], round=round)
    assert not Consent.objects.filter(person=more[0]).exists()
