"""A live network: after any number of acts it says what a full recompute says."""

import copy
import gc
import math
import resource
import threading
from dataclasses import astuple

import numpy as np
import pytest
import tiework
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from ties_made import rows_of, ties, world
from tiework import kernels
from tiework.errors import TieworkError
from tiework.graph import TieGraph, build
from tiework.live import FORGOTTEN, Live
from tiework.measures import bonding, bridging
from tiework.reference.live import State as Twin

COMPILED = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")
DAY = 86_400.0


class Log:
    """Every act, kept; ties and figures of any moment are worked out from all of them by the measures themselves."""

    def __init__(self, rows, half_life):
        indptr, self.indices, _, self.out, _ = rows
        self.rows = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
        self.n, self.half_life, self.acts = len(indptr) - 1, half_life, []

    def graph(self, at):
        sums = {}
        for i, j, weight in zip(self.rows.tolist(), self.indices.tolist(), self.out.tolist(), strict=True):
            sums[i, j] = weight * 2 ** (-at / self.half_life / DAY)
        for i, j, weight, when in self.acts:
            sums[i, j] = sums.get((i, j), 0) + weight * 2 ** ((when - at) / self.half_life / DAY)
        pairs = sorted({(min(pair), max(pair)) for pair, weight in sums.items() if weight > 0})
        ways = np.array([[sums.get((i, j), 0), sums.get((j, i), 0)] for i, j in pairs]).reshape(-1, 2)
        a, b = np.array(pairs, np.int64).reshape(-1, 2).T
        return build(
            tuple(map(str, range(self.n))),
            a,
            b,
            ways[:, 0],
            ways[:, 1],
            ways.sum(axis=1),
            (ways > 0).all(axis=1),
        )


def agree(live, graph, relative=1e-9):
    """Compare every figure of everybody, and of every tie, with the measures' own."""
    now = [live.person(i) for i in range(live.n)]
    close = {"rel": relative, "abs": 1e-300, "nan_ok": True}
    assert [one.degree for one in now] == graph.degree.tolist()
    expected = {
        "strength_out": graph.sum_slots(graph.out),
        "strength_in": graph.sum_slots(graph.into),
        "strength": graph.strength,
        "clustering": bonding.local_clustering(graph),
        "support": bonding.support_ratio(graph),
        "constraint": bridging.constraint(graph),
        "effective_size": bridging.effective_size(graph),
    }
    for key, values in expected.items():
        assert [getattr(one, key) for one in now] == pytest.approx(values.tolist(), **close), key
    low, high = graph.pairs
    shared = bonding.overlap(graph)
    for k, (i, j) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
        tie, slot = live.tie(i, j), graph.upper[k]
        assert tie.common == graph.common[slot]
        assert (tie.overlap, tie.supported) == (pytest.approx(shared[k], **close), tie.common > 0)
        assert (tie.out, tie.into) == (
            pytest.approx(graph.out[slot], **close),
            pytest.approx(graph.into[slot], **close),
        )
        back = live.tie(j, i)
        assert (back.out, back.into, back.common) == (tie.into, tie.out, tie.common)
    assert live.ties()[1].tolist() == graph.indices.tolist()


class Acts(RuleBasedStateMachine):
    """Acts of any weight and any time, among few people who are often met again, with new ones coming."""

    @initialize(rows=ties(most=7, least=1e-30), half_life=some.sampled_from([0.5, 90.0]))
    def begin(self, rows, half_life):
        self.log = Log(rows, half_life)
        self.live = Live(rows[0], rows[1], rows[3], rows[4], at=0.0, half_life=half_life)

    @rule(more=some.integers(0, 3))
    def people_come(self, more):
        assert self.live.add(more) == self.log.n
        self.log.n += more

    @precondition(lambda self: self.log.n > 1)
    @rule(
        data=some.data(),
        weight=some.sampled_from([0.0, 0.3, 1.0, 7.0, 1e-12, 1e6]),
        days=some.floats(-20, 20),
    )
    def one_acts(self, data, weight, days):
        i, j = data.draw(
            some.lists(some.integers(0, self.log.n - 1), min_size=2, max_size=2, unique=True), label="who"
        )
        when = self.live.at + days * self.log.half_life * DAY
        before = [self.live.person(one, at=max(when, self.live.at)) for one in range(self.log.n)]
        touched = self.live.act(i, j, weight, when).tolist()
        self.log.acts.append((i, j, weight, when))
        assert touched == sorted(set(touched))
        assert {i, j} <= set(touched) or not touched
        for one in set(range(self.log.n)) - set(touched):
            assert_same_person(before[one], self.live.person(one))

    @invariant()
    def it_is_what_a_recompute_says(self):
        if hasattr(self, "live"):
            agree(self.live, self.log.graph(self.live.at), 1e-8)


