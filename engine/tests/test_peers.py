"""Agreement with other libraries, where they are right. They are needed by these tests only."""

import numpy as np
import pytest
from tiework.graph import TieGraph
from tiework.measures import bonding, bridging, mixing, network, reciprocity
from tiework.measures.communities import detect_communities

igraph = pytest.importorskip("igraph")
networkx = pytest.importorskip("networkx")


def made(seed, people=40, ties=110):
    random = np.random.default_rng(seed)
    names = [f"p{k}" for k in range(people)]
    edges = [
        (names[a], names[b], float(random.integers(1, 20)))
        for a, b in random.integers(0, people - 2, (ties, 2)).tolist()
        if a != b
    ]
    return TieGraph.from_edges(
        edges, names, directed=True, groups={n: f"g{k % 3}" for k, n in enumerate(names)}
    )


def as_igraph(graph):
    low, high = graph.pairs
    out = igraph.Graph(graph.n, list(zip(low.tolist(), high.tolist(), strict=True)))
    out.es["weight"] = graph.weight[graph.upper].tolist()
    return out


def as_networkx(graph):
    low, high = graph.pairs
    out = networkx.Graph()
    out.add_nodes_from(range(graph.n))
    out.add_weighted_edges_from(
        zip(low.tolist(), high.tolist(), graph.weight[graph.upper].tolist(), strict=True)
    )
    return out


def digraph(graph):
    out = networkx.DiGraph()
    out.add_nodes_from(range(graph.n))
    out.add_edges_from(
        (int(r), int(c)) for r, c, w in zip(graph.rows, graph.indices, graph.out, strict=True) if w > 0
    )
    return out


SEEDS = pytest.mark.parametrize("seed", range(4))


@SEEDS
def test_igraph(seed):
    graph = made(seed)
    peer = as_igraph(graph)
    assert bridging.constraint(graph) == pytest.approx(
        np.array(peer.constraint(weights="weight")), nan_ok=True
    )
    assert bonding.local_clustering(graph) == pytest.approx(
        np.array(peer.transitivity_local_undirected()), nan_ok=True
    )
    assert network.transitivity(graph) == pytest.approx(peer.transitivity_undirected())
    assert network.density(graph) == pytest.approx(peer.density())
    assert network.components(graph) == len(peer.connected_components())
    assert mixing.modularity(graph) == pytest.approx(
        peer.modularity(graph.group_codes.tolist(), weights="weight")
    )


@SEEDS
def test_networkx(seed):
    graph = made(seed)
    peer = as_networkx(graph)
    sizes = networkx.effective_size(peer, nodes=list(peer), weight="weight")
    assert bridging.effective_size(graph) == pytest.approx(
        np.array([sizes[k] for k in range(graph.n)]), nan_ok=True
    )
    assert network.mean_clustering(graph) == pytest.approx(networkx.average_clustering(peer))
    assert reciprocity.edge_reciprocity(graph) == pytest.approx(networkx.overall_reciprocity(digraph(graph)))


@SEEDS
def test_communities_are_as_good_as_leidens(seed):
    graph = made(seed)
    best = max(
        as_igraph(graph)
        .community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)
        .modularity
        for _ in range(5)
    )
    assert detect_communities(graph).modularity >= best - 0.01


def test_communities_that_were_planted_are_found():
    random = np.random.default_rng(1)
    homes = {f"p{k}": k % 4 for k in range(80)}
    names = list(homes)
    edges = [
        (a, b)
        for k, a in enumerate(names)
        for b in names[:k]
        if random.random() < (0.4 if homes[a] == homes[b] else 0.02)
    ]
    graph = TieGraph.from_edges(edges, names)
    found = detect_communities(graph)
    assert found.count == 4
    assert (
        len({(homes[name], code) for name, code in zip(graph.people, found.codes.tolist(), strict=True)}) == 4
    )
    assert np.array_equal(found.codes, detect_communities(graph).codes)
