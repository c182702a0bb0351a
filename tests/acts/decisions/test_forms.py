from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from barnraiser.acts.decisions.forms import AmendForm, AnswerForm, ProposeForm, RankForm, StanceForm
from barnraiser.acts.decisions.models import Option
from barnraiser.acts.decisions.rules import Defaults
from barnraiser.ground import clock

from .telling import MONDAY

USUAL = Defaults(MONDAY + timedelta(days=7), 20, 40, "consent", "As ever.")
FILLED = {
    "p-title": "A dryer",
    "p-words": "We buy it.",
    "p-why": "Rain.",
    "p-closes_at": "2026-10-11T18:00",
    "p-needed": "12",
}


def asked(**other: Any) -> ProposeForm:
    sort = {name: other.pop(name, False) for name in ("is_ranked", "binds")}
    with clock.at(MONDAY):
        form = ProposeForm(FILLED | other, usual=USUAL, talks=[], **sort)
        form.is_valid()
    return form


@pytest.mark.parametrize(("said", "voices"), [("12", 12), ("30%", 12), (" 33 % ", 14), ("1%", 1), ("40", 40)])
def test_voices_are_a_number_or_a_share(said: str, voices: int) -> None:
    assert asked(**{"p-needed": said}).cleaned_data["needed"] == voices


@pytest.mark.parametrize("said", ["many", "0", "41", "101%", "-3", "3.5", ""])
def test_what_is_neither_is_said_beside_the_field(said: str) -> None:
    assert set(asked(**{"p-needed": said}).errors) == {"needed"}


def test_a_time_that_has_passed_is_said_beside_the_time() -> None:
    assert set(asked(**{"p-closes_at": "2026-10-01T18:00"}).errors) == {"closes_at"}
    assert set(asked(**{"p-closes_at": "soon"}).errors) == {"closes_at"}


def test_what_binds_is_offered_more_and_never_less() -> None:
    assert set(asked(binds=True, **{"p-needed": "50%"}).errors) == {"closes_at"}
    assert set(asked(binds=True, **{"p-needed": "12", "p-closes_at": "2026-10-12T18:00"}).errors) == {
        "needed"
    }
    form = asked(binds=True, **{"p-needed": "60%", "p-closes_at": "2026-10-20T18:00"})
    assert not form.errors
    assert "20 at least" in str(form.fields["needed"].help_text)
    assert 'min="2026-10-12T' in str(form["closes_at"])
    assert 'min="' not in str(asked()["closes_at"])


def test_the_time_is_read_and_proposed_as_the_clock_on_the_wall() -> None:
    closes_at = asked().cleaned_data["closes_at"]
    assert closes_at.astimezone(UTC).date() == datetime(2026, 10, 11, tzinfo=UTC).date()
    with clock.at(MONDAY):
        assert 'value="2026-10-12T18:00"' in str(ProposeForm(usual=USUAL, talks=[])["closes_at"])


@pytest.mark.parametrize(
    ("lines", "options"),
    [
        ("Lentils\n\n  Naked   oats \n", ["Lentils", "Naked oats"]),
        ("One", None),
        ("A\na", None),
        ("x" * 121 + "\ny", None),
    ],
)
def test_options_come_one_a_line(lines: str, options: list[str] | None) -> None:
    form = asked(is_ranked=True, **{"p-options": lines})
    assert form.cleaned_data.get("options") == options
    assert bool(form.errors) == (options is None)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"stance": "consents"}, set()),
        ({"stance": "aside"}, set()),
        ({"stance": "objects", "reason": " "}, {"reason"}),
        ({"stance": "concern"}, {"reason"}),
        ({"stance": "objects", "reason": "It floods."}, set()),
        ({"stance": "shrugs"}, {"stance"}),
        ({}, {"stance"}),
    ],
)
def test_a_stance_and_its_reason(data: dict[str, str], wrong: set[str]) -> None:
    assert set(StanceForm(data).errors) == wrong


class TestRanking:
    options = [Option(position=n, text=text) for n, text in enumerate(("Lentils", "Oats", "Flax"))]

    def form(self, data: dict[str, str] | None = None, **more: Any) -> RankForm:
        return RankForm(data, options=self.options, **more)

    def test_places_become_an_order_and_gaps_close(self) -> None:
        form = self.form({"place-0": "2", "place-1": "", "place-2": "0"})
        assert form.is_valid()
        assert form.cleaned_data == {"ranking": [2, 0]}

    @pytest.mark.parametrize("data", [{}, {"place-0": "0", "place-1": "0"}, {"place-0": "7"}])
    def test_what_is_no_order_is_said(self, data: dict[str, str]) -> None:
        assert not self.form(data).is_valid()

    def test_an_earlier_ranking_is_filled_in(self) -> None:
        form = self.form(ranking=[2, 0])
        assert [form[f"place-{n}"].initial for n in range(3)] == ["1", "", "0"]


def test_an_answer_and_an_amendment_say_something() -> None:
    assert set(AnswerForm({"words": " "}).errors) == {"words"}
    assert set(AmendForm({"words": "New.", "why": "So."}).errors) == {"changed"}
