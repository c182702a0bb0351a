"""Cores and PageRank: kernels say what their twins say, what is known, and what other libraries say."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from ties_made import rows_of, ties, world
from tiework import kernels
from tiework.kernels import cores, ranking
from tiework.kernels.serving import serving
from tiework.reference import cores as cores_twin
from tiework.reference import ranking as ranking_twin

COMPILED = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")
core_numbers, pagerank = serving("cores").core_numbers, serving("ranking").pagerank


def ring(n):
    return rows_of(n, [(k, (k + 1) % n) for k in range(n)], np.ones(n), np.zeros(n))


@COMPILED
@settings(max_examples=300)
@given(ties(most=20))
def test_cores_are_those_of_the_twin_and_of_the_definition(rows):
    indptr, indices = rows[:2]
    found = cores.core_numbers(indptr, indices)
    assert found.dtype == np.int32
    assert found.tolist() == cores_twin.core_numbers(indptr, indices).tolist()
    near = [set(indices[a:b].tolist()) for a, b in pairwise(indptr.tolist())]
    for k in range(1, int(found.max(initial=0)) + 2):
        left = set(range(len(near)))
        while thin := {one for one in left if len(near[one] & left) < k}:
            left -= thin
        assert left == set(np.flatnonzero(found >= k).tolist())


@pytest.mark.parametrize("seed", [1, 2])
def test_cores_of_a_world_are_igraphs(seed):
    igraph = pytest.importorskip("igraph")
    indptr, indices = world(3000, seed)[:2]
    rows = np.repeat(np.arange(3000), np.diff(indptr))
    peer = igraph.Graph(3000, np.column_stack([rows, indices])[rows < indices].tolist())
    assert core_numbers(indptr, indices).tolist() == peer.coreness()


def test_cores_of_shapes():
    assert core_numbers(*ring(7)[:2]).tolist() == [2] * 7
    clique = rows_of(5, [(a, b) for a in range(5) for b in range(a)], np.ones(10), np.ones(10))
    assert core_numbers(*clique[:2]).tolist() == [4] * 5
    star = rows_of(9, [(0, b) for b in range(1, 8)], np.ones(7), np.ones(7))
    assert core_numbers(*star[:2]).tolist() == [1] * 8 + [0]


@COMPILED
def test_rows_that_are_no_ties_do_no_harm():
    # One way only, twice, and to oneself: no k-core is defined, and nothing is written where it should not be.
    random = np.random.default_rng(1)
    for n in (1, 2, 5, 40):
        counts = random.integers(0, 9, n)
        indptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        found = cores.core_numbers(indptr, random.integers(0, n, counts.sum()).astype(np.int32))
        assert (found >= 0).all()
        assert (found <= counts).all()


HOMES = some.one_of(some.none(), some.lists(some.floats(0, 10), min_size=12, max_size=12))


@COMPILED
@settings(max_examples=300, deadline=None)
@given(ties(), some.sampled_from([0.0, 0.5, 0.85, 0.97]), HOMES)
def test_pagerank_is_that_of_the_twin(rows, damping, places):
    n = len(rows[0]) - 1
    home = None if places is None or not sum(places[:n]) > 1e-3 else np.array(places[:n])
    asked = {"damping": damping, "home": home, "tolerance": 1e-14}
    arrays = rows[0], rows[1], rows[3], rows[4]
    found, twin = ranking.pagerank(*arrays, **asked), ranking_twin.pagerank(*arrays, **asked)
    assert found == pytest.approx(twin, rel=1e-9, abs=1e-12 * twin.max(initial=0))
    if n:
        assert found.sum() == pytest.approx(1)


def exact(rows, damping, home):
    """Solve for the stationary walk, written out as a matrix."""
    indptr, indices, _, out, _ = rows
    n = len(indptr) - 1
    matrix = np.zeros((n, n))
    matrix[np.repeat(np.arange(n), np.diff(indptr)), indices] = out
    total = matrix.sum(axis=1)
    walk = np.where(total[:, None] > 0, matrix / np.where(total, total, 1)[:, None], home)
    return np.linalg.solve(np.eye(n) - damping * walk.T, (1 - damping) * home)


@pytest.mark.parametrize("damping", [0.5, 0.85, 0.99])
def test_pagerank_solves_the_walk(damping):
    rows = world(400, 3)
    home = np.random.default_rng(1).random(400)
    home /= home.sum()
    arrays = rows[0], rows[1], rows[3], rows[4]
    assert pagerank(*arrays, damping=damping) == pytest.approx(
        exact(rows, damping, np.full(400, 1 / 400)), rel=1e-9
    )
    assert pagerank(*arrays, damping=damping, home=home) == pytest.approx(
        exact(rows, damping, home), rel=1e-9
    )
    assert pagerank(*arrays, damping=damping, home=home * 1e6) == pytest.approx(
        exact(rows, damping, home), rel=1e-9
    )


def test_pagerank_of_shapes():
    indptr, indices, _, out, into = ring(8)
    assert pagerank(indptr, indices, out, into) == pytest.approx(np.full(8, 1 / 8))
    star = rows_of(5, [(0, b) for b in range(1, 5)], np.zeros(4), np.ones(4))
    found = pagerank(star[0], star[1], star[3], star[4])
    # The centre passes evenly to all: c = r (1 + 4 d) with each other r = (1 - d) / 5 + d c / 5.
    assert found[0] == pytest.approx(found[1] * (1 + 4 * 0.85))
    assert (
        pagerank(np.zeros(4, np.int64), np.empty(0, np.int32), np.empty(0), np.empty(0)).tolist()
        == [1 / 3] * 3
    )


def test_nobody_is_reached_from_elsewhere_by_those_who_begin_in_one_place():
    rows = rows_of(4, [(0, 1), (2, 3)], [1, 1], [1, 1])
    home = np.array([1.0, 0, 0, 0])
    found = pagerank(rows[0], rows[1], rows[3], rows[4], home=home)
    assert found.tolist()[2:] == [0, 0]
    assert found[1] == pytest.approx(0.85 * found[0])


ONE = (np.array([0, 1, 2]), np.array([1, 0], np.int32), np.array([1.0, 2.0]), np.array([2.0, 1.0]))


@COMPILED
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({0: np.array([0, 1, 3])}, "offsets up to 2"),
        ({1: np.array([1, 2], np.int32)}, "codes from 0"),
        ({2: np.array([1.0, -2.0])}, "finite weights"),
        ({3: np.array([2.0, np.inf])}, "finite weights"),
        ({3: np.array([2.0, 1.5])}, "from the other end"),
        ({1: np.array([0, 1], np.int32)}, "from the other end"),
        ({3: np.array([2.0])}, "expected 2 values"),
        ({"damping": 1.0}, "damping"),
        ({"damping": np.nan}, "damping"),
        ({"tolerance": 0.0}, "tolerance"),
        ({"tolerance": np.nan}, "tolerance"),
        ({"home": np.zeros(2)}, "home"),
        ({"home": np.ones(3)}, "expected 2 values"),
        ({"home": np.array([1, 1])}, "expected float64"),
    ],
)
def test_what_is_no_walk_is_refused(changed, said):
    arrays = [changed.pop(k, array) for k, array in enumerate(ONE)]
    with pytest.raises((TypeError, ValueError), match=said):
        ranking.pagerank(*arrays, **changed)
    assert ranking.pagerank(*ONE) == pytest.approx([0.5, 0.5])


@COMPILED
def test_what_is_no_row_of_ties_has_no_cores():
    with pytest.raises(ValueError, match="codes from 0"):
        cores.core_numbers(np.array([0, 1]), np.array([1], np.int32))
    with pytest.raises(TypeError, match="expected int64"):
        cores.core_numbers(np.array([0, 1], np.int32), np.array([0], np.int32))
