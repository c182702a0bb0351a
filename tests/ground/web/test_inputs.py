import pytest
from django import forms

from barnraiser.ground.web.inputs import LineField, YesNoField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two   words\n", "two words"),
        ("a\u202eb\u2066c", "abc"),
        ("x\x07y", "xy"),
        ("né\u200dé", "né\u200dé"),
    ],
)
def test_a_line_is_one_plain_line(typed: str, kept: str) -> None:
    assert LineField().clean(typed) == kept


def test_a_line_of_nothing_is_missing() -> None:
    with pytest.raises(forms.ValidationError):
        LineField().clean(" \u202e\n")
    assert LineField(required=False).clean(" \n") == ""


@pytest.mark.parametrize(("typed", "meant"), [("yes", True), ("no", False)])
def test_yes_and_no_are_both_answers(typed: str, meant: bool) -> None:
    assert YesNoField().clean(typed) is meant


def test_no_answer_is_none() -> None:
    with pytest.raises(forms.ValidationError, match="Both are fine"):
        YesNoField().clean("")
