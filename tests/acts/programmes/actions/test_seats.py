import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.programmes import actions
from barnraiser.acts.programmes.models import Mandate, Programme, Seat
from barnraiser.communities.models import Community, PowerAct
from barnraiser.ground.verdict import Refused
from barnraiser.organisations import actions as organisations
from barnraiser.people.models import Person

from ..telling import acts, begins, writes

pytestmark = pytest.mark.django_db


def test_a_steward_lets_a_programme_in_and_all_can_read_it(
    table: Programme, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    seat = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="We listen first.")
    with pytest.raises(Refused, match="Only a steward"):
        actions.admit(by=ruth, seat=seat)
    assert actions.admit(by=nell, seat=seat).is_taken
    logged = PowerAct.objects.filter(community=soil_and_table, about=str(table.ref)).get()
    assert (logged.by_id, logged.toward_id) == (nell.pk, ruth.pk)
    assert "Brightwell Mills" in logged.what
    assert acts("asked_in", "admitted") == [
        ("asked_in", "Ruth Amsel", ["Nell Whitlock"]),
        ("admitted", "Nell Whitlock", ["Ruth Amsel"]),
    ]


def test_a_steward_does_not_let_their_own_organisation_in(nell: Person, soil_and_table: Community) -> None:
    trust = organisations.found(by=nell, name="Seed Trust", sector="nonprofit", about="Seeds.")
    seat = actions.ask_in(by=nell, programme=begins(nell, trust), community=soil_and_table, words="Us.")
    with pytest.raises(Refused, match="Another steward says"):
        actions.admit(by=nell, seat=seat)
    seat.refresh_from_db()
    assert not seat.is_taken


def test_a_steward_may_say_no_with_a_reason(
    table: Programme, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    seat = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="We listen first.")
    actions.refuse(by=nell, seat=seat, why="Not while the tender is open.")
    assert "Not while the tender is open" in PowerAct.objects.get(about=str(table.ref)).what
    with pytest.raises(Refused, match="answered already"):
        actions.admit(by=nell, seat=seat)
    again = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="Now?")
    with pytest.raises(Refused, match="or has asked to"):
        actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="Twice?")
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(programme=table, community=soil_and_table, words="")
    assert again.pk != seat.pk


def test_only_a_member_asks_for_their_own_organisation(
    table: Programme, ruth: Person, callum: Person, nell: Person, kitchens: Community
) -> None:
    with pytest.raises(Refused, match="Only members of Kitchens"):
        actions.ask_in(by=ruth, programme=table, community=kitchens, words="")
    with pytest.raises(Refused, match="Only those who answer"):
        actions.ask_in(by=nell, programme=table, community=kitchens, words="")


def test_either_side_ends_taking_part(
    seat: Seat, mandate: Mandate, nell: Person, callum: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="ended by a steward"):
        actions.part(by=callum, seat=seat)
    actions.part(by=nell, seat=seat, why="Nobody came.")
    with pytest.raises(Refused, match="does not take part in Soil & Table"):
        writes(mandate, soil_and_table)
    assert acts("parted") == [("parted", "Nell Whitlock", ["Ruth Amsel"])]
    assert PowerAct.objects.filter(about=str(seat.programme.ref)).count() == 2


def test_a_question_taken_back_is_no_use_of_power(
    table: Programme, ruth: Person, soil_and_table: Community
) -> None:
    seat = actions.ask_in(by=ruth, programme=table, community=soil_and_table, words="")
    actions.part(by=ruth, seat=seat)
    assert not PowerAct.objects.filter(about=str(table.ref)).exists()
    assert acts("parted") == []
