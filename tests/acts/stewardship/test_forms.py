from typing import Any

import pytest

from barnraiser.acts.stewardship.forms import AnswerForm, AppealForm, ReportForm
from barnraiser.communities.models import Rule

RULES = [Rule(number=3, text="Sweep."), Rule(number=5, text="Close the gate.")]
ALL = ["nothing", "word", "hide", "end"]
GOOD = {"is_upheld": "yes", "rule": "3", "reason": "It was.", "measure": "hide"}


def test_a_concern_cites_a_rule_or_says_that_none_fits() -> None:
    cited = ReportForm({"rule": "5", "words": "It stood open."}, rules=RULES)
    assert cited.is_valid()
    assert cited.cleaned_data["rule"] is RULES[1]
    none = ReportForm({"rule": "none", "words": "Cold."}, rules=[])
    assert none.is_valid()
    assert none.cleaned_data["rule"] is None
    for wrong in ({"words": "x"}, {"rule": "4", "words": "x"}, {"rule": "3", "words": ""}):
        assert not ReportForm(wrong, rules=RULES).is_valid()


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, ""),
        ({"is_upheld": "no"}, "measure"),
        ({"is_upheld": "no", "measure": "end"}, "measure"),
        ({"is_upheld": "no", "measure": "nothing"}, ""),
        ({"measure": "word"}, "word"),
        ({"measure": "word", "word": "Mind."}, ""),
        ({"reason": ""}, "reason"),
        ({"rule": ""}, "rule"),
        ({"measure": "banish"}, "measure"),
    ],
)
def test_an_answer_is_whole(change: dict[str, Any], wrong: str) -> None:
    form = AnswerForm(GOOD | change, rules=RULES, measures=ALL)
    assert list(form.errors) == ([wrong] if wrong else [])


def test_a_word_left_over_is_not_kept() -> None:
    form = AnswerForm(GOOD | {"word": "Left over."}, rules=RULES, measures=ALL)
    assert form.is_valid()
    assert form.cleaned_data["word"] == ""
    assert "word" not in AnswerForm(None, rules=RULES, measures=["nothing"]).fields


def test_another_look_needs_words() -> None:
    assert not AppealForm({"words": " "}).is_valid()
