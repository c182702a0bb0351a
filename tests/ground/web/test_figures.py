"""The drawn figures: they count right, they say so in words, and they let nothing hostile through."""

import re
from xml.etree import ElementTree

import pytest

from barnraiser.ground.web import figures

HOSTILE = '"><script>alert(1)</script>'


def strokes(svg: str, css: str) -> int:
    found = re.search(rf'class="{css}"[^>]* d="([^"]*)"', svg)
    return found.group(1).count("M") if found else 0


def rises(values: list[float]) -> tuple[list[float], list[float], list[float]]:
    return values, [v - 1 for v in values], [v + 1 for v in values]


@pytest.mark.parametrize(
    "svg",
    [
        figures.raising(40, 26, HOSTILE),
        figures.raising(40, 26, css=HOSTILE),
        figures.raising(90, 26, HOSTILE),
        figures.spark(*rises([1, 2, 3]), HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        figures.quorum(3, 5, HOSTILE, css=HOSTILE),
        figures.level(3, 4),
    ],
)
def test_a_figure_is_well_formed_and_lets_no_markup_through(svg: str) -> None:
    ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
    assert "<script" not in svg


def test_a_frame_that_stands_has_no_chalk() -> None:
    assert strokes(figures.raising(20, 20), "r-dash") == 0


def test_a_frame_not_begun_is_all_chalk() -> None:
    svg = figures.raising(20, 0)
    assert strokes(svg, "r-near") == strokes(svg, "r-far") == 0
    assert "<circle" not in svg


def test_each_unit_raised_turns_chalk_into_timber() -> None:
    chalk = [strokes(figures.raising(20, n), "r-dash") for n in range(21)]
    assert chalk == sorted(chalk, reverse=True)


@pytest.mark.parametrize(("total", "raised"), [(5, 9), (5, -3)])
def test_a_frame_never_stands_beyond_its_ends(total: int, raised: int) -> None:
    assert figures.raising(total, raised) == figures.raising(total, max(0, min(total, raised)))


def test_no_units_draw_nothing() -> None:
    assert figures.raising(0, 0) == ""


def test_above_sixty_a_beam_stands_in() -> None:
    assert 'class="quorum"' in figures.raising(61, 30, "30 of 61")
    assert 'class="raising"' in figures.raising(60, 30)


def test_a_frame_without_a_title_is_hidden_from_a_screen_reader() -> None:
    assert 'aria-hidden="true"' in figures.raising(5, 1)
    assert 'aria-label="1 of 5"' in figures.raising(5, 1, "1 of 5")


def test_a_trend_names_its_first_and_last_value() -> None:
    svg = figures.spark(*rises([44, 50, 61]), "From 44 to 61 percent")
    assert re.findall(r'class="spark__v[^>]*>([^<]*)<', svg) == ["44", "61"]


def test_a_trend_of_one_moment_is_not_drawn() -> None:
    assert figures.spark([3], [2], [4], "too short") == ""


def test_a_trend_without_a_band_for_each_value_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="low and high"):
        figures.spark([1, 2], [1], [2, 3], "broken")


def test_a_flat_trend_is_drawn() -> None:
    assert "nan" not in figures.spark([5, 5], [5, 5], [5, 5], "no change")


@pytest.mark.parametrize(
    ("given", "received", "side"),
    [
        (6, 6, "between the marks"),
        (14, 9, "giving side"),
        (2, 9, "receiving side"),
        (0, 0, "between the marks"),
    ],
)
def test_the_level_says_where_its_bubble_rests(given: int, received: int, side: str) -> None:
    assert side in figures.level(given, received)


def test_the_bubble_stays_in_its_vial() -> None:
    for given, received in [(100, 0), (0, 100)]:
        at = float(re.search(r'ellipse cx="([\d.]+)"', figures.level(given, received)).group(1))  # type: ignore[union-attr]
        assert 62 <= at <= 298


@pytest.mark.parametrize(("value", "of", "said"), [(51, 75, "68"), (9, 3, "100"), (-1, 3, "0"), (1, 0, "0")])
def test_a_beam_is_cut_to_scale(value: int, of: int, said: str) -> None:
    assert f'style="--v:{said}"' in figures.quorum(value, of)
