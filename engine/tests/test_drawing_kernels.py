"""What is drawn anew and what is shuffled: kernels say what their twins say, and keep what they promise to keep."""

import gc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tiework import kernels
from tiework.kernels import dealing, redraw, relabelling, rewiring
from tiework.kernels.serving import serving
from tiework.redrawing import Laid
from tiework.reference import dealing as dealing_twin
from tiework.reference import drawing
from tiework.reference import redraw as redraw_twin
from tiework.reference import relabelling as relabelling_twin
from tiework.reference import rewiring as rewiring_twin

COMPILED = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")
SEEDS = some.integers(0, 2**70)


@some.composite
def pairs(draw, most=9):
    """People, and pairs of them that rise, each once."""
    people = draw(some.integers(0, most))
    every = [(a, b) for a in range(people) for b in range(a + 1, people)]
    chosen = sorted(draw(some.lists(some.sampled_from(every), unique=True))) if every else []
    low, high = np.array(chosen, np.int32).reshape(-1, 2).T.copy()
    return people, low, high


@some.composite
def laid(draw):
    people, low, high = draw(pairs())
    sizes = [draw(some.integers(0, 4)) for _ in range(len(low))]
    span, contacts = draw(some.integers(1, 5)), sum(sizes)

    def each(what, dtype):
        return np.array(draw(some.lists(what, min_size=contacts, max_size=contacts)), dtype)

    marks = some.sampled_from([way + more for way in range(3) for more in (0, 4, 8, 12)])
    return Laid(
        people, low, high, np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        each(some.integers(0, span - 1), np.int32), each(some.floats(0, 5), np.float64), each(marks, np.uint8),
        span, draw(some.sampled_from([0.0, 0.25, 3.0])),
    )  # fmt: skip


@COMPILED
@settings(max_examples=300, deadline=None)
@given(laid(), some.lists(some.integers(0, 4), min_size=5, max_size=5))
def test_a_drawn_network_is_that_of_the_twin_to_the_bit(known, often):
    times = np.array(often[: known.span], np.float64)
    found, twin = (module.Redraw(known).draw(times) for module in (redraw, redraw_twin))
    for name in twin.__dataclass_fields__:
        one, other = getattr(found, name), getattr(twin, name)
        assert one.dtype == other.dtype, name
        assert one.tobytes() == other.tobytes(), name


@COMPILED
@settings(max_examples=300, deadline=None)
@given(
    some.integers(2, 6),
    some.lists(
        some.lists(some.tuples(*[some.integers(0, 5)] * 2, some.floats(0, 9)), max_size=7), max_size=5
    ),
    SEEDS,
)
def test_receivers_are_dealt_as_the_twin_deals_them(people, blocks, seed):
    flows = [one for block in blocks for one in block]
    begin = np.concatenate([[0], np.cumsum([len(block) for block in blocks])]).astype(np.int64)
    giver, taker = (np.array([one[k] % people for one in flows], np.int32) for k in (0, 1))
    worth = np.array([one[2] for one in flows], np.float64)
    (found, value), (twin, other) = (
        module.Dealing(people, begin, giver, taker, worth).dealt(seed) for module in (dealing, dealing_twin)
    )
    assert found.tolist() == twin.tolist()
    assert value == pytest.approx(other, abs=1e-12, nan_ok=True)
    for k in range(len(begin) - 1):
        block = slice(begin[k], begin[k + 1])
        assert sorted(found[block]) == sorted(taker[block])


def test_nobody_is_dealt_what_they_gave_where_there_is_another():
    # Everybody of a ring acts once: a shuffle without a self is always to be had.
    ring = np.arange(12, dtype=np.int32)
    made = serving("dealing").Dealing(12, np.array([0, 12]), ring, np.roll(ring, 1), np.ones(12))
    shuffles = [made.dealt(seed)[0] for seed in range(200)]
    assert all((one != ring).all() for one in shuffles)
    counts = np.array(
        [[np.count_nonzero(np.array(shuffles)[:, i] == j) for j in range(12)] for i in range(12)]
    )
    assert counts[~np.eye(12, dtype=bool)].min() > 3, "everybody meets everybody else"


