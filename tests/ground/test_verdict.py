"""Every rule answers yes, or no with a reason that a person can read."""

import pytest

from barnraiser.ground.verdict import YES, Refused, Verdict, all_of, no, provided


def test_yes_is_true_and_lets_the_act_through() -> None:
    assert YES
    assert YES.require() is YES


def test_no_carries_its_reason_to_the_page() -> None:
    verdict = no("Only the steward closes the barn.")
    assert not verdict
    with pytest.raises(Refused) as refused:
        verdict.require()
    assert refused.value.reason == "Only the steward closes the barn."


@pytest.mark.parametrize(("condition", "verdict"), [(True, YES), (False, no("Closed."))])
def test_provided_that(condition: bool, verdict: Verdict) -> None:
    assert provided(condition, "Closed.") == verdict


def test_the_first_no_is_the_answer() -> None:
    assert all_of(YES, no("first"), no("second")) == no("first")
    assert all_of(YES, lambda: YES) is YES
    assert all_of()


def test_a_later_rule_is_not_asked_after_a_no() -> None:
    asked = []

    def later() -> Verdict:
        asked.append("later")
        return YES

    assert all_of(no("first"), later) == no("first")
    assert not asked
