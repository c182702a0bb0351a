from datetime import timedelta

import pytest

from barnraiser.acts.programmes import actions, queries
from barnraiser.acts.programmes.models import Mandate, Programme, Review
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.organisations import actions as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from ..telling import GUIDANCE, acts, begins, opens, speaks, writes

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("J1")
def test_a_programme_says_what_for_toward_whom_under_which_guidelines_until_when(
    mill: Organisation, ruth: Person
) -> None:
    day = (clock.now() + timedelta(days=60)).date()
    table = begins(ruth, mill, next_on=day)
    guideline = queries.latest_guideline(table)
    assert (table.organisation, table.begun_by) == (mill, ruth)
    assert table.goal == "Growers know what a small lot costs before they sow it."
    assert table.audience == "Growers of small lots"
    assert (guideline.number, guideline.ask_first) == (1, ["Prices and promises"])
    assert [(r.level, r.next_on, r.by) for r in queries.reviews(table)] == [("before", day, ruth)]
    assert acts() == [("begun", "Ruth Amsel", [])]


def test_only_those_who_answer_for_it_begin_one(mill: Organisation, callum: Person) -> None:
    with pytest.raises(Refused, match="Only those who answer for Brightwell Mills"):
        begins(callum, mill)
    assert not Programme.objects.exists()


def test_a_programme_is_looked_at_again_within_a_year(mill: Organisation, ruth: Person) -> None:
    today = clock.now().date()
    for day in (today, today + timedelta(days=400)):
        with pytest.raises(Refused):
            begins(ruth, mill, next_on=day)
    assert not Programme.objects.exists()


@pytest.mark.requirement("J1")
def test_changed_guidelines_are_a_new_version(table: Programme, mandate: Mandate, ruth: Person) -> None:
    changed = actions.guide(by=ruth, programme=table, guidance=GUIDANCE, why="Prices moved up.")
    assert [(g.number, g.why) for g in queries.guidelines(table)] == [(2, "Prices moved up."), (1, "")]
    assert changed == queries.latest_guideline(table)
    assert acts("guided") == [("guided", "Ruth Amsel", ["Callum Birch"])]
    with pytest.raises(Refused):
        actions.guide(by=mandate.person or ruth, programme=table, guidance=GUIDANCE)


@pytest.mark.requirement("J3")
def test_each_look_at_the_balance_is_kept(table: Programme, mandate: Mandate, ruth: Person) -> None:
    opens(table, ruth)
    day = (clock.now() + timedelta(days=30)).date()
    actions.review(by=ruth, programme=table, level="before", reason="A price slipped out.", next_on=day)
    assert [(r.level, r.reason, r.by) for r in queries.reviews(table)] == [
        ("before", "A price slipped out.", ruth),
        ("open", "It went well.", ruth),
        ("before", "We are new at this.", ruth),
    ]
    assert acts("reviewed") == [("reviewed", "Ruth Amsel", ["Callum Birch"])] * 2
    with pytest.raises(Refused, match="within a year"):
        actions.review(by=ruth, programme=table, level="open", reason="", next_on=day + timedelta(days=500))
    assert Review.objects.count() == 3


def test_a_look_at_the_balance_is_told_to_the_others_who_answer_for_it(
    mill: Organisation, table: Programme, mandate: Mandate, ruth: Person, nell: Person
) -> None:
    organisations.take_on(by=nell, asked=organisations.name(by=ruth, organisation=mill, person=nell))
    opens(table, ruth)
    actions.set_rope(by=nell, mandate=mandate, level="before", reason="Together for a while.")
    assert acts("reviewed") == [
        ("reviewed", "Ruth Amsel", ["Callum Birch", "Nell Whitlock"]),
        ("reviewed", "Nell Whitlock", ["Callum Birch", "Ruth Amsel"]),
    ]


@pytest.mark.requirement("J3", "J4")
def test_one_voice_is_open_where_the_others_are_read_first(
    table: Programme, mandate: Mandate, ruth: Person, priya: Person, soil_and_table: Community
) -> None:
    hers = speaks(priya, table, ruth)
    actions.set_rope(by=ruth, mandate=mandate, level="open", reason="Eleven posted unchanged.")
    assert writes(mandate, soil_and_table).statement is not None
    assert writes(hers, soil_and_table).statement is None
    assert {rung.level.value: [v.person for v in rung.voices] for rung in queries.rungs(table)} == {
        "open": [mandate.person],
        "before": [priya],
    }


def test_a_closed_programme_lets_nothing_out(
    table: Programme, mandate: Mandate, ruth: Person, soil_and_table: Community
) -> None:
    actions.close(by=ruth, programme=table)
    with pytest.raises(Refused, match="has ended"):
        writes(mandate, soil_and_table)
    with pytest.raises(Refused, match="has ended"):
        actions.close(by=ruth, programme=table)
    assert acts("closed") == [("closed", "Ruth Amsel", ["Callum Birch"])]
