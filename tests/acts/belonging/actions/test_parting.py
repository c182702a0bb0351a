"""Leaving with empty hands: what is handed on, what is let go, what becomes of one's words, and why."""

from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions, queries
from barnraiser.acts.belonging.models import Handover, Parting, Words
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.gatherings.models import Host
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity.models import StepBack
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.acts.gatherings.telling import calls
from tests.acts.reciprocity.telling import asks, promised


def place(person: Person, community: Community) -> Membership:
    found = rooms.membership_of(person, community)
    assert found
    return found


def keys(person: Person, community: Community) -> list[str]:
    return [holding.key.split(":")[0] for holding, _ in queries.holdings_of(person, community)]


@pytest.fixture
def laden(nell: Person, ruth: Person, soil_and_table: Community) -> Person:
    """Ruth, who carries a role, hosts a gathering, has promised something and waits for an answer."""
    communities.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.STEWARD)
    now = clock.now()
    calls(ruth, soil_and_table, at=now, starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=10))
    promised(ruth, asks(nell, soil_and_table))
    conversations.start(
        by=ruth, community=soil_and_table, kind="question", title="Who has a harrow?", words="Mine broke."
    )
    return ruth


@pytest.mark.requirement("B6")
def test_what_one_holds_is_listed_whole(laden: Person, soil_and_table: Community) -> None:
    assert sorted(keys(laden, soil_and_table)) == [
        "communities",
        "conversations",
        "gatherings",
        "reciprocity",
    ]


@pytest.mark.requirement("B6")
def test_what_is_handed_on_passes_with_a_yes(
    laden: Person, callum: Person, soil_and_table: Community
) -> None:
    for holding, _ in queries.holdings_of(laden, soil_and_table):
        if not holding.may_hand_on:
            with pytest.raises(Refused, match="cannot be handed on"):
                actions.ask_to_take_over(by=laden, community=soil_and_table, to=callum, key=holding.key)
            continue
        asked = actions.ask_to_take_over(by=laden, community=soil_and_table, to=callum, key=holding.key)
        assert holding.key in [one.key for one, _ in queries.holdings_of(laden, soil_and_table)]
        with pytest.raises(Refused, match="one who was asked"):
            actions.take_over(by=laden, handover=asked)
        actions.take_over(by=callum, handover=asked)
        with pytest.raises(Refused, match="already"):
            actions.take_over(by=callum, handover=asked)
    assert Host.objects.get().person_id == callum.pk
    assert "communities" in keys(callum, soil_and_table)
    assert sorted(keys(laden, soil_and_table)) == ["conversations", "reciprocity"]
    assert Act.objects.filter(kind="belonging.took_over", by=callum).count() == 2


def test_nobody_is_given_what_another_does_not_hold(
    laden: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    [key] = [one.key for one, _ in queries.holdings_of(laden, soil_and_table) if one.key.startswith("gath")]
    with pytest.raises(Refused, match="no longer hold"):
        actions.ask_to_take_over(by=callum, community=soil_and_table, to=laden, key=key)
    with pytest.raises(Refused):
        actions.ask_to_take_over(by=laden, community=soil_and_table, to=harald, key=key)
    asked = actions.ask_to_take_over(by=laden, community=soil_and_table, to=callum, key=key)
    with pytest.raises(Refused, match="Take that back"):
        actions.ask_to_take_over(by=laden, community=soil_and_table, to=callum, key=key)
    actions.take_handover_back(by=laden, handover=asked)
    again = actions.ask_to_take_over(by=laden, community=soil_and_table, to=callum, key=key)
    actions.refuse_handover(by=callum, handover=again)
    assert queries.handovers_to(callum).count() == 0
    assert Host.objects.get().person_id == laden.pk


@pytest.mark.requirement("B6")
def test_what_is_still_held_is_let_go(laden: Person, nell: Person, soil_and_table: Community) -> None:
    actions.leave(by=laden, membership=place(laden, soil_and_table))
    assert Act.objects.filter(kind="gatherings.called_off").exists()
    assert StepBack.objects.get().by_id == laden.pk
    assert rooms.keepers(soil_and_table) == [(nell, "steward")]


def test_who_owes_the_charter_a_yes_may_go_all_the_same(
    laden: Person, nell: Person, soil_and_table: Community
) -> None:
    from tests.communities.deciding import decides

    decides(nell, soil_and_table, "adopt_rule", text="Close the gate.", ground="ours")
    with clock.at(clock.now() + timedelta(days=20)):
        actions.leave(by=laden, membership=place(laden, soil_and_table))


@pytest.mark.requirement("B6")
@pytest.mark.parametrize(
    ("choice", "words", "named"),
    [
        (Words.NAMED, "Mine broke.", True),
        (Words.UNNAMED, "Mine broke.", False),
        (Words.OUT, "*Taken out by whoever wrote it.*", False),
    ],
)
def test_what_becomes_of_ones_words_is_ones_choice(
    laden: Person, nell: Person, soil_and_table: Community, choice: Words, words: str, named: bool
) -> None:
    actions.leave(by=laden, membership=place(laden, soil_and_table), words=choice)
    message = Message.objects.select_related("by").get(reply_to=None)
    assert (message.words, message.by == laden) == (words, named)


def test_why_people_left_is_read_by_stewards_from_five_on(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    for number in range(4):
        Parting.objects.create(community=soil_and_table, words=f"Too far, {number}.")
    assert queries.parting_words(nell, soil_and_table) == (4, [])
    actions.leave(by=ruth, membership=place(ruth, soil_and_table), reason="No time.")
    count, said = queries.parting_words(nell, soil_and_table)
    assert count == 5
    assert "No time." in said
    assert queries.parting_words(harald, soil_and_table) == (0, [])
    fields = {field.name for field in Parting._meta.get_fields()}
    assert fields == {"id", "community", "words"}, "neither who nor when"


def test_what_was_asked_of_somebody_ends_with_the_leaving(
    laden: Person, callum: Person, soil_and_table: Community
) -> None:
    [key] = [one.key for one, _ in queries.holdings_of(laden, soil_and_table) if one.key.startswith("gath")]
    actions.ask_to_take_over(by=laden, community=soil_and_table, to=callum, key=key)
    actions.leave(by=laden, membership=place(laden, soil_and_table))
    assert not Handover.objects.filter(until=None).exists()