def assert_same_person(before, after):
    held, now = astuple(before), astuple(after)
    assert now == pytest.approx(held, rel=1e-9, abs=1e-290, nan_ok=True)


Acts.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
TestActs = Acts.TestCase


def random_acts(live, log, count, seed, hubs=()):
    random = np.random.default_rng(seed)
    pairs = [(i, j) for i, j in zip(log.rows.tolist(), log.indices.tolist(), strict=True)]
    at = live.at
    for k in range(count):
        what = random.integers(5)
        at += random.exponential(0.02) * log.half_life * DAY
        if what == 0 and pairs:
            i, j = pairs[random.integers(len(pairs))]
        elif what == 1 and len(hubs):
            i, j = int(hubs[random.integers(len(hubs))]), int(random.integers(live.n))
        else:
            i, j = random.integers(0, live.n, 2).tolist()
        if k % 97 == 0:
            i = live.add()
            log.n += 1
        if i == j:
            continue
        weight, when = float(random.exponential(1)), at - (random.random() < 0.1) * 5 * log.half_life * DAY
        live.act(i, j, weight, when)
        log.acts.append((i, j, weight, when))
        pairs.append((j, i))


@COMPILED
@pytest.mark.parametrize("seed", [1, 2])
def test_thousands_of_acts_with_hubs_and_new_people_leave_no_drift(seed):
    rows = world(1200, seed)
    log = Log(rows, 30.0)
    live = Live(rows[0], rows[1], rows[3], rows[4], at=0.0, half_life=30.0)
    hubs = np.argsort(-np.diff(rows[0]))[:5]
    for part in range(4):
        random_acts(live, log, 1500, seed * 10 + part, hubs)
        agree(live, log.graph(live.at))
    live.refresh()
    agree(live, log.graph(live.at), 1e-12)


def test_whoever_is_not_touched_has_not_moved_and_touched_are_those_of_the_twin():
    rows = world(150, 4)
    live = Live(rows[0], rows[1], rows[3], rows[4], at=0.0, half_life=10.0)
    row = np.repeat(np.arange(150, dtype=np.int32), np.diff(rows[0]))
    once = row < rows[1]
    twin = Twin(150, row[once], rows[1][once], rows[3][once], rows[4][once])
    random = np.random.default_rng(2)
    ever = set()
    for _ in range(200):
        i, j = random.choice(150, 2, replace=False).tolist()
        before = [repr(live.person(k)) for k in range(150)]
        touched = live.act(i, j, 1.0, 0.0).tolist()
        ever |= set(touched)
        assert touched == sorted(twin.act(i, j, 1.0).tolist())
        assert [repr(live.person(k)) for k in range(150) if k not in touched] == [
            before[k] for k in range(150) if k not in touched
        ]
    assert live.changed().tolist() == sorted(ever)
    assert live.changed().tolist() == []


def test_only_strength_fades_and_a_late_act_has_its_age():
    live = Live.of(TieGraph.from_edges([("a", "b", 4.0)], directed=True), at=0, half_life=1)
    assert live.act(1, 0, 1.0, -2 * DAY).tolist() == [0, 1]
    assert live.tie(0, 1).into == 0.25
    assert live.at == 0
    live.act(1, 0, 1.0, DAY)
    assert live.person(0).strength_out == 2
    assert live.person(0).strength_in == 1.125
    later = live.person(0, at=2 * DAY)
    assert later.strength_out == 1
    assert later.constraint == live.person(0).constraint == 1
    with pytest.raises(TieworkError, match="at or after"):
        live.person(0, at=0.5 * DAY)


