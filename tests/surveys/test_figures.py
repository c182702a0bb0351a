"""What may be shown, and what somebody who subtracts, waits for the next round or knows the others could learn."""

import random
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from scipy import stats

from barnraiser.ground.suppression import SMALLEST_MEAN
from barnraiser.surveys import figures
from barnraiser.surveys.figures import (
    Scored,
    Split,
    bands,
    differ_enough,
    interval,
    published,
    step_for,
    summary,
)
from barnraiser.surveys.instruments import NORMS, PULSE

PLACE = PULSE.scales[0]
SECTOR = Split("sector", "By sector", ("a", "b", "c", "d"))
TIME = Split("time", "By time", ("new", "old"))


def scored(*cells: tuple[int, str, str], score: float = 6) -> list[Scored]:
    """So many people of each sector and time."""
    return [Scored(score, {"sector": s, "time": t}) for many, s, t in cells for _ in range(many)]


def shown_groups(told: dict[str, Any]) -> dict[str, set[str]]:
    return {part["key"]: {c["group"] for c in part["cells"] if c["figure"]} for part in told["splits"]}


def test_the_interval_is_students() -> None:
    chance = random.Random(7)
    for n in (10, 11, 17, 40, 400):
        scores = [float(chance.randrange(11)) for _ in range(n)]
        mean, reach = interval(scores)
        low, high = stats.t.interval(0.95, n - 1, np.mean(scores), stats.sem(scores))
        assert mean == pytest.approx(np.mean(scores))
        assert (mean - reach, mean + reach) == pytest.approx((low, high), abs=0.003)


def test_the_quantile_is_right_from_nine_degrees_on() -> None:
    for df in range(9, 200):
        assert figures.t_quantile(df) == pytest.approx(stats.t.ppf(0.975, df), abs=0.001)


def test_nine_answers_are_no_figure_and_ten_are() -> None:
    assert published(PLACE, scored((9, "a", "old")), (SECTOR, TIME)) == {"refused": True}
    told = published(PLACE, scored((10, "a", "old")), (SECTOR, TIME))
    assert (told["mean"], told["n"]) == (6, 10)
    assert 0 <= told["low"] < told["mean"] < told["high"] <= 10


def test_an_interval_stays_on_the_scale() -> None:
    told = summary(PLACE, [0.0] + [10.0] * 11)
    assert told["high"] == 10
    assert told["low"] >= 0


def test_rounding_never_makes_an_interval_narrower() -> None:
    chance = random.Random(3)
    for n in (10, 13, 25, 30, 60, 200):
        for _ in range(60):
            scores = [float(chance.randrange(chance.choice((4, 11)))) for _ in range(n)]
            mean, reach = interval(scores)
            told = summary(PLACE, scores)
            assert told["low"] <= max(0, mean - reach) + 1e-6, (n, told)
            assert told["high"] >= min(10, mean + reach) - 1e-6, (n, told)


def test_a_group_of_one_mind_tells_of_nobodys_answer() -> None:
    for everybody, mean, end in ((10, 9.5, "high"), (0, 0.5, "low"), (7, 7, "")):
        told = summary(PLACE, [float(everybody)] * 12)
        assert (told["mean"], told["end"]) == (mean, end)
        assert told["high"] - told["low"] >= 0.5, "never a point"
    assert summary(NORMS, [5.0] * 12)["mean"] == 4.8


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    told = published(PLACE, scored((30, "a", "old"), (14, "b", "old"), (8, "c", "old")), (SECTOR,))
    assert shown_groups(told)["sector"] == {"a"}
    told = published(PLACE, scored((30, "a", "old"), (14, "b", "old"), (12, "c", "old")), (SECTOR,))
    assert shown_groups(told)["sector"] == {"a", "b", "c"}


def test_a_second_breakdown_is_withheld_where_it_would_tell_of_few_beside_the_first() -> None:
    people = scored((12, "a", "new"), (1, "a", "old"), (20, "b", "old"))
    told = published(PLACE, people, (SECTOR, TIME))
    assert shown_groups(told) == {"sector": {"a", "b"}, "time": set()}, (
        "thirteen less twelve would be one person"
    )
    assert [part["refused"] for part in told["splits"]] == [False, True]
    far = scored((12, "a", "new"), (12, "a", "old"), (20, "b", "old"))
    assert shown_groups(published(PLACE, far, (SECTOR, TIME))) == {
        "sector": {"a", "b"},
        "time": {"new", "old"},
    }


def test_two_breakdowns_of_the_same_people_are_no_danger() -> None:
    assert differ_enough([frozenset(range(12)), frozenset(range(12, 30))], [frozenset(range(12, 30))])
    assert not differ_enough([frozenset(range(12))], [frozenset(range(11))])


def attacker_finds(groups: list[np.ndarray]) -> int:
    """The fewest people whose answers alone make up some sum or difference of the figures that are shown."""
    everything = np.array(groups)
    least = len(everything[0])
    for signs in product((-1, 0, 1), repeat=len(groups)):
        left = int(np.count_nonzero(np.array(signs) @ everything))
        least = min(least, left or least)
    return least


def indicators(people: list[Scored], told: dict[str, Any]) -> list[np.ndarray]:
    found = [np.ones(len(people), dtype=int)]
    for key, groups in shown_groups(told).items():
        found += [np.array([int(one.groups[key] == group) for one in people]) for group in sorted(groups)]
    return found


def test_no_sum_or_difference_of_what_is_shown_tells_of_fewer_than_ten() -> None:
    chance, shown = random.Random(11), 0
    for _ in range(150):
        sizes = [(chance.choice((0, 1, 3, 6, 11, 14, 25)), s, t) for s in SECTOR.groups for t in TIME.groups]
        people = scored(*sizes)
        told = published(PLACE, people, (SECTOR, TIME))
        if "splits" in told:
            shown += len(indicators(people, told)) > 1
            assert attacker_finds(indicators(people, told)) >= SMALLEST_MEAN, sizes
    assert shown > 50, "an attack on nothing proves nothing"


def test_between_two_rounds_a_newcomers_answer_stays_open() -> None:
    """Even if everybody else answered the same again, which they do not: the figures are that coarse."""
    for n in range(10, 300):
        open_by = n * step_for(n, 10) + (n + 1) * step_for(n + 1, 10)
        assert open_by >= 10, n


def test_who_knows_all_others_of_two_rounds_rarely_learns_the_last_answer() -> None:
    chance, learnt, tries = random.Random(5), 0, 400
    for _ in range(tries):
        others = [float(chance.randrange(3, 10)) for _ in range(chance.randrange(10, 60))]
        newcomer = float(chance.randrange(11))
        first, second = summary(PLACE, others), summary(PLACE, [*others, newcomer])
        guess = second["mean"] * second["n"] - sum(others)
        learnt += abs(guess - newcomer) < 0.5
        assert first["n"] + 1 == second["n"]
    assert learnt < tries / 4


def test_figures_are_finer_the_more_answer() -> None:
    steps = [step_for(n, 10) for n in (10, 24, 25, 49, 50, 500)]
    assert steps == [0.5, 0.5, 0.2, 0.2, 0.1, 0.1]
    assert all(a >= b for a, b in pairwise(steps))


def test_bands_are_told_in_tenths_and_only_when_each_holds_a_group() -> None:
    assert bands(PLACE, [0.0] * 8 + [5.0] * 8 + [7.0] * 16) == [2, 2, 5]
    assert bands(PLACE, [3.0] * 7 + [6.0] * 20 + [10.0] * 20) is None
    assert bands(PLACE, [9.0] * 40) is None, "that nobody is low would tell of everybody"
