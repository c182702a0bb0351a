"""Figures from acts: each beside a slow count, with published values, and refused where there is too little."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textbook import TEXTBOOK
from tiework import Act, ActTable, Outcome, TieGraph, read_acts
from tiework.evidence import KEYS, LEAST_ACTIVE, wilson
from tiework.measures.catalogue import CATALOGUE, measure
from tiework.measures.linking import connectedness_ratio, linking_capital
from tiework.measures.participation import (
    active_share,
    acts_per_active_member,
    contributor_diversity,
    hill_number,
    passed_on,
)
from tiework.measures.trust import beta_estimate, kept_word

DAY = 86400.0
NAMES = [f"p{k}" for k in range(24)]


def table(acts, people=NAMES):
    return ActTable.from_records(
        [Act(by, toward, kind, at * DAY) for by, toward, kind, at in acts], people=people
    )


def reading(key, *args, **more):
    return next(found for found in read_acts(*args, **more) if found.key == key)


@pytest.mark.parametrize("case", sorted(TEXTBOOK["beta_reputation"]))
def test_the_beta_estimate_is_the_published_one(case):
    kept, broken = map(int, case.split("_"))
    found, said = beta_estimate(kept, broken, level=0.95), TEXTBOOK["beta_reputation"][case]
    assert found.mean == pytest.approx(said["mean"], abs=1e-9)
    assert found.uncertainty == pytest.approx(said["uncertainty_2_over_p_plus_n_plus_2"], abs=1e-9)
    assert [found.low, found.high] == pytest.approx(said["equal_tailed_95"], abs=1e-9)


def test_linking_is_the_published_toy():
    said = TEXTBOOK["linking_toy"]
    graph = TieGraph.from_edges(map(tuple, said["ties"])).with_tiers(said["tier"])
    found = dict(zip(graph.people, linking_capital(graph), strict=True))
    for person, count in said["higher_tier_ties_count"].items():
        if said["tier"][person] == 3:
            assert math.isnan(found[person])
        else:
            assert found[person] == count
    assert connectedness_ratio(graph) == pytest.approx(said["connectedness_ratio"], abs=1e-9)


def test_nobody_is_in_two_minds_about_no_evidence():
    assert kept_word([], 0.0) is None
    assert kept_word([Outcome("a", "b", True, 10.0)], 0.0) is None, "the future is no evidence"


def test_two_who_deal_with_each_other_often_do_not_speak_for_all():
    often = [Outcome("a", "b", True, 0.0)] * 50
    assert kept_word(often, 0.0).kept == pytest.approx(3)
    assert kept_word([*often, Outcome("a", "c", False, 0.0)], 0.0).broken == 1


def test_an_outcome_counts_half_after_half_a_year():
    assert kept_word([Outcome("a", "b", True, 0.0)], 180 * DAY).kept == pytest.approx(0.5)


outcome = st.builds(
    Outcome,
    st.sampled_from("abc"),
    st.sampled_from("xyz"),
    st.booleans(),
    st.integers(0, 400).map(lambda d: d * DAY),
)


@settings(max_examples=60, deadline=None)
@given(outcomes=st.lists(outcome, max_size=40))
def test_kept_word_agrees_with_a_slow_count_and_lies_in_its_range(outcomes):
    as_of = 300 * DAY
    kept = broken = 0.0
    pairs = {(one.about, one.rater) for one in outcomes}
    for pair in pairs:
        worth = {True: 0.0, False: 0.0}
        for one in outcomes:
            if (one.about, one.rater) == pair and one.at <= as_of:
                worth[one.kept] += 0.5 ** ((as_of - one.at) / (180 * DAY))
        total = worth[True] + worth[False]
        if total:
            kept += worth[True] * min(1, 3 / total)
            broken += worth[False] * min(1, 3 / total)
    found = kept_word(outcomes, as_of)
    if not any(one.at <= as_of for one in outcomes):
        assert found is None
        return
    assert found.kept == pytest.approx(kept)
    assert found.broken == pytest.approx(broken)
    assert 0 <= found.low < found.mean < found.high <= 1


doing = st.tuples(
    st.sampled_from(NAMES[:9]),
    st.lists(st.sampled_from(NAMES[:9]), max_size=3).map(tuple),
    st.sampled_from(["helped", "said"]),
    st.integers(0, 500),
).filter(lambda act: set(act[1]) != {act[0]})


@settings(max_examples=60, deadline=None)
@given(acts=st.lists(doing, max_size=30))
def test_participation_agrees_with_a_slow_count(acts):
    people, as_of = NAMES[:9], 450
    made = table(acts, people)
    recent = [act for act in acts if as_of - 28 < act[3] <= as_of]
    who = {act[0] for act in recent}
    assert active_share(made, as_of * DAY) == len(who) / 9
    each = acts_per_active_member(made, as_of * DAY)
    assert each == pytest.approx(len(recent) / len(who)) if who else math.isnan(each)
    helping = [act for act in acts if act[2] == "helped" and as_of - 365 < act[3] <= as_of]
    helped = {p for act in helping for p in act[1] if p != act[0]}
    passing = set()
    for person in helped:
        first = min(act[3] for act in helping if person in act[1] and person != act[0])
        if any(act[0] == person and act[3] > first for act in helping):
            passing.add(person)
    assert passed_on(made, {"helped"}, as_of * DAY) == (len(helped), len(passing))


def test_who_acts_is_compared_with_who_is_here():
    homes = {name: "xy"[k % 2] for k, name in enumerate(NAMES)}
    both = table([(name, (), "said", 1) for name in NAMES])
    assert contributor_diversity(both, homes, 2 * DAY) == pytest.approx(1)
    half = table([(name, (), "said", 1) for name in NAMES if homes[name] == "x"])
    assert contributor_diversity(half, homes, 2 * DAY) == pytest.approx(0.5)
    assert math.isnan(contributor_diversity(both, {}, 2 * DAY))
    assert hill_number(np.array([3.0, 0.0])) == 1


def test_a_share_has_wilsons_interval():
    low, high = wilson(0, 12)
    assert low == pytest.approx(0, abs=1e-12)
    assert high == pytest.approx(0.2425, abs=1e-4)


def helping(count):
    return [(NAMES[k], (NAMES[(k + 1) % 24],), "helped", k) for k in range(count)]


def test_every_figure_has_a_value_or_a_refusal_and_is_in_the_catalogue():
    homes = {name: "xy"[k % 2] for k, name in enumerate(NAMES)}
    outcomes = [Outcome(NAMES[k], NAMES[k + 1], k != 3, k * DAY) for k in range(12)]
    found = read_acts(table(helping(24)), 24 * DAY, help_kinds={"helped"}, outcomes=outcomes, groups=homes)
    assert tuple(one.key for one in found) == KEYS
    assert set(KEYS) <= {entry.key for entry in CATALOGUE if entry.basis == "acts"}
    for one in found:
        low, high = measure(one.key).range
        assert one.refusal is None
        assert low <= one.value <= high
        assert one.low is None or one.low <= one.value <= one.high


def test_help_passed_on_is_refused_below_ten_people():
    few = reading("passed_on", table(helping(9)), 24 * DAY, help_kinds={"helped"})
    assert "9 people were helped" in few.refusal.reason
    enough = reading("passed_on", table(helping(10)), 24 * DAY, help_kinds={"helped"})
    assert (enough.value, enough.n) == (0.9, 10)


def test_kept_word_is_refused_where_it_would_speak_of_few():
    none = reading("kept_word", table([]), DAY)
    assert none.refusal.reason == "no promise has an outcome yet"
    few = [Outcome(NAMES[k], "p9", True, 0.0) for k in range(12)]
    assert reading("kept_word", table([]), DAY, outcomes=few).refusal.code == "R1"


def test_diversity_needs_groups_and_enough_who_act():
    assert reading("contributor_diversity", table([]), DAY).refusal.code == "R4"
    homes = dict.fromkeys(NAMES, "x")
    some = table([(name, (), "said", 1) for name in NAMES[: LEAST_ACTIVE - 1]])
    assert reading("contributor_diversity", some, 2 * DAY, groups=homes).refusal.enough.endswith(
        str(LEAST_ACTIVE)
    )


def test_few_members_are_refused_everything():
    for one in read_acts(table([], NAMES[:7]), DAY):
        assert one.refusal.code == "R1"


def test_nobody_active_is_no_average():
    assert reading("acts_per_active", table([]), DAY).refusal.reason.startswith("nobody did anything")
    assert reading("active_share", table([]), DAY).value == 0
