"""Names: any script is welcome, nothing hidden stays, and what looks alike has one skeleton."""

import pytest

from barnraiser.people import actions
from barnraiser.people.models import Person
from barnraiser.people.names import LONGEST_SKELETON, is_a_name, skeleton, tidy


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Ruth\n Amsel ", "Ruth Amsel"),
        ("\u202eRuth\u2066 Amsel", "Ruth Amsel"),
        ("R\u200bu\ufeff\u2060t\u00adh", "Ruth"),
        ("Ru\u200dth", "Ruth"),
        ("Ruth\U000e0041\U000e007f", "Ruth"),
        ("Z\u0337\u0327\u0328\u031b\u0347\u0358a", "Z\u0337\u0327\u0328a"),
        ("\u0301Ruth", "Ruth"),
        ("Jose\u0301", "José"),
        ("می‌خواهم", "می‌خواهم"),
        ("李小龙", "李小龙"),
        ("O’Neill-Ferrer", "O’Neill-Ferrer"),
    ],
)
def test_what_cannot_be_seen_is_left_out_and_every_script_stays(written: str, kept: str) -> None:
    assert tidy(written) == kept
    assert tidy(tidy(written)) == kept


def test_marks_dots_and_spaces_alone_call_nobody() -> None:
    for words in ("", "...", "\u0301\u0301", "\u200b\u200b", "🦊", "\u202e"):
        assert not is_a_name(tidy(words)), words
    assert is_a_name("李") and is_a_name("7 of 9")  # noqa: PT018


def test_names_that_look_alike_have_one_skeleton() -> None:
    ruth = skeleton("Ruth Amsel")
    for other in (
        "Rυth Amsеl",
        "RUTH  AMSEL",
        "Ruth Arnsel",
        "Rüth Amsél",
        "Ruth\u200b Amse1",
        "Ｒuth-Amsel",
    ):
        assert skeleton(other) == ruth, other
    assert skeleton("Nell Whitlock") == skeleton("Ne11 Whit1ock")
    for other in ("Ruth Amsell", "Rita Amsel", "Amsel Ruth"):
        assert skeleton(other) != ruth
    assert skeleton("...") == ""


def test_ten_million_letters_are_cut_before_they_cost_anything() -> None:
    assert len(tidy("x" * 10_000_000)) < 2_000
    assert len(skeleton("y\u0301" * 5_000_000)) <= LONGEST_SKELETON


def test_whoever_brings_a_name_it_is_tidied(db: None) -> None:
    person = actions.introduce(name="\u202eRuth\u200b Amsel")
    assert (person.name, person.handle, person.skeleton) == ("Ruth Amsel", "ruth-amsel", "ruthamsel")
    nobody = actions.introduce(name="\u0301\u0301")
    assert (nobody.name, nobody.skeleton) == ("Somebody", "")


def test_a_new_name_has_a_new_skeleton(ruth: Person) -> None:
    actions.edit_profile(by=ruth, person=ruth, name="Ruth Аmsel\u202e")
    ruth.refresh_from_db()
    assert ruth.name == "Ruth Аmsel"
    assert ruth.skeleton == "ruthamsel"