def test_the_landmark_moves_and_nothing_else_does():
    rows = world(300, 6)
    log = Log(rows, 2.0)
    live = Live(rows[0], rows[1], rows[3], rows[4], at=0.0, half_life=2.0)
    before = live.ties()
    for step in (1, 99, 101, 180, 330, 700):
        when = step * 2.0 * DAY
        live.act(0, 1 + step % 50, 3.0, when)
        log.acts.append((0, 1 + step % 50, 3.0, when))
        agree(live, log.graph(live.at))
    assert live.ties()[1].tolist() != []
    assert before[2].min() > 0


def test_what_is_older_than_a_thousand_half_lives_is_forgotten():
    live = Live.of(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]), at=0, half_life=1)
    live.act(0, 1, 1.0, 900 * DAY)
    live.changed()
    live.act(0, 1, 1.0, 1200 * DAY)
    assert [live.person(i).degree for i in range(4)] == [1, 1, 0, 0]
    assert live.tie(2, 3) is None
    assert live.changed().tolist() == [0, 1, 2, 3]
    assert live.act(2, 3, 1.0, 100 * DAY).tolist() == [], "an act of that age forms no tie"
    assert live.tie(2, 3) is None
    live.act(3, 2, 1.0, 5000 * DAY)
    assert live.ties()[1].tolist() == [3, 2]
    assert FORGOTTEN < live.tie(2, 3).strength == 1.0


def test_it_may_begin_with_nobody_and_nothing():
    live = Live(np.zeros(1, np.int64), np.empty(0, np.int32), np.empty(0), np.empty(0), at=0, half_life=1)
    assert live.n == 0
    assert live.changed().tolist() == []
    assert live.add(3) == 0
    assert live.person(2).degree == 0
    assert math.isnan(live.person(2).constraint)
    assert live.tie(0, 1) is None
    assert live.act(0, 1, 1.0, 0).tolist() == [0, 1]
    assert math.isnan(live.tie(0, 1).overlap)
    live.act(1, 2, 1.0, 0)
    assert live.tie(0, 1).overlap == 0
    live.act(0, 2, 1.0, 0)
    assert [live.person(i).constraint for i in range(3)] == pytest.approx([1.125] * 3)
    assert tiework.Live is Live


@pytest.mark.parametrize("weight", [1e-280, 1e100])
def test_the_lightest_and_the_heaviest_stand_side_by_side(weight):
    rows = rows_of(4, [(0, 1), (1, 2), (0, 2), (2, 3)], [weight, 1, 1e-30, 1], [0, 1, 1, 1e20])
    log = Log(rows, 1.0)
    live = Live(rows[0], rows[1], rows[3], rows[4], at=0.0, half_life=1.0)
    for i, j, more in [(0, 1, 1e90), (1, 3, 1e-100), (3, 0, weight), (2, 0, 1e100), (1, 2, 1e-12)]:
        live.act(i, j, more, 0.0)
        log.acts.append((i, j, more, 0.0))
        agree(live, log.graph(0.0))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ((0, 0, 1.0, 0.0), "toward themselves"),
        ((0, 2, 1.0, 0.0), "from 0 to 1"),
        ((-1, 0, 1.0, 0.0), "from 0 to 1"),
        ((0, 2**40, 1.0, 0.0), "from 0 to 1"),
        ((0, 1, -1.0, 0.0), "weight"),
        ((0, 1, math.nan, 0.0), "weight"),
        ((0, 1, math.inf, 0.0), "weight"),
        ((0, 1, 1e101, 0.0), "weight"),
        ((0, 1, 1.0, math.nan), "moment"),
        ((0, 1, 1.0, math.inf), "moment"),
    ],
)
def test_what_is_no_act_is_refused_and_changes_nothing(act, said):
    live = Live.of(TieGraph.from_edges([("a", "b")]), at=0, half_life=1)
    before = repr((live.person(0), live.at))
    with pytest.raises(TieworkError, match=said):
        live.act(*act)
    with pytest.raises(TypeError):
        live.act(0.5, 1, 1.0, 0.0)
    with pytest.raises(TieworkError, match="person"):
        live.person(2)
    with pytest.raises(TieworkError, match="person"):
        live.tie(0, -1)
    with pytest.raises(TieworkError, match="people"):
        live.add(-1)
    assert repr((live.person(0), live.at)) == before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"indices": np.array([1, 2], np.int32)}, "codes from 0"),
        ({"indices": np.array([0, 1], np.int32)}, "both ends"),
        ({"into": np.array([1.0, 1.0])}, "same strengths"),
        ({"out": np.array([1.0, np.nan])}, "finite"),
        ({"out": np.array([1.0, 1e101]), "into": np.array([1e101, 1.0])}, "at most"),
        ({"out": np.array([1, 2])}, "expected float64"),
        ({"indptr": np.array([0, 2])}, "codes from 0"),
        ({"at": math.nan}, "a moment"),
        ({"half_life": 0}, "half-life"),
        ({"half_life": math.nan}, "half-life"),
    ],
)
def test_what_is_no_network_of_ties_is_refused(changed, said):
    asked = {
        "indptr": np.array([0, 1, 2]), "indices": np.array([1, 0], np.int32), "out": np.array([1.0, 2.0]),
        "into": np.array([2.0, 1.0]), "at": 0.0, "half_life": 1.0,
    } | changed  # fmt: skip
    arrays = [asked.pop(key) for key in ("indptr", "indices", "out", "into")]
    with pytest.raises((TypeError, ValueError, TieworkError), match=said):
        Live(*arrays, **asked)


