"""One pass over the triangles says what the twin's products of matrices say, and what is known of simple shapes."""

import numpy as np
import pytest
from adjacencies import dyads, random_dyads
from hypothesis import given
from hypothesis import strategies as some
from tiework import kernels
from tiework.graph import TieGraph
from tiework.kernels import adjacency, triangles
from tiework.measures import bridging
from tiework.reference import triangles as twin

pytestmark = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")


def tied(found):
    made = adjacency.adjacency(*found)
    return made.indptr, made.indices, made.weight


def agree(one, other, tolerance=1e-9):
    for name, values in vars(one).items():
        np.testing.assert_allclose(values, getattr(other, name), tolerance, 1e-12, err_msg=name)


def bytes_of(closures):
    return [None if values is None else values.tobytes() for values in vars(closures).values()]


@given(dyads(), some.integers(1, 3))
def test_triangles_are_those_of_the_twin(found, threads):
    ties = tied(found)
    agree(triangles.closures(*ties, shared=True, threads=threads), twin.closures(*ties, shared=True))
    assert triangles.common(*ties[:2]).tolist() == twin.common(*ties[:2]).tolist()


def test_many_triangles_are_those_of_the_twin():
    ties = tied(random_dyads(2_000, 40_000, seed=5))
    made = triangles.closures(*ties, shared=True)
    assert made.triangles.sum() > 100_000
    agree(made, twin.closures(*ties, shared=True))
    np.testing.assert_array_equal(made.common, triangles.common(*ties[:2], threads=2))


def test_the_same_bytes_whatever_the_threads():
    ties = tied(random_dyads(5_000, 60_000, seed=6))
    once = bytes_of(triangles.closures(*ties, shared=True, threads=1))
    for threads in (2, 3):
        assert bytes_of(triangles.closures(*ties, shared=True, threads=threads)) == once


def shape(edges, people=()):
    graph = TieGraph.from_edges(edges, people)
    return triangles.closures(graph.indptr, graph.indices, graph.weight, shared=True)


def test_a_star_has_no_triangle_and_its_centre_no_constraint_but_its_shares():
    made = shape([(0, k) for k in range(1, 9)], people=range(10))
    assert made.triangles.tolist() == [0] * 10
    assert made.constraint[:2].tolist() == [pytest.approx(1 / 8), 1.0]
    assert made.effective[:2].tolist() == [8.0, 1.0]
    assert np.isnan([made.constraint[9], made.effective[9]]).all(), "who has no tie has no constraint"


@pytest.mark.parametrize("size", [3, 4, 7])
def test_a_clique_in_closed_form(size):
    made = shape([(a, b) for a in range(size) for b in range(a)])
    share = 1 / (size - 1)
    assert made.common.tolist() == [size - 2] * (size * (size - 1))
    assert made.triangles.tolist() == [(size - 1) * (size - 2) // 2] * size
    np.testing.assert_allclose(made.constraint, (size - 1) * (share + (size - 2) * share**2) ** 2)
    np.testing.assert_allclose(made.effective, 1.0)


def test_a_ring_has_contacts_that_never_meet():
    made = shape([(k, (k + 1) % 7) for k in range(7)])
    assert made.supported.tolist() == [0] * 7
    np.testing.assert_allclose(made.constraint, 0.5)
    np.testing.assert_allclose(made.effective, 2.0)


def test_two_cliques_with_a_bridge():
    edges = [(a, b) for a in range(4) for b in range(a)]
    made = shape([*edges, *((a + 4, b + 4) for a, b in edges), (0, 4)], people=range(8))
    assert made.supported.tolist() == [3] * 8, "the bridge is held up by nobody"
    assert made.triangles.tolist() == [3] * 8
    # k - 2t / k, with t ties among the contacts.
    np.testing.assert_allclose(made.effective, [4 - 6 / 4, 1, 1, 1] * 2)


def test_ties_that_have_all_but_faded_keep_their_shape():
    ends = [("a", "b"), ("b", "c"), ("a", "c")]
    for weight in (1.0, 1e-200, 1e-300, 1e200):
        made = shape([(*end, weight) for end in ends])
        np.testing.assert_allclose(made.constraint, 1.125)
        np.testing.assert_allclose(made.effective, 1.0)


def test_scaling_all_weights_changes_nothing():
    indptr, indices, weight = tied(random_dyads(500, 6_000, seed=7))
    one, other = (triangles.closures(indptr, indices, weight * scale, shared=True) for scale in (1.0, 1e-9))
    agree(one, other, 1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_measures_of_a_network_say_the_same_with_kernels_and_without(seed, monkeypatch):
    indptr, indices, weight, _ = random_dyads(80, 900, seed)
    rows = np.repeat(np.arange(80), np.diff(indptr))
    edges = [(str(a), str(b), w) for a, b, w in zip(rows, indices, weight, strict=True)]
    groups = {str(k): f"group {k % 3}" for k in range(0, 80, 2)}

    def said():
        graph = TieGraph.from_edges(edges, map(str, range(81)), groups=groups)
        of_people = bridging.constraint, bridging.effective_size, bridging.bridging_capital, bridging.novelty
        return [graph.common, *(measure(graph) for measure in of_people)]

    with_kernels = said()
    monkeypatch.setattr(kernels, "available", lambda: False)
    for one, other in zip(with_kernels, said(), strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_allclose(one, other, 1e-9, 1e-12)


def test_nobody_and_one_person():
    for n in (0, 1):
        made = triangles.closures(np.zeros(n + 1, np.int64), np.zeros(0, np.int32), np.zeros(0))
        assert np.isnan(made.constraint).tolist() == [True] * n


@pytest.mark.parametrize(
    ("indptr", "indices"),
    [
        (np.array([0, 1, 1]), np.array([1], np.int32)),
        (np.array([0, 2, 2, 2]), np.array([1, 2], np.int32)),
        (np.array([0, 1, 2, 4]), np.array([1, 2, 0, 1], np.int32)),
        (np.array([0, 2, 3, 4]), np.array([2, 1, 0, 0], np.int32)),
        (np.array([0, 2]), np.array([0, 0], np.int32)),
        (np.array([0, 2, 4]), np.array([1, 1, 0, 0], np.int32)),
        (np.array([0, 1, 2]), np.array([1, 0])),
    ],
)
def test_what_is_no_row_of_ties_is_refused(indptr, indices):
    with pytest.raises((TypeError, ValueError), match="expected"):
        triangles.common(indptr, indices)
    with pytest.raises((TypeError, ValueError), match="expected"):
        triangles.closures(indptr, indices, np.ones(len(indices)))
