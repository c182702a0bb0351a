import pytest

from barnraiser.capital.models import Reading, Sounding
from barnraiser.capital.words import change


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
