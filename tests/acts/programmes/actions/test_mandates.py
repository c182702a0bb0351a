from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.models import Mandate, Programme
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import acts, offers, speaks, writes

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("J2")
def test_a_mandate_is_given_and_taken_up_with_scope_and_expiry(
    table: Programme, ruth: Person, callum: Person
) -> None:
    offered = offers(ruth, table, callum)
    assert not offered.stands
    taken = actions.take_up(by=callum, mandate=offered)
    assert taken.stands
    assert taken.scope == "Milling and small lots. Not prices."
    assert taken.expires_at > clock.now()
    assert acts("mandated", "taken_up") == [
        ("mandated", "Ruth Amsel", ["Callum Birch"]),
        ("taken_up", "Callum Birch", ["Ruth Amsel"]),
    ]


@pytest.mark.requirement("J2")
def test_a_mandate_lasts_a_year_at_the_most(table: Programme, ruth: Person, callum: Person) -> None:
    for days in (-1, 0, 367, 4000):
        with pytest.raises(Refused):
            offers(ruth, table, callum, days=days)
    assert not Mandate.objects.exists()


def test_a_mandate_goes_to_somebody_one_sees(
    table: Programme, ruth: Person, harald: Person, callum: Person, priya: Person
) -> None:
    with pytest.raises(Refused, match="you can see"):
        offers(ruth, table, harald)
    with pytest.raises(Refused, match="Only those who answer"):
        offers(callum, table, priya)


@pytest.mark.requirement("J2")
def test_one_standing_mandate_for_a_person_in_a_programme(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person
) -> None:
    with pytest.raises(Refused, match="has a mandate here already"):
        offers(ruth, table, callum)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(
            programme=table, person=callum, role="", scope="", expires_at=clock.now() + timedelta(days=2)
        )


@pytest.mark.requirement("J2")
def test_a_mandate_ends_by_itself_and_can_be_given_again(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(mandate.expires_at + timedelta(minutes=1)):
        assert not mandate.stands
        with pytest.raises(Refused, match="has run out"):
            writes(mandate, soil_and_table)
        again = offers(ruth, table, callum)
    mandate.refresh_from_db()
    assert mandate.until == mandate.expires_at, "what was, stays readable"
    assert again.pk != mandate.pk


@pytest.mark.requirement("J2")
def test_either_side_ends_a_mandate_and_nobody_else(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, priya: Person
) -> None:
    with pytest.raises(Refused, match="ended by the person who has it"):
        actions.end(by=priya, mandate=mandate)
    actions.end(by=ruth, mandate=mandate, why="The mill is closed in August.")
    with pytest.raises(Refused, match="ended already"):
        actions.end(by=callum, mandate=mandate)
    second = speaks(callum, table, ruth)
    actions.end(by=callum, mandate=second)
    kept = Mandate.objects.order_by("pk").values_list("ended_by__name", "why")
    assert list(kept) == [("Ruth Amsel", "The mill is closed in August."), ("Callum Birch", "")]
    assert acts("ended") == [
        ("ended", "Ruth Amsel", ["Callum Birch"]),
        ("ended", "Callum Birch", ["Ruth Amsel"]),
    ]


def test_an_offer_is_answered_once_and_by_whom_it_was_made_to(
    table: Programme, ruth: Person, callum: Person, priya: Person
) -> None:
    offered = offers(ruth, table, callum)
    with pytest.raises(Refused, match="the choice of the person"):
        actions.take_up(by=priya, mandate=offered)
    actions.decline_offer(by=callum, mandate=offered)
    with pytest.raises(Refused, match="no longer stands"):
        actions.take_up(by=callum, mandate=offered)
    assert acts("turned_down") == [("turned_down", "Callum Birch", ["Ruth Amsel"])]


def test_who_gives_themselves_a_mandate_need_not_answer(table: Programme, ruth: Person) -> None:
    assert offers(ruth, table, ruth).stands


@pytest.mark.requirement("J2")
@pytest.mark.django_db(transaction=True)
def test_twenty_offers_at_once_are_one_mandate(
    table: Programme, ruth: Person, callum: Person, tmp_path: Path
) -> None:
    outcomes = at_once([partial(offers, ruth, table, callum)] * 20, tmp_path)
    assert sum(isinstance(outcome, Mandate) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 19
    assert Mandate.objects.count() == len(acts("mandated")) == 1


@pytest.mark.requirement("J2")
@pytest.mark.django_db(transaction=True)
def test_twenty_who_take_up_and_turn_down_one_offer_at_once_answer_it_once(
    table: Programme, ruth: Person, callum: Person, tmp_path: Path
) -> None:
    offered = offers(ruth, table, callum)
    calls = [partial(actions.take_up, by=callum, mandate=offered)] * 10
    calls += [partial(actions.decline_offer, by=callum, mandate=offered)] * 10
    outcomes = at_once(calls, tmp_path)
    assert sum(isinstance(outcome, Mandate) for outcome in outcomes) == 1, outcomes
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 19
    assert len(acts("taken_up", "turned_down")) == 1
