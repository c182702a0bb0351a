"""A host sets variables that begin with BARNRAISER_; yes is said in a few usual ways."""

import pytest

from barnraiser.config.settings.environment import is_on, read


def test_a_variable_is_read_by_its_short_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BARNRAISER_BARN", "red")
    assert read("BARN") == "red"
    assert read("SHED", "none") == "none"


@pytest.mark.parametrize(
    ("said", "on"), [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False), ("no", False)]
)
def test_yes_is_said_in_a_few_ways(monkeypatch: pytest.MonkeyPatch, said: str, on: bool) -> None:
    monkeypatch.setenv("BARNRAISER_BARN", said)
    assert is_on("BARN") is on
