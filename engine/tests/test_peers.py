"""Agreement with other libraries, where they are right. They are needed by these tests only."""

import numpy as np
import pytest
from textbook import TEXTBOOK
from tiework.graph import TieGraph
from tiework.measures import (
    bonding,
    bridging,
    centrality,
    distances,
    diversity,
    mixing,
    network,
    reciprocity,
    roles,
    strength,
)
from tiework.measures.communities import detect_communities
from tiework.measures.parts import part
from tiework.measures.records import Certificate

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


@SEEDS
def test_igraph_on_distances_cores_and_centrality(seed):
    graph = made(seed)
    peer = as_igraph(graph)
    assert distances.betweenness(graph) == pytest.approx(np.array(peer.betweenness()))
    assert distances.closeness(graph) == pytest.approx(np.array(peer.closeness()), nan_ok=True)
    assert roles.core_number(graph).tolist() == peer.coreness()
    assert roles.articulation_points(graph) == sorted(peer.articulation_points())
    assert np.count_nonzero(roles.structural_role(graph) == roles.BRIDGE) == len(peer.bridges())
    assert diversity.degree_assortativity(graph) == pytest.approx(peer.assortativity_degree(directed=False))
    assert diversity.nominal_assortativity(graph) == pytest.approx(
        peer.assortativity_nominal(graph.group_codes.tolist(), directed=False)
    )
    largest = part(graph, network.component_labels(graph) == 0)
    lead = np.array(as_igraph(largest).eigenvector_centrality(weights="weight"))
    assert centrality.eigenvector(largest) == pytest.approx(lead, abs=1e-6)
    assert distances.diameter(graph) == as_igraph(largest).diameter()
    assert distances.mean_distance(graph) == pytest.approx(as_igraph(largest).average_path_length())


@SEEDS
def test_pagerank_of_both_peers(seed):
    graph = made(seed)
    arcs = [
        (int(r), int(c), w) for r, c, w in zip(graph.rows, graph.indices, graph.out, strict=True) if w > 0
    ]
    ours = centrality.pagerank(graph)
    peer = igraph.Graph(graph.n, [arc[:2] for arc in arcs], directed=True)
    assert ours == pytest.approx(np.array(peer.pagerank(weights=[arc[2] for arc in arcs])), abs=1e-8)
    other = networkx.DiGraph()
    other.add_nodes_from(range(graph.n))
    other.add_weighted_edges_from(arcs)
    scores = networkx.pagerank(other, tol=1e-12, max_iter=1000)
    assert ours == pytest.approx(np.array([scores[k] for k in range(graph.n)]), abs=1e-8)


@SEEDS
def test_networkx_on_bridges_and_personalised_trust(seed):
    graph = made(seed)
    peer = as_networkx(graph)
    role, (low, high) = roles.structural_role(graph), graph.pairs
    found = {tuple(sorted(pair)) for pair in networkx.local_bridges(peer, with_span=False)}
    assert found == {(int(i), int(j)) for i, j, r in zip(low, high, role, strict=True) if r > 0}
    spans = {
        tuple(sorted(pair)): steps for *pair, steps in networkx.local_bridges(peer) if np.isfinite(steps)
    }
    ours = {(int(i), int(j)): s for i, j, s in zip(low, high, roles.span(graph), strict=True) if s > 2}
    assert ours == spans
    given = [
        Certificate(graph.people[r], graph.people[c], w)
        for r, c, w in zip(graph.rows, graph.indices, graph.out, strict=True)
        if w > 0
    ]
    directed = networkx.DiGraph()
    directed.add_nodes_from(graph.people)
    directed.add_weighted_edges_from((one.by, one.about, one.level) for one in given)
    seeds = dict.fromkeys(graph.people[:2], 1)
    scores = networkx.pagerank(directed, personalization=seeds, tol=1e-13, max_iter=2000)
    trust = centrality.personalised_trust(given, graph.people, list(seeds))
    assert trust == pytest.approx(np.array([scores[name] for name in graph.people]), abs=1e-8)


def test_scipy_on_rank_correlation():
    from scipy.stats import spearmanr

    graph = made(3)
    shared = bonding.overlap(graph)
    known = ~np.isnan(shared)
    expected = spearmanr(shared[known], graph.weight[graph.upper][known]).statistic
    assert strength.overlap_strength(graph) == pytest.approx(expected)


