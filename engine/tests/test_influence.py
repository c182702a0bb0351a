"""Vouching, ratings and cascades in worlds whose answer is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded import DAY
from tiework.measures.cascade import (
    best_first_callers,
    expected_reach,
    first_callers,
    first_callers_reach,
    reach_of_each,
    reach_sets,
)
from tiework.measures.ratings import fairness_goodness
from tiework.measures.records import Certificate, Initiation, Rating, Response
from tiework.measures.uptake import arcs_of_influence
from tiework.measures.vouching import vouching_flow

NAMES = [f"p{k}" for k in range(8)]


def sybils(honest, false, seed=1):
    """Honest people who certify each other, one of them fooled, and any number of false names behind that one."""
    random = np.random.default_rng(seed)
    names = [f"h{k}" for k in range(honest)]
    given = [Certificate(names[k], names[int(random.integers(k))], 1, float(k)) for k in range(1, honest)]
    given += [
        Certificate(names[a], names[b], 1, float(b))
        for a, b in random.integers(0, honest, (4 * honest, 2))
        if a != b
    ]
    fakes = [f"x{k}" for k in range(false)]
    given += [Certificate("h7", "x0", 1, 99.0)]
    given += [Certificate(a, b, 1, 99.0) for a in fakes[:10] for b in fakes if a != b]
    return given, names


def test_however_many_false_names_one_fooled_person_lets_in_only_so_many():
    given, names = sybils(40, 10)
    few = vouching_flow(given, names[:2], wanted=40)
    through = few.capacities[few.distance["h7"]] - 1
    for false in (10, 60):
        found = vouching_flow(sybils(40, false)[0], names[:2], wanted=40)
        assert (
            sum(name.startswith("x") for name in found.accepted) <= found.capacities[found.distance["h7"]] - 1
        )
        assert sum(name.startswith("h") for name in found.accepted) >= 20
    assert through < 10


def test_where_a_bottleneck_leaves_a_choice_the_longer_standing_certificate_wins():
    given = [
        Certificate("s", "late", 1, 9.0),
        Certificate("s", "early", 1, 3.0),
        Certificate("s", "middle", 1, 5.0),
    ]
    assert vouching_flow(given, ["s"], capacities=[9, 3, 1]).accepted == ("s", "early", "middle")
    assert vouching_flow(given, ["s"], wanted=2).accepted == ("s", "early")
    assert vouching_flow([], ["s"]).accepted == ("s",)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), wanted=st.integers(1, 12))
def test_vouching_accepts_no_more_than_wanted_and_all_within_reach_where_there_is_room(seed, wanted):
    random = np.random.default_rng(seed)
    names = [f"p{k}" for k in range(9)]
    given = [
        Certificate(names[a], names[b], 1, float(k))
        for k, (a, b) in enumerate(random.integers(0, 9, (14, 2)))
    ]
    found = vouching_flow(given, names[:2], wanted=wanted)
    assert len(found.accepted) <= wanted
    assert set(found.accepted) <= set(found.distance)
    roomy = vouching_flow(given, names[:2], capacities=[99] * 12)
    assert set(roomy.accepted) == set(roomy.distance)


def test_who_rates_against_everybody_is_the_less_fair_one():
    agreed = [Rating(by, about, 0.8) for by in "abc" for about in "xyz"]
    found = fairness_goodness([*agreed, *(Rating("d", about, -1.0) for about in "xyz")])
    assert found.fairness["d"] < found.fairness["a"]
    assert found.goodness["x"] > np.mean([0.8, 0.8, 0.8, -1.0])
    assert found.predict("a", "x") == pytest.approx(found.fairness["a"] * found.goodness["x"])
    assert np.isnan(found.predict("nobody", "x"))
    assert fairness_goodness([Rating("a", "x", -1.0, 1.0), Rating("a", "x", 1.0, 2.0)]).goodness == {"x": 1.0}
    assert fairness_goodness([Rating("a", "a", 1.0)]).goodness == {}


def begun(count=240, seed=3):
    random = np.random.default_rng(seed)
    names = NAMES[:8]
    calls = [
        Initiation(f"c{k}", names[k % 3], k * DAY / 4, tuple(n for n in names if n != names[k % 3]))
        for k in range(count)
    ]
    taken = [
        Response(who, call.at + 3600.0, (call.name,))
        for call in calls
        for k, who in enumerate(names)
        if who != call.by and random.random() < 0.6 / (1 + k)
    ]
    return calls, taken, names, 100 * DAY


def test_chances_are_what_was_taken_up_of_what_was_seen():
    calls, taken, names, as_of = begun()
    start, end, chance = arcs_of_influence(calls, taken, names, as_of)
    for one, other, likely in zip(start.tolist(), end.tolist(), chance.tolist(), strict=True):
        saw = [c.name for c in calls if c.by == names[one] and c.at <= as_of]
        took = {t.to[0] for t in taken if t.by == names[other]} & set(saw)
        assert likely == pytest.approx((len(took) + 0.5) / (len(saw) + 5))
    assert set(start.tolist()) == {0, 1, 2}


def exact(start, end, chance, people, seeds):
    total = 0.0
    for state in range(2 ** len(start)):
        live, likely = [], 1.0
        for k in range(len(start)):
            on = state >> k & 1
            likely *= chance[k] if on else 1 - chance[k]
            if on:
                live.append((start[k], end[k]))
        reached = set(seeds)
        while more := {b for a, b in live if a in reached} - reached:
            reached |= more
        total += likely * len(reached)
    return total


@pytest.mark.parametrize("seed", range(3))
def test_expected_reach_lies_where_going_through_all_cases_says(seed):
    random = np.random.default_rng(seed)
    arcs = np.array([(a, b) for a in range(5) for b in range(5) if a != b])[random.permutation(20)[:9]]
    chance = random.random(9)
    sets = reach_sets(arcs[:, 0], arcs[:, 1], chance, 5, count=40_000, seed=seed)
    value, low, high = sets.reach()
    said = np.array([exact(arcs[:, 0], arcs[:, 1], chance, 5, [k]) for k in range(5)])
    assert (np.abs(value - said) <= 1.6 * (high - low) / 2 + 1e-9).all()
    assert (low <= value).all()
    assert (value <= high).all()
    pair = best_first_callers(sets, 2)
    best = max(
        exact(arcs[:, 0], arcs[:, 1], chance, 5, two) for two in ((a, b) for a in range(5) for b in range(a))
    )
    assert exact(arcs[:, 0], arcs[:, 1], chance, 5, pair.people) >= (1 - 1 / np.e) * best
    assert pair.low <= pair.reach <= pair.high


def test_those_whose_calls_are_taken_up_reach_further():
    calls, taken, names, as_of = begun()
    reach = expected_reach(calls, taken, names, as_of)
    assert reach[:3].min() > 1.5
    value, low, high = reach_of_each(calls, taken, names, as_of)
    assert np.array_equal(value, reach)
    assert ((low <= value) & (value <= high)).all()
    assert (high - low).max() < 0.2
    assert reach[3:] == pytest.approx([1.0] * 5, abs=0.05)
    together = first_callers_reach(calls, taken, names, as_of)
    assert reach.max() <= together <= 8
    asked = first_callers(calls, taken, names, as_of)
    assert asked.people[0] in (0, 1, 2)
    assert len(set(asked.people)) == 3
    assert asked.low <= asked.reach == together <= asked.high
    assert np.isnan(expected_reach([], [], names, as_of)).all()
    assert np.isnan(first_callers_reach([], [], names, as_of))


def test_nothing_drawn_reaches_nobody():
    empty = np.empty(0, np.int64)
    assert reach_sets(empty, empty, np.empty(0), 3, 100).reach()[0] == pytest.approx([1, 1, 1], abs=0.5)
    assert len(reach_sets(empty, empty, np.empty(0), 0, 100).reach()[0]) == 0
