"""Acts add up to dyads: kernel as twin, in the order of the log, whatever the buffer and the threads."""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tiework import kernels
from tiework.kernels import aggregate
from tiework.reference import aggregate as twin

pytestmark = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")

HALF_LIFE = 1000.0
WORTH, BOTH = np.array([1.0, 0.3, 2.0, 0.0]), np.array([0, 0, 1, 0], np.uint8)


@some.composite
def logs(draw):
    people = draw(some.sampled_from([1, 2, 9, 4096, 4097, 20_000]))
    size = draw(some.integers(0, 60))
    rng = np.random.default_rng(draw(some.integers(0, 2**32)))
    few = rng.integers(0, people, 4)
    actor = np.where(rng.random(size) < 0.5, rng.choice(few, size), rng.integers(0, people, size))
    target = np.where(rng.random(size) < 0.5, rng.choice(few, size), rng.integers(0, people, size))
    kind = rng.integers(0, len(WORTH), size).astype(np.int32) if draw(some.booleans()) else None
    time = rng.uniform(-1e6, 1e4, size) if draw(some.booleans()) else None
    cuts = sorted(draw(some.lists(some.integers(0, size), max_size=3)))
    return people, actor.astype(np.int32), target.astype(np.int32), kind, time, [0, *cuts, size]


def added(home, log, threads=1, rows=8 << 20, until=0.0, scale=None):
    people, actor, target, kind, time, cuts = log
    sums = home.Sums(HALF_LIFE, threads, rows)
    dropped = np.zeros(2, int)
    for a, b in pairwise(cuts):
        dropped += sums.add(
            actor[a:b], target[a:b], None if kind is None else kind[a:b], None if time is None else time[a:b],
            WORTH, BOTH, people, 0.0, until,
        )  # fmt: skip
        if scale is not None:
            sums.scale(scale)
    return (*sums.finish(people), dropped)


@given(logs(), some.sampled_from([None, 0.25]))
def test_sums_are_those_of_the_twin(log, scale):
    ours, theirs = added(aggregate, log, scale=scale), added(twin, log, scale=scale)
    for k in (0, 1, 3, 4):
        assert ours[k].dtype == theirs[k].dtype
        assert ours[k].tolist() == theirs[k].tolist()
    assert ours[2] == pytest.approx(theirs[2], rel=1e-13, abs=1e-305)


@given(logs(), some.integers(2, 70), some.sampled_from([1, 2, 3]))
def test_neither_buffer_nor_threads_change_a_byte(log, rows, threads):
    whole, pieces = added(aggregate, log), added(aggregate, log, threads, rows)
    assert [one.tobytes() for one in whole] == [one.tobytes() for one in pieces]


def test_many_small_batches_do_not_pile_up(monkeypatch):
    monkeypatch.setattr(aggregate, "_BATCHES", 3)
    rng = np.random.default_rng(2)
    actor, target = (rng.integers(0, 5_000, 40).astype(np.int32) for _ in range(2))
    log = (5_000, actor, target, None, rng.uniform(-1e6, 0, 40), list(range(41)))
    sums, added_up = aggregate.Sums(HALF_LIFE), added(aggregate, (*log[:-1], [0, 40]))
    for k in range(40):
        row = slice(k, k + 1)
        sums.add(actor[row], target[row], None, log[4][row], WORTH, BOTH, 5_000, 0.0, 0.0)
        assert len(sums._batches) <= 3
    assert [one.tobytes() for one in sums.finish(5_000)] == [one.tobytes() for one in added_up[:4]]


def test_parts_in_threads_give_the_same_bytes():
    rng = np.random.default_rng(1)
    actor, target = (rng.integers(0, 30_000, 200_000).astype(np.int32) for _ in range(2))
    log = (30_000, actor, target, None, rng.uniform(-1e6, 0, 200_000), [0, 50_000, 200_000])
    one, two = added(aggregate, log), added(aggregate, log, 2, 30_000)
    assert [each.tobytes() for each in one] == [each.tobytes() for each in two]
    slow = added(twin, log)
    assert np.array_equal(one[1], slow[1])
    assert one[2] == pytest.approx(slow[2], rel=1e-13)
    assert one[3].sum() + one[4].sum() == 200_000


def test_a_hub_of_seventy_thousand():
    others = np.arange(1, 70_001, dtype=np.int32)
    hub = np.zeros(70_000, np.int32)
    log = (70_001, np.r_[hub, others], np.r_[others, hub], None, None, [0, 140_000])
    indptr, indices, weight, count, _ = added(aggregate, log, 2)
    assert indptr[1] == 70_000
    assert np.array_equal(indices[:70_000], others)
    assert not indices[70_000:].any()
    assert (weight == 1).all()
    assert (count == 1).all()


def test_powers_of_two_are_rounded_once():
    steps = aggregate.steps()
    for k in range(0, 1024, 37):
        # x is within half a unit of 2^(k/1024) where x^1024 lies between the neighbours' powers.
        below, above = (Fraction(math.nextafter(steps[k], towards)) for towards in (0, 3))
        middle = Fraction(steps[k])
        assert ((below + middle) / 2) ** 1024 <= 2**k <= ((above + middle) / 2) ** 1024


@settings(max_examples=30)
@given(some.floats(0, 1070), some.sampled_from([1.0, 3600.0, 90 * 86400.0]))
def test_an_act_fades_as_it_should(halves, half_life):
    time = np.array([-halves * half_life])
    sums = aggregate.Sums(half_life)
    one, two = np.array([0], np.int32), np.array([1], np.int32)
    sums.add(one, two, None, time, WORTH, BOTH, 2, 0.0, math.inf)
    expected = 2.0 ** float(time[0] / half_life)
    assert sums.finish(2)[2][0] == pytest.approx(expected, rel=4e-16, abs=5e-324)


@pytest.mark.parametrize(
    ("actor", "kind", "time", "worth"),
    [
        ([2], [0], [0.0], [1.0]),
        ([-1], [0], [0.0], [1.0]),
        ([0], [1], [0.0], [1.0]),
        ([0], [0], [math.nan], [1.0]),
        ([0], [0], [math.inf], [1.0]),
        ([0], [0], [0.0], [math.nan]),
        ([0], [0], [0.0], [-1.0]),
        ([0, 1], [0], [0.0], [1.0]),
    ],
)
def test_what_is_no_log_is_refused(actor, kind, time, worth):
    sums = aggregate.Sums(1.0)
    with pytest.raises((TypeError, ValueError), match="expected"):
        sums.add(
            np.array(actor, np.int32), np.array([1], np.int32), np.array(kind, np.int32), np.array(time),
            np.array(worth), np.zeros(1, np.uint8), 2, 0.0, math.inf,
        )  # fmt: skip
