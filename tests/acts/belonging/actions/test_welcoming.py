"""The first welcome: by whom, in whose turn, and when it is done. And the willingness to help."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions, queries
from barnraiser.acts.belonging.models import Welcome, Willingness
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import arrives, joins

from ..telling import mill_house


def waiting(host: Person) -> list[str]:
    return [one.newcomer.name for one in queries.welcomes_waiting(host)]


@pytest.mark.requirement("B6")
def test_who_asked_somebody_in_welcomes_them(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    assert waiting(ruth) == ["Lucy Tran"]
    assert queries.host_of(lucy, soil_and_table) == ruth
    assert "Welcome Lucy Tran to Soil & Table" in [one.title for one in queries.openings(ruth)]
    assert "Ruth Amsel is there for you in Soil & Table" in [one.title for one in queries.openings(lucy)]


def test_the_welcome_tells_what_the_newcomer_wants_here(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    actions.answer_questions(by=lucy, community=soil_and_table, answers={0: "Warm soup in every ward."})
    [opening] = [one for one in queries.openings(ruth) if one.key.startswith("belonging.welcome:")]
    assert "What they want to bring about here: “Warm soup in every ward.”" in opening.because


def test_turns_go_round_among_those_who_said_they_would(nell: Person, ruth: Person, callum: Person) -> None:
    meadow = mill_house(nell, "Meadow", door="open")
    for person in (ruth, callum):
        actions.join(by=person, community=meadow)
    for person in (ruth, callum):
        actions.say_willing(by=person, community=meadow, is_willing=True, welcomes=True)
    hosts: list[int] = []
    for number, part in enumerate((cast.LUCY, cast.PRIYA, cast.TOMASZ, cast.ORLA)):
        with clock.at(clock.now() + timedelta(hours=number)):
            actions.join(by=arrives(part), community=meadow)
        hosts.append(Welcome.objects.latest("pk").host_id or 0)
    assert sorted(hosts) == sorted([ruth.pk, callum.pk] * 2)
    assert hosts[0] != hosts[1]


def test_where_nobody_said_so_a_keeper_does(nell: Person, harald: Person) -> None:
    meadow = mill_house(nell, "Meadow", door="open")
    actions.join(by=harald, community=meadow)
    assert waiting(nell) == ["Harald Voss"]


def test_it_is_done_by_writing(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    talk = conversations.start(
        by=lucy, community=soil_and_table, kind="question", title="Where is the kettle?", words="Please."
    )
    assert waiting(ruth) == ["Lucy Tran"]
    conversations.reply(by=ruth, conversation=talk, words="Behind the door.")
    assert waiting(ruth) == []
    assert not Act.objects.filter(kind="belonging.welcomed").exists(), "the answer counts, and only once"


def test_it_is_done_by_calling_them_in(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    conversations.start(
        by=ruth,
        community=soil_and_table,
        kind="question",
        title="Who knows kettles?",
        words=f"@{lucy.handle} is new here.",
    )
    assert waiting(ruth) == []


def test_it_is_done_by_saying_so_once(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    [welcome] = queries.welcomes_waiting(ruth)
    for stranger in (nell, lucy):
        with pytest.raises(Refused, match="named to welcome"):
            actions.say_welcomed(by=stranger, welcome=welcome)
    for _ in range(2):
        actions.say_welcomed(by=ruth, welcome=welcome)
    assert waiting(ruth) == []
    assert Act.objects.filter(kind="belonging.welcomed", by=ruth).count() == 1


def test_nobody_is_reminded_for_ever_or_of_who_left(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    with clock.at(clock.now() + timedelta(days=31)):
        assert waiting(ruth) == []
    membership = rooms.membership_of(lucy, soil_and_table)
    assert membership
    actions.leave(by=lucy, membership=membership)
    assert waiting(ruth) == []


@pytest.mark.requirement("B9")
def test_being_a_member_and_being_willing_are_two_facts(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    assert queries.willingness_of(ruth, soil_and_table) is None
    actions.say_willing(
        by=ruth, community=soil_and_table, is_willing=True, with_what="driving", often="month"
    )
    said = "Willing to help with driving: an hour or two a month."
    assert queries.beside(nell, soil_and_table, [ruth.pk, nell.pk]) == {ruth.pk: said}
    assert queries.beside(harald, soil_and_table, [ruth.pk]) == {}, "for members alone"
    actions.say_willing(by=ruth, community=soil_and_table, is_willing=False, with_what="driving")
    assert rooms.membership_of(ruth, soil_and_table), "a member as before"
    assert Willingness.objects.get(person=ruth).with_what == ""
    with pytest.raises(Refused):
        actions.say_willing(by=harald, community=soil_and_table, is_willing=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Willingness.objects.create(person=ruth, community=soil_and_table, is_willing=True)
    assert queries.export(ruth)["willing_to_help"][0]["said"].startswith("Not looking")


def test_forgetting_leaves_no_host_and_no_newcomer(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    lucy = joins(cast.LUCY, soil_and_table, ruth)
    actions.say_willing(by=ruth, community=soil_and_table, is_willing=True)
    actions.forget(person=ruth)
    assert Welcome.objects.get(newcomer=lucy).host is None
    assert not Willingness.objects.exists()
    actions.forget(person=lucy)
    assert not Welcome.objects.filter(newcomer=lucy).exists()
