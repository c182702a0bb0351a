"""What acts, promises, vouching and beginnings must show in worlds whose answer is known."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded import DAY, POLICY
from recorded import made as recorded
from tiework.acts import Act, ActTable
from tiework.chance import reciprocity_by_chance, weighted_reciprocity_rho
from tiework.measures.contributions import gini, gini_corrected, ninety_nine_one
from tiework.measures.dimensions import dimensions
from tiework.measures.giving import passing_on, waits
from tiework.measures.newcomers import first_reciprocated, first_replies
from tiework.measures.records import Ask
from tiework.measures.survival import kaplan_meier
from tiework.measures.trust import Outcome, kept_word_between, kept_word_of_each
from tiework.policy import Policy
from tiework.resampling import redrawn
from tiework.worlds import village

NAMES = [f"p{k}" for k in range(40)]


def test_kaplan_and_meier_on_the_remissions_everybody_knows():
    # Freireich et al. 1963, the treated: weeks in remission, 0 where it had not ended.
    weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
    ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    found = kaplan_meier(weeks, ended)
    assert found.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert found.waiting == pytest.approx([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], abs=5e-4)
    assert found.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert found.median == 23
    assert found.median_interval[0] == 13
    assert np.isnan(found.median_interval[1])
    share, low, high = found.ended(10)
    assert low < share < high
    assert share == pytest.approx(0.247, abs=5e-4)


def test_who_is_waiting_still_counts_as_waiting():
    answered = [Ask("a", 0.0, 3600.0 * hours) for hours in (1, 20, 80)]
    waiting = [Ask("a", 100 * 3600.0)] * 3
    found = waits([*answered, *waiting], 110 * 3600.0)
    # Dropped, those waiting would leave two of three; counted as never, two of six.
    assert 2 / 6 < found.ended(72)[0] < 2 / 3
    assert waits([], 0.0).n == 0
    assert np.isnan(waits([], 0.0).ended(72)[0])
    # Nobody was watched for three days: not known, and not 0.
    assert np.isnan(kaplan_meier([5.0], [False]).ended(72)).all()
    assert np.isnan(kaplan_meier([1.0, 5.0], [True, False]).ended(72)).all()
    never, low, high = kaplan_meier([100.0] * 12, [False] * 12).ended(72)
    assert (never, low) == (0.0, pytest.approx(0.0, abs=1e-12))
    assert 0.2 < high < 0.3, "twelve who never had an answer leave room for one in four"
    always, low, high = kaplan_meier([1.0] * 12, [True] * 12).ended(72)
    assert (always, high) == (1.0, pytest.approx(1.0))
    assert 0.7 < low < 0.8


def helping(chain, seed=1):
    """People help at random; with `chain`, whoever was helped helps somebody else within ten days, half of the time."""
    random, acts = np.random.default_rng(seed), []
    for _ in range(300):
        giver, taker, third = (NAMES[k] for k in random.permutation(40)[:3])
        at = float(random.random() * 1500)
        acts.append(Act(giver, (taker,), "helped", at * DAY))
        if chain and random.random() < 0.5:
            acts.append(Act(taker, (third,), "helped", (at + 1 + 9 * random.random()) * DAY))
    return ActTable.from_records(acts, people=NAMES)


def test_help_that_is_passed_on_is_told_from_help_that_is_merely_frequent():
    passed = passing_on(helping(True), {"helped"}, 1520 * DAY, shuffles=100)
    assert passed.helped >= 30
    assert passed.ratio > 1.8
    assert passed.p_value < 0.02
    plain = [passing_on(helping(False, seed), {"helped"}, 1520 * DAY, shuffles=40) for seed in range(8)]
    assert np.mean([one.ratio for one in plain]) == pytest.approx(1, abs=0.12)
    assert np.median([one.p_value for one in plain]) > 0.1
    assert passed == passing_on(helping(True), {"helped"}, 1520 * DAY, shuffles=100)
    nothing = passing_on(helping(True), {"praised"}, 1520 * DAY)
    assert np.isnan(nothing.ratio)
    assert nothing.helped == 0


def test_giving_back_to_the_giver_is_not_passing_on():
    there = [Act(NAMES[k], (NAMES[k + 1],), "helped", 0.0) for k in range(0, 40, 2)]
    back = [Act(NAMES[k + 1], (NAMES[k],), "helped", DAY) for k in range(0, 40, 2)]
    later = [Act("p0", ("p3",), "helped", 80 * DAY)]
    table = ActTable.from_records(there + back + later, people=NAMES)
    assert passing_on(table, {"helped"}, 100 * DAY, shuffles=5).after_help == 0


def test_reciprocity_beyond_chance():
    mail = Policy.for_mail()

    def rho(groups, answered):
        acts, _ = village(60, groups, 900, 26, answered=answered, seed=4)
        moment = float(acts.at.max())
        return (
            weighted_reciprocity_rho(acts, mail, moment, 60),
            reciprocity_by_chance(acts, mail, moment, 60),
        )

    returned, chance = rho(4, 0.9)
    assert returned > 0.7
    assert chance.p_value < 0.02
    heedless, _ = rho(1, 0.0)
    assert abs(heedless) < 0.05
    circles, _ = rho(4, 0.0)
    assert heedless < circles < returned, "people who keep to a circle meet again, without answering anybody"
    assert np.isnan(weighted_reciprocity_rho(ActTable.from_records([], people="ab"), mail, 0.0))


def test_a_dimension_nothing_is_known_of_is_left_out():
    talk = [Act("a", ("b",), "wrote", 0.0), Act("a", ("c",), "wrote", 0.0), Act("a", ("c",), "wrote", 0.0)]
    found = dimensions(ActTable.from_records(talk), POLICY, 0.0, help_kinds=("helped",))
    assert found.observed == ("time",)
    assert found.mean == pytest.approx(found.time)
    table = ActTable.from_records([*talk, Act("b", ("a",), "helped", 0.0), Act("a", ("b",), "met", 0.0)])
    found = dimensions(table, POLICY, 0.0, help_kinds=("helped",), hours_kinds=("met",))
    assert found.observed == ("time", "intensity", "intimacy"), (
        "help that is not returned is no service to each other"
    )


def test_an_answer_before_joining_is_none():
    acts = [
        Act("b", ("a",), "wrote", 5 * DAY),
        Act("b", ("a",), "wrote", 12 * DAY),
        Act("a", ("b",), "wrote", 15 * DAY),
    ]
    table = ActTable.from_records(acts, people=["a", "b", "c"])
    joined = {"a": 10 * DAY, "c": 10 * DAY, "elsewhere": 0.0}
    assert first_replies(table, joined, 30 * DAY).times.tolist() == [2]
    assert first_replies(table, joined, 30 * DAY).n == 2
    assert first_reciprocated(table, POLICY, joined, 30 * DAY).times.tolist() == [5]
    assert np.isnan(first_replies(table, {"c": 0.0}, 30 * DAY).median)


def test_a_word_is_weighed_for_each_and_toward_each():
    said = [Outcome("a", "b", True, 0.0)] * 9 + [Outcome("a", "c", False, 0.0)]
    assert kept_word_of_each(said, 0.0)["a"].mean == pytest.approx((3 + 1) / (3 + 1 + 2))
    between = kept_word_between(said, 0.0)
    assert between["a", "b"].mean == pytest.approx(4 / 5)
    assert between["a", "c"].mean == pytest.approx(1 / 3)
    assert kept_word_of_each(said, -1.0) == {}


@settings(max_examples=60, deadline=None)
@given(x=st.lists(st.just(0.0) | st.floats(1e-6, 1e6), min_size=1, max_size=30), factor=st.floats(0.01, 100))
def test_gini_of_anything(x, factor):
    found = gini(x)
    if sum(x) == 0:
        assert np.isnan(found)
        return
    assert 0 <= found <= 1
    assert gini(np.array(x) * factor) == pytest.approx(found, abs=1e-9)
    assert gini(x + x) == pytest.approx(found, abs=1e-9), "twice as many alike are as uneven"
    assert np.isnan(gini_corrected(x)) if len(x) == 1 else found <= gini_corrected(x) + 1e-12
    assert sum(ninety_nine_one(x)) == pytest.approx(1)


def test_ninety_nine_one_of_a_hundred():
    assert ninety_nine_one([60] + [3] * 9 + [13 / 90] * 90) == pytest.approx((0.6, 0.27, 0.13))
    assert ninety_nine_one([5]) == (1.0, 0.0, 0.0)


def test_weeks_of_acts_drawn_anew_are_whole_weeks_and_on_average_the_acts():
    records = recorded(5)
    acts, as_of = records.acts, records.as_of
    draws = [one.acts for one in redrawn(acts, (), as_of, 120, 1)]
    assert np.mean([len(one) for one in draws]) == pytest.approx(np.count_nonzero(acts.at <= as_of), rel=0.06)
    for one in draws[:5]:
        assert one.at.max() <= as_of
        week = ((as_of - one.at) // (7 * DAY)).astype(int)
        assert set(one.at.tolist()) <= set(acts.at.tolist())
        for at in set(week.tolist()):
            whole = np.count_nonzero(((as_of - acts.at) // (7 * DAY)) == at)
            assert np.count_nonzero(week == at) % whole == 0
    few = replace(acts, at=np.full(len(acts), as_of))
    assert list(redrawn(few, (), as_of, 5, 1)) == []


@settings(max_examples=60, deadline=None)
@given(waits=st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=25))
def test_waiting_only_ends_and_without_censoring_is_the_plain_share(waits):
    found = kaplan_meier([length for length, _ in waits], [over for _, over in waits])
    assert (np.diff(found.waiting) <= 0).all()
    assert ((found.low <= found.waiting + 1e-12) & (found.waiting <= found.high + 1e-12)).all()
    everybody = kaplan_meier([length for length, _ in waits], [True] * len(waits))
    for time in (0, 5, 20):
        plain = sum(length <= time for length, _ in waits) / len(waits)
        assert everybody.ended(time)[0] == pytest.approx(plain)
        share = found.ended(time)[0]
        assert np.isnan(share) or share <= plain + 1e-12, "who is waiting still has not been answered"
