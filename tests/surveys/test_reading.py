from datetime import timedelta
from typing import Any

import pytest

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.surveys import reading
from barnraiser.surveys.instruments import LOOK, PULSE

from .telling import answers, asks, closes, everything, neighbours

pytestmark = pytest.mark.django_db


def groups(figures: dict[str, Any], scale: str, split: str) -> set[str]:
    """The groups of a breakdown that are shown. None says how many are in it."""
    (part,) = [part for part in figures["scales"][scale]["splits"] if part["key"] == split]
    assert all("n" not in cell["figure"] for cell in part["cells"] if cell["figure"])
    return {cell["group"] for cell in part["cells"] if cell["figure"]}


@pytest.mark.requirement("F8")
def test_the_two_figures_of_a_pulse_stand_apart(nell: Person, soil_and_table: Community) -> None:
    crowd = neighbours(soil_and_table, 14)
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round, {"place": 4, "people": 8})
    figures = closes(round).figures
    assert (figures["asked"], figures["answered"]) == (15, 14)
    assert {key: told["mean"] for key, told in figures["scales"].items()} == {"place": 4, "people": 8}


def test_sectors_are_told_above_the_smallest_and_others_go_with_the_smaller_one(
    nell: Person, soil_and_table: Community
) -> None:
    farms, offices = neighbours(soil_and_table, 15, "private"), neighbours(soil_and_table, 11, "public")
    papers, unnamed = neighbours(soil_and_table, 3, "media"), neighbours(soil_and_table, 9, "")
    round = asks(nell, soil_and_table)
    for person in [*farms, *offices, *papers, *unnamed]:
        answers(person, round)
    figures = closes(round).figures
    assert groups(figures, "place", "sector") == {"Private"}
    (part,) = [part for part in figures["scales"]["place"]["splits"] if part["key"] == "sector"]
    assert len(part["cells"]) == 6, "every sector has its line, and those without members too"


def test_newer_and_longer_members_are_told_where_both_are_enough(
    nell: Person, soil_and_table: Community
) -> None:
    with clock.at(clock.now() - timedelta(days=200)):
        old = neighbours(soil_and_table, 12)
    new = neighbours(soil_and_table, 12, start=12)
    round = asks(nell, soil_and_table)
    for person in [*old, *new]:
        answers(person, round)
    assert groups(closes(round).figures, "people", "time") == {reading.NEWER, reading.LONGER}


@pytest.mark.requirement("K9", "K16")
def test_the_longer_look_reads_trust_by_what_people_come_for(nell: Person, soil_and_table: Community) -> None:
    crowd = neighbours(soil_and_table, 22)
    round = asks(nell, soil_and_table, "look")
    for number, person in enumerate(crowd):
        comes_for = ("learn", "follow", "expertise") if number < 11 else ("touch", "meet", "talk")
        trusts = dict.fromkeys(("promise", "mistakes", "unasked", "alike"), 4 if number < 11 else 9)
        answers(person, round, everything(3) | dict.fromkeys(comes_for, 5) | trusts)
    figures = closes(round).figures
    assert figures["scales"]["norms"]["mean"] == 3
    (part,) = [part for part in figures["scales"]["network"]["splits"] if part["key"] == "motive"]
    means = {cell["group"]: cell["figure"]["mean"] for cell in part["cells"] if cell["figure"]}
    assert means == {"For what there is to know": 4, "For the people": 9}


def test_the_motive_that_is_named_is_the_one_above_all_others() -> None:
    assert reading.main_motive(PULSE, {"place": 4}) == reading.EVEN
    assert reading.main_motive(LOOK, everything(3)) == reading.EVEN
    assert reading.main_motive(LOOK, {"touch": 5, "meet": 5, "learn": 5}) == "For the people"
    assert [split.key for split in reading.splits_of(PULSE)] == ["sector", "time"]


def test_a_question_that_few_answered_has_no_figure_though_the_others_have(
    nell: Person, soil_and_table: Community
) -> None:
    crowd = neighbours(soil_and_table, 12)
    round = asks(nell, soil_and_table, "look")
    for person in crowd[:5]:
        answers(person, round, everything())
    for person in crowd[5:]:
        answers(person, round, {"promise": 7, "mistakes": 7, "unasked": 7})
    scales = closes(round).figures["scales"]
    assert scales["norms"] == {"refused": True}
    assert scales["network"]["n"] == 12
