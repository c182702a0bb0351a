import pytest

from barnraiser.acts.trust import queries, words
from barnraiser.acts.trust.models import Statement
from barnraiser.acts.trust.stages import Step
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import HELPED, MET, MONDAY, answers, cares, record, trusts


def test_counts_are_said_in_words() -> None:
    assert [words.times(count) for count in (1, 2, 10, 11)] == ["once", "twice", "ten times", "11 times"]
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.django_db
@pytest.mark.requirement("F5")
@pytest.mark.parametrize(
    ("quality", "matter", "mine", "theirs"),
    [
        (
            "trust",
            "question",
            "You trust Callum Birch with a question",
            "Ruth Amsel trusts you with a question",
        ),
        ("respect", "", "You respect Callum Birch", "Ruth Amsel respects you"),
        ("affection", "", "You are fond of Callum Birch", "Ruth Amsel is fond of you"),
    ],
)
def test_a_statement_reads_from_either_side(
    ruth: Person, callum: Person, quality: str, matter: str, mine: str, theirs: str
) -> None:
    said = Statement(by=ruth, toward=callum, quality=quality, matter=matter)
    assert words.sentence(ruth, said) == mine
    assert words.sentence(callum, said) == theirs


def test_every_matter_has_its_words() -> None:
    assert set(words.WITH) == set(Statement.Matter)
    assert set(words.TITLES) == set(Step)


@pytest.mark.django_db
@pytest.mark.requirement("A12")
def test_a_step_not_taken_says_why(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    said = {step: words.of_step(queries.two(ruth, callum), step) for step in Step}
    assert said[Step.FOUND] == "You are both in Soil & Table."
    assert said[Step.TALKED] == "No word has passed between you here yet."
    assert said[Step.HELPED] == "Neither of you has had the other’s help yet."
    assert said[Step.MET] == "No meeting in person is confirmed yet."
    assert said[Step.RELIED_ON].startswith("This step waits until you have met in person")
    trusts(ruth, callum, soil_and_table)
    assert words.of_step(queries.two(ruth, callum), Step.RELIED_ON).startswith(
        "Trust has been said, and stands. This step waits"
    )


@pytest.mark.django_db
@pytest.mark.requirement("F2")
def test_a_step_taken_says_which_way(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answers(callum, ruth, soil_and_table)
    answers(callum, ruth, soil_and_table)
    answers(ruth, callum, soil_and_table)
    record(HELPED, ruth, [callum], soil_and_table)
    record(MET, callum, [ruth], soil_and_table, at=MONDAY)
    card = queries.two(ruth, callum)
    assert words.of_step(card, Step.TALKED) == "You answered once and Callum Birch answered you twice."
    assert words.of_step(card, Step.HELPED) == "You helped once."
    assert words.of_step(card, Step.MET) == "You have met in person, last on 5 October 2026."
    assert "Neither of you has said yet" in words.of_step(card, Step.RELIED_ON)
    trusts(ruth, callum, soil_and_table)
    assert words.of_step(queries.two(ruth, callum), Step.RELIED_ON) == "You rely on Callum Birch."
    assert words.of_step(queries.two(callum, ruth), Step.RELIED_ON) == "Ruth Amsel relies on you."
    trusts(callum, ruth, soil_and_table)
    assert words.of_step(queries.two(callum, ruth), Step.RELIED_ON) == "You rely on each other."


@pytest.mark.django_db
def test_what_only_one_has_named_is_not_told_to_the_other(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    before = words.of_step(queries.two(callum, ruth), Step.ALIGNED)
    cares(ruth, callum, soil_and_table, "the river")
    assert words.of_step(queries.two(callum, ruth), Step.ALIGNED) == before
    assert "the river" in words.of_step(queries.two(ruth, callum), Step.ALIGNED)
    cares(callum, ruth, soil_and_table, "worms")
    assert words.of_step(queries.two(callum, ruth), Step.ALIGNED) == (
        "You both said so. You named “worms”, Ruth Amsel “the river”."
    )
