"""Leiden: the kernel finds what its twin finds, every community hangs together, and modularity is as high as igraph's."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from textbook import TEXTBOOK
from ties_made import rows_of, ties, world
from tiework import kernels
from tiework.graph import TieGraph
from tiework.kernels import leiden as compiled
from tiework.kernels.serving import serving
from tiework.measures.communities import detect_communities, partition_stability
from tiework.reference import leiden as twin

leiden = serving("leiden").leiden
COMPILED = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")


def modularity(indptr, indices, weight, codes, resolution=1.0):
    rows = np.repeat(np.arange(len(codes)), np.diff(indptr))
    held = np.bincount(codes, np.bincount(rows, weight, minlength=len(codes)))
    total = weight.sum()
    return weight[codes[rows] == codes[indices]].sum() / total - resolution * ((held / total) ** 2).sum()


def pieces(indptr, indices, codes):
    """How many connected pieces the communities consist of."""
    rows = np.repeat(np.arange(len(codes)), np.diff(indptr))
    inside = codes[rows] == codes[indices]
    counts = np.bincount(rows[inside], minlength=len(codes))
    kept = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return serving("shape").components(kept, indices[inside]).max(initial=-1) + 1


def circles(count, size):
    """Cliques in a ring, each tied to the next by one tie."""
    pairs = [(c * size + a, c * size + b) for c in range(count) for a in range(size) for b in range(a)]
    pairs += [(c * size, (c + 1) % count * size + 1) for c in range(count)]
    return rows_of(count * size, pairs, np.ones(len(pairs)), np.zeros(len(pairs)))[:3]


@COMPILED
@settings(max_examples=300, deadline=None)
@given(
    ties(),
    some.integers(0, 2**70),
    some.sampled_from([1e-3, 0.5, 1.0, 2.5, 1e3]),
    some.integers(-1, 3),
    some.booleans(),
)
def test_the_kernel_finds_the_partition_of_its_twin(rows, seed, resolution, iterations, from_one):
    n = len(rows[0]) - 1
    start = np.zeros(n, np.int32) if from_one else None
    asked = {"seed": seed, "resolution": resolution, "iterations": iterations, "start": start}
    found = compiled.leiden(*rows[:3], **asked)
    assert found.dtype == np.int32
    assert found.tolist() == twin.leiden(*rows[:3], **asked).tolist()


@COMPILED
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_on_a_world_with_hubs(seed):
    rows = world(1500, seed)[:3]
    for iterations in (1, 2, -1):
        found = compiled.leiden(*rows, seed=seed, iterations=iterations)
        assert found.tolist() == twin.leiden(*rows, seed=seed, iterations=iterations).tolist()


@settings(deadline=None)
@given(ties(), some.integers(0, 99), some.booleans())
def test_every_community_is_connected_and_numbers_follow_size(rows, seed, from_one):
    indptr, indices, weight = rows[:3]
    n = len(indptr) - 1
    codes = leiden(indptr, indices, weight, seed=seed, start=np.zeros(n, np.int32) if from_one else None)
    assert pieces(indptr, indices, codes) == codes.max(initial=-1) + 1
    size, tied = np.bincount(codes, minlength=0), np.diff(indptr) > 0
    first = [codes.tolist().index(code) for code in range(len(size))]
    rank = [(not tied[place], -int(size[code]), place) for code, place in enumerate(first)]
    assert rank == sorted(rank)
    assert (size[codes[~tied]] == 1).all()


@pytest.mark.parametrize("resolution", [0.3, 1.0, 4.0])
def test_a_world_falls_into_connected_communities_that_nobody_would_rather_leave(resolution):
    indptr, indices, weight = world(1000, 5)[:3]
    codes = leiden(indptr, indices, weight, resolution=resolution, iterations=-1)
    assert pieces(indptr, indices, codes) == codes.max() + 1
    rows = np.repeat(np.arange(1000), np.diff(indptr))
    toward = np.zeros((1000, codes.max() + 2))
    np.add.at(toward, (rows, codes[indices]), weight)
    strength = np.bincount(rows, weight, minlength=1000)
    held = np.append(np.bincount(codes, strength), 0.0)
    others = held[None, :] - np.where(np.arange(len(held)) == codes[:, None], strength[:, None], 0)
    gain = toward - resolution * strength[:, None] * others / strength.sum()
    here = gain[np.arange(1000), codes]
    assert (gain.max(axis=1) <= here + 1e-9 * strength).all()


def test_karate_comes_to_its_optimum():
    entry = TEXTBOOK["karate_unweighted"]
    graph = TieGraph.from_edges(map(tuple, entry["edges"]), entry["nodes"])
    rows = graph.indptr, graph.indices, graph.weight
    best = max(modularity(*rows, leiden(*rows, seed=seed)) for seed in range(50))
    assert best == pytest.approx(0.41979, abs=1e-5)
    assert detect_communities(graph).modularity == pytest.approx(0.41979, abs=1e-5)


def test_a_ring_of_circles_is_found_and_resolution_moves_it():
    rows = circles(8, 5)
    found = leiden(*rows)
    assert found.tolist() == np.repeat(np.arange(8), 5).tolist()
    assert modularity(*rows, found) == pytest.approx(80 / 88 - 1 / 8)
    assert leiden(*rows, resolution=1e-6).max() == 0
    assert sorted(leiden(*rows, resolution=100.0).tolist()) == list(range(40))


def test_many_small_circles_are_joined_in_pairs_as_fortunato_and_barthelemy_have_it():
    # 30 cliques of five in a ring: pairs have the higher modularity, a limit of the measure and not of the search.
    rows = circles(30, 5)
    singles = np.repeat(np.arange(30), 5).astype(np.int32)
    assert modularity(*rows, leiden(*rows, iterations=-1)) > modularity(*rows, singles) + 1e-4


@pytest.mark.parametrize(("n", "seeds"), [(1_000, 20), (10_000, 5)])
def test_modularity_is_as_high_as_igraphs(n, seeds):
    igraph = pytest.importorskip("igraph")
    if n > 1_000 and not kernels.available():
        pytest.skip("the twin is slow")
    indptr, indices, weight = world(n, 3)[:3]
    rows = np.repeat(np.arange(n), np.diff(indptr))
    once = rows < indices
    peer = igraph.Graph(n, np.column_stack([rows[once], indices[once]]).tolist())
    random.seed(1)
    held = weight[once].tolist()
    theirs = [
        peer.modularity(peer.community_leiden(objective_function="modularity", weights=held), weights=held)
        for _ in range(seeds)
    ]
    found = (leiden(indptr, indices, weight, seed=seed) for seed in range(seeds))
    ours = [modularity(indptr, indices, weight, codes) for codes in found]
    assert np.mean(ours) >= np.mean(theirs) - 0.002


def test_more_iterations_never_lose_and_a_start_is_improved():
    rows = world(800, 4)[:3]
    scores = [modularity(*rows, leiden(*rows, seed=7, iterations=k)) for k in (1, 2, 3, -1)]
    assert scores == sorted(scores)
    drawn = np.random.default_rng(1).integers(0, 20, 800).astype(np.int32)
    assert modularity(*rows, leiden(*rows, start=drawn)) > modularity(*rows, drawn) + 0.1
    settled = leiden(*rows, iterations=-1)
    assert modularity(*rows, leiden(*rows, start=settled, iterations=1)) >= modularity(*rows, settled) - 1e-12


def test_a_scale_of_weights_changes_nothing():
    indptr, indices, weight = world(500, 6)[:3]
    for factor in (2.0**-400, 2.0**400):
        assert np.array_equal(leiden(indptr, indices, weight * factor), leiden(indptr, indices, weight))


def test_a_torn_start_is_cut_where_it_is_torn():
    rows = rows_of(5, [(0, 1), (2, 3)], [1, 1], [1, 1])[:3]
    together = np.zeros(5, np.int32)
    assert leiden(*rows, start=together, iterations=0).tolist() == [0, 0, 1, 1, 2]
    assert leiden(*rows, start=together).tolist() == [0, 0, 1, 1, 2]


def test_seeds_differ_and_stay_the_same():
    rows = world(600, 8)[:3]
    again = [leiden(*rows, seed=seed).tolist() for seed in (1, 1, 2)]
    assert again[0] == again[1] != again[2]


def test_stability_is_the_mean_over_all_pairs_of_runs():
    graph = TieGraph.from_edges([(str(a), str(b)) for a in range(6) for b in range(a)])
    assert partition_stability(graph) == 1
    assert np.isnan(partition_stability(TieGraph.from_edges([], people="ab")))


PAIR = (np.array([0, 1, 2]), np.array([1, 0], np.int32), np.array([1.0, 1.0]))


@COMPILED
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"indptr": np.array([0, 1, 3])}, "offsets up to 2"),
        ({"indices": np.array([1, 2], np.int32)}, "codes from 0"),
        ({"indices": np.array([1, 0])}, "expected int32"),
        ({"indices": np.array([0, 1], np.int32)}, "tied to themselves"),
        ({"weight": np.array([1.0, 2.0])}, "with one weight"),
        ({"weight": np.array([1.0])}, "expected 2 values"),
        ({"weight": np.array([0.0, 0.0])}, "above 0"),
        ({"weight": np.array([np.nan, 1.0])}, "finite"),
        ({"weight": np.array([1, 1])}, "expected float64"),
        ({"resolution": 0.0}, "resolution"),
        ({"resolution": np.nan}, "resolution"),
        ({"resolution": np.inf}, "resolution"),
        ({"iterations": -2}, "iterations"),
        ({"start": np.array([0], np.int32)}, "expected 2 values"),
        ({"start": np.array([0, 2], np.int32)}, "codes from 0"),
        ({"start": np.array([0, -1], np.int32)}, "codes from 0"),
    ],
)
def test_what_is_no_tie_is_refused(changed, said):
    asked = dict(zip(("indptr", "indices", "weight"), PAIR, strict=True)) | changed
    with pytest.raises((TypeError, ValueError), match=said):
        compiled.leiden(asked.pop("indptr"), asked.pop("indices"), asked.pop("weight"), **asked)
    assert compiled.leiden(*PAIR).tolist() == [0, 0]