class TestWhereTheyAreNotRight:
    """What other libraries give instead, so that a difference is known and not hunted again."""

    @pytest.mark.parametrize(
        ("name", "key", "wrong"),
        [
            (
                "karate_weighted",
                "effective_size_weighted",
                "effective_size_weighted_networkx_3_7_default_call_WRONG",
            ),
            (
                "borgatti_1997_ego_G_weighted",
                "effective_size_weighted",
                "effective_size_weighted_networkx_3_7_default_call_WRONG",
            ),
        ],
    )
    def test_networkx_divides_effective_size_by_the_wrong_axis_unless_people_are_named(
        self, name, key, wrong
    ):
        entry = TEXTBOOK[name]
        peer = networkx.Graph()
        peer.add_weighted_edges_from((*k.split("|"), w) for k, w in entry["edge_weights"].items())
        assert networkx.effective_size(peer, weight="weight") == pytest.approx(entry[wrong], rel=1e-8)
        assert networkx.effective_size(peer, nodes=list(peer), weight="weight") == pytest.approx(
            entry[key], rel=1e-8
        )

    def test_the_same_on_a_directed_network_where_people_who_act_toward_nobody_are_lost_besides(self):
        entry = TEXTBOOK["directed_triangle_with_one_mutual"]
        peer = networkx.DiGraph((str(a), str(b)) for a, b in entry["edges"])
        wrong = entry["effective_size_networkx_3_7_default_call_WRONG"]
        assert networkx.effective_size(peer) == pytest.approx(wrong)
        assert networkx.constraint(peer) == pytest.approx(entry["constraint"])
        assert igraph.Graph(3, entry["edges"], directed=True).constraint() == pytest.approx(
            list(entry["constraint_igraph"].values())
        )
        sink = networkx.DiGraph([("a", "c"), ("b", "c")])
        assert np.isnan(networkx.constraint(sink, nodes=list(sink))["c"])
        graph = TieGraph.from_edges([("a", "c"), ("b", "c")], directed=True)
        assert dict(zip(graph.people, bridging.constraint(graph), strict=True))["c"] == 0.5

    def test_a_loop_moves_theirs_and_not_ours(self):
        # Self-loops are dropped before anything is worked out: the libraries disagree about them.
        arcs = [("a", "b"), ("b", "a"), ("a", "c"), ("d", "a")]
        looped = [*arcs, ("a", "a"), ("c", "c")]
        ours = [reciprocity.edge_reciprocity(TieGraph.from_edges(e, directed=True)) for e in (arcs, looped)]
        assert ours == [0.5, 0.5]
        number = {name: k for k, name in enumerate("abcd")}
        peer = igraph.Graph(4, [(number[a], number[b]) for a, b in looped], directed=True)
        assert peer.reciprocity() == pytest.approx(0.5)
        assert peer.reciprocity(ignore_loops=False) != pytest.approx(0.5)
        assert networkx.overall_reciprocity(networkx.DiGraph(looped)) != pytest.approx(0.5)
        with pytest.raises(networkx.NetworkXNotImplemented):
            networkx.core_number(networkx.Graph(looped))
        assert roles.core_number(TieGraph.from_edges(looped)).tolist() == [1, 1, 1, 1]
        plain, loop = networkx.Graph(arcs), networkx.Graph(looped)
        assert networkx.constraint(loop)["a"] != pytest.approx(networkx.constraint(plain)["a"])

    def test_undefined_is_zero_in_networkx(self):
        pair = TieGraph.from_edges([("a", "b")], people="z")
        assert np.isnan(network.transitivity(pair))
        assert np.isnan(as_igraph(pair).transitivity_undirected())
        assert networkx.transitivity(as_networkx(pair)) == 0
        assert np.isnan(distances.closeness(pair)[0])
        assert np.isnan(as_igraph(pair).closeness()[0])
        said = TEXTBOOK["analytic_families"]["dyad_plus_isolate"]["closeness_networkx"]
        assert networkx.closeness_centrality(
            as_networkx(TieGraph.from_edges([("0", "1")], people="012"))
        ) == {int(name): value for name, value in said.items()}
        nobody = TieGraph.from_edges([], people="ab")
        assert np.isnan(mixing.modularity(nobody))
        assert np.isnan(as_igraph(nobody).modularity([0, 1]))

    def test_igraph_leaves_out_who_cannot_be_reached_and_networkx_raises(self):
        apart = TieGraph.from_edges([("a", "b"), ("b", "c"), ("d", "e")])
        assert as_igraph(apart).average_path_length() == pytest.approx(5 / 4)
        with pytest.raises(networkx.NetworkXError):
            networkx.average_shortest_path_length(as_networkx(apart))
        assert distances.mean_distance(apart) == pytest.approx(4 / 3)

    def test_igraph_has_another_reciprocity_by_pairs(self):
        entry = TEXTBOOK["weighted_reciprocity_toy"]
        arcs = [e.split(">") for e in entry["weights"]]
        peer = igraph.Graph(4, [("abcd".index(a), "abcd".index(b)) for a, b in arcs], directed=True)
        assert peer.reciprocity(mode="ratio") == pytest.approx(entry["binary_dyad_ratio_igraph_mode_ratio"])
        assert peer.reciprocity() == pytest.approx(entry["binary_edge_reciprocity"])

    def test_overlap_has_another_denominator_than_jaccard(self):
        graph = TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")])
        peer = as_igraph(graph)
        low, high = graph.pairs
        jaccard = peer.similarity_jaccard(
            pairs=list(zip(low.tolist(), high.tolist(), strict=True)), loops=False
        )
        assert bonding.overlap(graph)[0] == 1
        assert jaccard[0] == pytest.approx(1 / 3)

    def test_leiden_must_be_told_what_to_look_for(self):
        entry = TEXTBOOK["karate_unweighted"]
        graph = TieGraph.from_edges(map(tuple, entry["edges"]), entry["nodes"])
        peer = as_igraph(graph)
        assert len(peer.community_leiden()) > 10, "the default is CPM, which leaves nearly everybody alone"
        told = peer.community_leiden(objective_function="modularity", n_iterations=-1)
        assert told.modularity == pytest.approx(entry["optimal_modularity"], abs=0.02)
        assert detect_communities(graph).modularity >= told.modularity - 1e-9

    def test_both_count_degree_below_two_in_their_own_way(self):
        path = TieGraph.from_edges([("a", "b"), ("b", "c")])
        assert np.isnan(as_igraph(path).transitivity_local_undirected()[0])
        assert networkx.clustering(as_networkx(path))[0] == 0
        assert np.isnan(bonding.local_clustering(path)[0])
        assert network.mean_clustering(path) == 0, "filled with 0, so that it compares with published means"