def test_a_tie_said_twice_is_refused():
    with pytest.raises(TieworkError, match="once from both ends"):
        Live(np.array([0, 2, 4]), np.array([1, 1, 0, 0], np.int32), np.ones(4), np.ones(4), at=0, half_life=1)


def test_it_cannot_be_copied_into_the_same_memory():
    live = Live.of(TieGraph.from_edges([("a", "b")]), at=0, half_life=1)
    for one in (live, live._state):
        if kernels.available() or one is live:
            with pytest.raises(TypeError):
                copy.copy(one) if one is not live else copy.deepcopy(one)


@COMPILED
def test_memory_is_given_back():
    rows = world(3000, 2)
    arrays = rows[0], rows[1], rows[3], rows[4]
    random = np.random.default_rng(1)

    def one():
        live = Live(*arrays, at=0, half_life=1)
        for _ in range(50):
            i, j = random.choice(3000, 2, replace=False).tolist()
            live.act(i, j, 1.0, 0.0)
        live.add(1000)
        assert live._state._free.alive
        return live._state._free

    assert not one().alive
    for _ in range(20):
        one()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(60):
        one()
    # One holds some two megabytes.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_threads_may_share_one():
    live = Live(np.zeros(41, np.int64), np.empty(0, np.int32), np.empty(0), np.empty(0), at=0, half_life=1)

    def acting(seed):
        random = np.random.default_rng(seed)
        for _ in range(400):
            i, j = random.choice(40, 2, replace=False).tolist()
            live.act(i, j, 1.0, 0.0)
            live.person(i)

    threads = [threading.Thread(target=acting, args=(seed,)) for seed in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(live.person(i).strength_out for i in range(40)) == pytest.approx(1600)
    indptr, indices, weight, out, into = live.ties()
    agree(live, Log((indptr, indices, weight, out, into), 1.0).graph(0.0))


def test_what_two_did_together_counts_half_each_way():
    one = np.array([0, 0, 1]), np.array([1, 2, 2])
    out, into = np.array([0.1, 1.0, 0.0]), np.array([0.7, 0.0, 0.0])
    weight = out + into + np.array([0.3, 0.0, 2.0])
    graph = build(("a", "b", "c"), *one, out, into, weight, np.ones(3, np.bool_))
    live = Live.of(graph, at=0, half_life=1)
    assert [live.person(i).strength for i in range(3)] == pytest.approx(graph.strength.tolist())
    assert live.tie(1, 2).out == live.tie(1, 2).into == 1
    assert [live.person(i).constraint for i in range(3)] == pytest.approx(bridging.constraint(graph).tolist())
