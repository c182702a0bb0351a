"""How ties spread over groups, as the twin and the measures say it."""

import numpy as np
import pytest
from adjacencies import dyads, random_dyads
from hypothesis import given
from hypothesis import strategies as some
from tiework import kernels
from tiework.graph import TieGraph
from tiework.kernels import adjacency, groups
from tiework.labels import memberships
from tiework.measures import mixing
from tiework.measures.bridging import participation
from tiework.reference import groups as twin

pytestmark = pytest.mark.skipif(not kernels.available(), reason=f"no kernels: {kernels.missing()}")


LABELS = [None, "art", "care", "farming", "art | care", "care | farming | art"]


@some.composite
def labelled(draw):
    found = adjacency.adjacency(*draw(dyads()))
    labels = draw(some.lists(some.sampled_from(LABELS), min_size=found.n, max_size=found.n))
    of = memberships(labels)
    return found, of.sets, of.shares if of.several else None


def close(one, other):
    np.testing.assert_allclose(one, other, 1e-9, 1e-12)


@given(labelled(), some.integers(1, 5), some.integers(1, 3))
def test_groups_are_those_of_the_twin(given_, least, threads):
    found, sets, shares = given_
    ties = found.indptr, found.indices
    close(
        groups.participation(*ties, found.weight, sets, shares, threads=threads),
        twin.participation(*ties, found.weight, sets, shares),
    )
    one = groups.diversity(*ties, sets, shares, at_least=least, threads=threads)
    other = twin.diversity(*ties, sets, shares, at_least=least)
    for name, values in vars(one).items():
        close(values, getattr(other, name))


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("unknown", [0.0, 0.3])
def test_groups_are_those_of_the_measures(unknown, several):
    found = adjacency.adjacency(*random_dyads(400, 5_000, seed=2))
    random = np.random.default_rng(1)
    names = LABELS[1:] if several else LABELS[1:4]
    labels = [None if random.random() < unknown else random.choice(names) for _ in range(found.n)]
    a, b, slot = adjacency.pairs(found.indptr, found.indices)
    edges = [(str(i), str(j), w) for i, j, w in zip(a, b, found.weight[slot], strict=True)]
    said = {str(k): label for k, label in enumerate(labels)}
    graph = TieGraph.from_edges(edges, [str(k) for k in range(found.n)], groups=said)
    ties, of = (found.indptr, found.indices), graph.memberships
    groups_of = (of.sets, of.shares if several else None)
    close(groups.participation(*ties, found.weight, *groups_of), participation(graph))
    mixed = groups.diversity(*ties, *groups_of, at_least=5)
    close(mixed.blau, mixing.alter_blau(graph))
    close(mixed.shannon, mixing.alter_shannon(graph))
    close(mixed.ei_index, mixing.ei_index(graph))


def test_who_has_no_contact_with_a_group_is_undefined_and_who_has_one_group_is_0():
    graph = TieGraph.from_edges(
        [("a", "b", 0.1), ("a", "c", 0.7), ("d", "e")], people=["a", "b", "c", "d", "e", "z"]
    )
    labels = np.array([0, 1, 1, -1, -1, 0], np.int32)
    ties = graph.indptr, graph.indices
    spread = groups.participation(*ties, graph.weight, labels)
    mixed = groups.diversity(*ties, labels)
    assert spread[:3].tolist() == mixed.blau[:3].tolist() == mixed.shannon[:3].tolist() == [0, 0, 0]
    assert mixed.ei_index[:3].tolist() == [1, 1, 1]
    assert np.isnan([spread[3:], mixed.blau[3:], mixed.shannon[3:], mixed.ei_index[3:]]).all()


def test_the_same_bytes_whatever_the_threads():
    found = adjacency.adjacency(*random_dyads(2_000, 20_000, seed=8))
    labels = np.random.default_rng(2).integers(-1, 9, found.n).astype(np.int32)
    ties = found.indptr, found.indices
    one, two = (groups.diversity(*ties, labels, threads=threads) for threads in (1, 2))
    assert all(values.tobytes() == getattr(two, name).tobytes() for name, values in vars(one).items())


@pytest.mark.parametrize(
    "wrong", [np.array([0]), np.array([0, -2], np.int32), np.array([0], np.int32), [0, 1]]
)
def test_what_is_no_group_of_everybody_is_refused(wrong):
    ties = np.array([0, 1, 2]), np.array([1, 0], np.int32)
    with pytest.raises((TypeError, ValueError), match="expected"):
        groups.participation(*ties, np.ones(2), wrong)
    with pytest.raises((TypeError, ValueError), match="expected"):
        groups.diversity(*ties, wrong)


@pytest.mark.parametrize(
    "wrong", [[[1.0]], np.ones(1), np.ones((1, 1), np.float32), np.array([[2.0]]), np.array([[np.nan]])]
)
def test_what_is_no_share_is_refused(wrong):
    ties = np.array([0, 1, 2]), np.array([1, 0], np.int32)
    with pytest.raises((TypeError, ValueError), match="expected"):
        groups.diversity(*ties, np.zeros(2, np.int32), wrong)


@given(dyads(), some.data())
def test_modularity_is_that_of_the_twin_and_of_the_measure(found, data):
    made = adjacency.adjacency(*found)
    codes = data.draw(some.lists(some.integers(0, 3), min_size=made.n, max_size=made.n))
    ties, of = (made.indptr, made.indices, made.weight), np.array(codes, np.int32)
    close(groups.modularity(*ties, of), twin.modularity(*ties, of))
    a, b, slot = adjacency.pairs(made.indptr, made.indices)
    edges = [(str(i), str(j), w) for i, j, w in zip(a, b, made.weight[slot], strict=True)]
    said = {str(k): str(code) for k, code in enumerate(codes)}
    graph = TieGraph.from_edges(edges, [str(k) for k in range(made.n)], groups=said)
    close(groups.modularity(*ties, of), mixing.modularity(graph))
