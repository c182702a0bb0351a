import re

import pytest

from barnraiser.capital import words
from barnraiser.capital.models import Reading, Sounding
from barnraiser.capital.shown import BY_NAME, Figure
from barnraiser.capital.words import change, drawn_from, left_out, standfirst, tone, unit


def at(value: float, spread: float | None) -> tuple[Sounding, Reading]:
    low, high = (None, None) if spread is None else (value - spread, value + spread)
    return Sounding(), Reading(value=value, low=low, high=high)


@pytest.mark.requirement("K11")
@pytest.mark.parametrize(
    ("before", "now", "spread", "said"),
    [
        (2.0, 3.0, 0.1, ("up", "Up, and we are fairly sure")),
        (3.0, 2.0, 0.1, ("down", "Down, and we are fairly sure")),
        (2.0, 3.0, 0.9, ("flat", "Up a little, and we are not sure")),
        (3.0, 2.0, 0.9, ("down", "Down, perhaps")),
        (2.0, 2.1, 0.9, ("flat", "No clear change")),
        (2.0, 2.0, 0.0, ("flat", "No clear change")),
    ],
)
def test_change_is_said_in_words_that_own_the_doubt(
    before: float, now: float, spread: float, said: tuple[str, str]
) -> None:
    assert change([at(before, spread), at(now, spread)]) == said


def test_without_ranges_nothing_is_said_about_change() -> None:
    assert change([at(1, 0.1), at(2, None)]) == ("flat", "")
    assert change([at(2, 0.1)]) == ("flat", "")


@pytest.mark.parametrize(
    ("name", "up", "down"),
    [
        ("bonding", "up", "down"),
        ("kept-word", "up", "down"),
        ("largest-piece", "up", "down"),
        ("pieces", "down", "up"),
        ("crossing", "flat", "flat"),
        ("density", "flat", "flat"),
        ("ties", "flat", "flat"),
    ],
)
def test_a_change_is_coloured_by_whether_it_is_for_the_better(name: str, up: str, down: str) -> None:
    figure = BY_NAME[name]
    assert (tone(figure, "up"), tone(figure, "down"), tone(figure, "flat")) == (up, down, "flat")


NOBODY = "Nobody chose to be left out."


@pytest.mark.parametrize(
    ("members", "declined", "unasked", "said"),
    [
        (16, 0, 0, NOBODY),
        (16, 1, 0, "Fewer than five other members chose not to be counted, and we do not guess at them."),
        (16, 4, 0, "Fewer than five other members chose not to be counted, and we do not guess at them."),
        (16, 5, 0, "5 other members chose not to be counted, and we do not guess at them."),
        (40, 0, 39, "Nobody who was asked chose to be left out. "
                    "39 people of the archive were never asked; no figure names them."),
        (40, 0, 4, "Nobody who was asked chose to be left out. "
                   "Some people of the archive were never asked; no figure names them."),
        (39, 0, 39, "39 people of the archive were never asked; no figure names them."),
        (0, 0, 0, NOBODY),
    ],
)  # fmt: skip
def test_who_is_left_out_and_who_was_never_asked_is_said_without_telling_of_one(
    members: int, declined: int, unasked: int, said: str
) -> None:
    assert left_out(Sounding(members=members, left_out=declined, never_asked=unasked)) == said


@pytest.mark.parametrize("figure", BY_NAME.values(), ids=list(BY_NAME))
def test_no_figure_of_one_is_followed_by_many(figure: Figure) -> None:
    one = unit(figure, Reading(key=figure.key, value=1.0))
    assert not re.match(r"(strong |such )?(ties|contacts|acts|times|pieces)\b", one)


def test_where_no_figure_is_given_no_range_is_explained() -> None:
    refused = Reading(key="ties_per_member", refusal="few")
    assert "There is none: no figure is given." in words._why_a_range(refused)


def test_one_is_not_spoken_of_as_many() -> None:
    now = {
        "ties_per_member": Reading(key="ties_per_member", value=1.0),
        "ei_index": Reading(key="ei_index", value=0.0, grouping="detected"),
    }
    assert standfirst(now) == "A member has 1 tie on average, and 50% of ties run from one group to another."
    few = Sounding(act_count=1, members=1, left_out=0, never_asked=0)
    assert drawn_from(few, Reading(n=1, n_of="ties", n_undefined=0)).startswith(
        "1 tie; 1 act among 1 member."
    )
