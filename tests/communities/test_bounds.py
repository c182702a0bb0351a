import pytest

from barnraiser.communities import bounds


@pytest.mark.parametrize(
    ("text", "may"), [("Sweep.", True), ("x" * 300, True), ("x" * 301, False), (" ", False)]
)
def test_a_clause_has_words_and_not_too_many(text: str, may: bool) -> None:
    assert bool(bounds.is_clause(text)) == may
    assert bool(bounds.is_rule(text, "law")) == may
    assert "members' own" in bounds.is_rule("Sweep.", "king").reason


def test_a_goal_is_short_and_so_is_its_measure() -> None:
    assert bounds.is_goal("Hay.", "")
    assert "A goal" in bounds.is_goal("x" * 161, "").reason
    assert "measured" in bounds.is_goal("Hay.", "x" * 201).reason


@pytest.mark.parametrize(
    ("days", "quorum", "needs", "why"),
    [
        (1, 1.0, "half", ""),
        (60, 0.1, "consent", ""),
        (0, 0.5, "half", "a day at least"),
        (61, 0.5, "half", "60 at most"),
        (7, 0.0, "half", "a share"),
        (7, 1.01, "half", "a share"),
        (7, float("nan"), "half", "a share"),
        (7, 0.5, "whim", "no such way"),
    ],
)
def test_a_method_can_be_met(days: int, quorum: float, needs: str, why: str) -> None:
    verdict = bounds.is_method(days, quorum, needs)
    assert bool(verdict) == (why == "")
    assert why in verdict.reason
