import pytest

from barnraiser.acts.decisions import differences as module
from barnraiser.acts.decisions.differences import differences


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("By rota.", "By rota.", "<p>By rota.</p>"),
        ("By rota.", "By rota, by lot.", "<p>By rota<ins>, by lot</ins>.</p>"),
        ("Buy it now.", "Buy it.", "<p>Buy it<del> now</del>.</p>"),
        ("One.", "One.\n\nTwo.", "<p>One.</p><p><ins>Two.</ins></p>"),
        ("", "a\r\n\r\nb", "<p><ins>a</ins></p><p><ins>b</ins></p>"),
    ],
)
def test_what_is_new_and_what_is_gone_are_marked(before: str, after: str, shown: str) -> None:
    assert differences(before, after) == shown


def test_nothing_anybody_wrote_becomes_markup() -> None:
    shown = differences("safe & sound", "<script>alert(1)</script> & sound")
    assert "<script" not in shown
    assert "&lt;" in shown


def test_very_long_words_stand_unmarked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", 3)
    assert differences("one two three four", "five six seven") == "<p>five six seven</p>"