def test_what_comes_back_is_the_definition():
    giver, taker = np.array([0, 1, 0, 2], np.int32), np.array([1, 0, 2, 0], np.int32)
    one_each = np.array([0, 1, 2, 3, 4])
    made = serving("dealing").Dealing(3, one_each, giver, taker, np.array([3.0, 1.0, 2.0, 2.0]))
    assert made.dealt(1)[1] == pytest.approx(2 * (1 + 2) / 8)
    nothing = serving("dealing").Dealing(3, one_each[:1], giver[:0], taker[:0], np.empty(0))
    assert np.isnan(nothing.dealt(1)[1])


@COMPILED
@settings(max_examples=300, deadline=None)
@given(pairs(), some.lists(some.integers(-1, 3), min_size=9, max_size=9), some.booleans(), SEEDS)
def test_labels_are_dealt_as_the_twin_deals_them(network, labels, several, seed):
    people, low, high = network
    sets = np.array(labels[:people], np.int32)
    known = (sets[low] >= 0) & (sets[high] >= 0)
    alike = np.random.default_rng(seed).random(16) if several else None
    held = (sets, 4, low[known], high[known], alike)
    found, twin = (module.Relabelling(*held) for module in (relabelling, relabelling_twin))
    assert found.dealt(seed).tolist() == twin.dealt(seed).tolist()
    assert sorted(found.dealt(seed)) == sorted(sets)
    assert (found.dealt(seed) < 0).tolist() == (sets < 0).tolist()
    assert found.between(seed).tolist() == twin.between(seed).tolist()
    assert found.inside(seed) == pytest.approx(twin.inside(seed), abs=1e-12)
    assert found.inside_of_each(seed) == pytest.approx(twin.inside_of_each(seed), abs=1e-12)
    assert found.inside_of_each(seed).sum() == pytest.approx(2 * found.inside(seed))


@COMPILED
@settings(max_examples=300, deadline=None)
@given(pairs(), SEEDS, some.integers(0, 60))
def test_a_network_is_rewired_as_the_twin_rewires_it(network, seed, tries):
    people, low, high = network
    weight = np.arange(1.0, len(low) + 1)
    found, twin = (
        module.rewired(people, low, high, weight, seed=seed, tries=tries)
        for module in (rewiring, rewiring_twin)
    )
    for one, other in zip(found, twin, strict=True):
        assert one.dtype == other.dtype
        assert one.tolist() == other.tolist()


@settings(max_examples=100, deadline=None)
@given(pairs(most=14), SEEDS)
def test_rewiring_keeps_degrees_and_makes_neither_loops_nor_doubles(network, seed):
    people, low, high = network
    weight = np.arange(1.0, len(low) + 1)
    indptr, indices, weigh = serving("rewiring").rewired(
        people, low, high, weight, seed=seed, tries=10 * len(low)
    )
    rows = np.repeat(np.arange(people), np.diff(indptr))
    assert np.diff(indptr).tolist() == np.bincount([*low, *high], minlength=people).tolist()
    assert (rows != indices).all()
    keys = rows * people + indices
    assert (np.diff(keys) > 0).all(), "sorted, and each once"
    upper = rows < indices
    assert np.sort(weigh[upper]).tolist() == weight.tolist()
    assert dict(zip(keys[upper].tolist(), weigh[upper].tolist(), strict=True)) == dict(
        zip((indices * people + rows)[~upper].tolist(), weigh[~upper].tolist(), strict=True)
    )


@COMPILED
def test_a_crowd_with_hubs_is_rewired_as_the_twin_rewires_it():
    random = np.random.default_rng(3)
    ends = np.sort((900 * random.random((6000, 2)) ** 3).astype(np.int64), axis=1)
    ends = np.unique(ends[ends[:, 0] < ends[:, 1]], axis=0).astype(np.int32)
    low, high = ends.T.copy()
    held = (900, low, high, random.random(len(low)))
    found, twin = (module.rewired(*held, seed=9, tries=10 * len(low)) for module in (rewiring, rewiring_twin))
    for one, other in zip(found, twin, strict=True):
        assert one.tobytes() == other.tobytes()


@COMPILED
def test_what_a_kernel_cannot_take_is_said_and_not_taken():
    one, two, many = np.array([0], np.int32), np.array([1], np.int32), np.ones(1)
    with pytest.raises(ValueError, match="low: expected the lower person first"):
        rewiring.rewired(2, two, one, many)
    with pytest.raises(ValueError, match="tries: expected 0 or more"):
        rewiring.rewired(2, one, two, many, tries=-1)
    with pytest.raises(ValueError, match="high: expected codes from 0 to 1"):
        rewiring.rewired(2, one, two + 1, many)
    with pytest.raises(ValueError, match="low: expected people who have a label"):
        relabelling.Relabelling(np.array([-1, 0], np.int32), 1, one, two)
    with pytest.raises(ValueError, match="sets: expected codes from -1 to 0"):
        relabelling.Relabelling(np.array([1, 0], np.int32), 1, one, two)
    with pytest.raises(ValueError, match="begin: expected offsets up to 1"):
        dealing.Dealing(2, np.array([0, 2]), one, two, many)
    with pytest.raises(TypeError, match="taker: expected int32"):
        dealing.Dealing(2, np.array([0, 1]), one, np.array([1]), many)
    good = {
        "people": 2, "lo": one, "hi": two, "begin": np.array([0, 1]), "week": one, "worth": many,
        "marks": np.zeros(1, np.uint8), "span": 1, "present": 0.25,
    }  # fmt: skip
    for name, wrong, said in (
        ("week", two, "week: expected codes from 0 to 0"),
        ("marks", np.array([3], np.uint8), "marks: expected one of three ways"),
        ("marks", np.array([16], np.uint8), "marks: expected one of three ways"),
        ("hi", one, "lo: expected pairs that rise"),
        ("begin", np.array([0, 1, 1]), "begin: expected 2 values"),
        ("worth", -many, "worth: expected finite weights"),
        ("present", np.nan, "present: expected a weight"),
        ("span", -1, "laid: expected 0 people and blocks or more"),
    ):
        with pytest.raises(ValueError, match=said):
            redraw.Redraw(Laid(**good | {name: wrong}))
    with pytest.raises(ValueError, match="times: expected 1 values, found 2"):
        redraw.Redraw(Laid(**good)).draw(np.ones(2))


@COMPILED
def test_what_was_looked_through_cannot_be_changed_behind_the_kernels_back():
    low, high, sets = np.array([0], np.int32), np.array([1], np.int32), np.array([0, 0], np.int32)
    begin = np.array([0, 1])
    known = Laid(2, low, high, begin, np.zeros(1, np.int32), np.ones(1), np.zeros(1, np.uint8), 1, 0.25)
    drawn, labels = redraw.Redraw(known), relabelling.Relabelling(sets, 1, low, high)
    dealt = dealing.Dealing(2, begin, low, high, np.ones(1))
    low[:], high[:], sets[:], begin[:] = 2**30, 2**30, 2**30, 2**40
    gc.collect()
    assert drawn.draw(np.ones(1)).indices.tolist() == [1, 0]
    assert labels.inside(1) == 1
    assert dealt.dealt(1)[0].tolist() == [1]


def test_the_twins_random_numbers_are_the_published_ones():
    # Vigna's splitmix64.c, from the seed 1234567.
    assert drawing.Random(1234567).drawn(3).tolist() == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]
    once = drawing.Random(5)
    assert [*once.drawn(2).tolist(), *once.drawn(3).tolist()] == drawing.Random(5).drawn(5).tolist()
