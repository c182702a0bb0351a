"""Numbers from the literature and from closed forms: an implementation that misses one is wrong."""

import json
from pathlib import Path

import numpy as np
import pytest
from tiework.acts import Act, ActTable
from tiework.graph import TieGraph
from tiework.measures import bonding, bridging, mixing, network, reciprocity
from tiework.measures.communities import detect_communities
from tiework.measures.crossings import bridges
from tiework.policy import KindRule, Policy
from tiework.ties import ties
from tiework.worlds import clique, ring, star, two_cliques

TEXTBOOK = json.loads(Path(__file__).with_name("reference_values.json").read_text())["textbook"]
PLAIN = ["karate_unweighted", "krackhardt_kite", "florentine_marriage", "borgatti_1997_ego_G"]
near = lambda value: pytest.approx(value, rel=1e-8, abs=1e-8)  # noqa: E731


def plain(name):
    entry = TEXTBOOK[name]
    return TieGraph.from_edges([tuple(e) for e in entry["edges"]], entry["nodes"], groups=entry.get("groups"))


def weighted(name, nodes, groups=None):
    edges = [(*pair.split("|"), w) for pair, w in TEXTBOOK[name]["edge_weights"].items()]
    return TieGraph.from_edges(edges, nodes, groups=groups)


def per_person(graph, values):
    return {name: None if np.isnan(v) else float(v) for name, v in zip(graph.people, values, strict=True)}


def per_tie(graph, values):
    low, high = graph.pairs
    names = graph.people
    return {frozenset((names[i], names[j])): v for i, j, v in zip(low, high, values.tolist(), strict=True)}


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize(
    ("key", "function"),
    [
        ("constraint_networkx_burt", bridging.constraint),
        ("effective_size", bridging.effective_size),
        ("efficiency", bridging.efficiency),
        ("support_ratio_node", bonding.support_ratio),
        ("degree", network.degree),
    ],
)
def test_person_measures_on_textbook_networks(name, key, function):
    graph = plain(name)
    assert per_person(graph, function(graph)) == near(TEXTBOOK[name][key])


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize(
    ("key", "function"),
    [
        ("density", network.density),
        ("transitivity", network.transitivity),
        ("average_local_clustering_zero_for_degree_below_2", network.mean_clustering),
        ("support_ratio_network", bonding.support_ratio_network),
    ],
)
def test_network_measures_on_textbook_networks(name, key, function):
    assert function(plain(name)) == near(TEXTBOOK[name][key])


@pytest.mark.parametrize("name", PLAIN)
def test_overlap_triangles_and_bridges_on_textbook_networks(name):
    graph, entry = plain(name), TEXTBOOK[name]
    assert per_tie(graph, bonding.overlap(graph)) == near(
        {frozenset(k.split("|")): v for k, v in entry["overlap_onnela"].items()}
    )
    assert bonding.triangles(graph).sum() == 3 * entry["triangles"]
    found = {frozenset((graph.people[i], graph.people[j])) for i, j, _ in bridges(graph)}
    assert found == {frozenset(pair) for pair in entry["bridges"]}


@pytest.mark.parametrize("name", PLAIN)
def test_communities_reach_the_best_modularity_known(name):
    assert detect_communities(plain(name)).modularity == near(TEXTBOOK[name]["optimal_modularity"])


def test_karate_by_its_two_clubs():
    graph, entry = plain("karate_unweighted"), TEXTBOOK["karate_unweighted"]
    assert mixing.ei_index_network(graph) == near(entry["ei_index_network"])
    assert mixing.modularity(graph) == near(entry["modularity_groups"])
    assert per_person(graph, mixing.ei_index(graph)) == near(entry["ei_index_node"])
    assert per_person(graph, bridging.participation(graph)) == near(entry["participation_coefficient"])
    assert per_person(graph, bridging.bridging_capital(graph)) == near(
        TEXTBOOK["recommended_bridging_karate_unweighted"]["by_club"]
    )


def test_karate_bonding_counts_supported_ties_when_every_tie_is_mutual_and_whole():
    graph, entry = plain("karate_unweighted"), TEXTBOOK["recommended_bonding_karate_unweighted"]
    assert per_person(graph, bonding.bonding_capital(graph)) == near(entry["supported_ties"])
    assert per_person(graph, bonding.bonding_share(graph)) == near(entry["share"])


def test_bridging_is_effective_size_when_everybody_is_outside():
    graph = plain("karate_unweighted")
    apart = graph.with_groups({name: name for name in graph.people})
    assert bridging.bridging_capital(apart) == pytest.approx(bridging.effective_size(graph), abs=1e-12)


def test_weighted_karate():
    entry, nodes = TEXTBOOK["karate_weighted"], TEXTBOOK["karate_unweighted"]["nodes"]
    graph = weighted("karate_weighted", nodes, TEXTBOOK["karate_unweighted"]["groups"])
    assert per_person(graph, bridging.constraint(graph)) == near(entry["constraint_weighted"])
    assert per_person(graph, bridging.effective_size(graph)) == near(entry["effective_size_weighted"])
    assert per_person(graph, graph.strength) == near(entry["strength"])
    assert per_person(graph, bridging.participation(graph)) == near(
        entry["participation_coefficient_weighted_club"]
    )
    assert mixing.modularity(graph) == near(entry["modularity_club_weighted"])


def test_borgatti_weighted_ego_network():
    graph = weighted("borgatti_1997_ego_G_weighted", TEXTBOOK["borgatti_1997_ego_G"]["nodes"])
    entry = TEXTBOOK["borgatti_1997_ego_G_weighted"]
    assert per_person(graph, bridging.constraint(graph)) == near(entry["constraint_weighted"])
    assert per_person(graph, bridging.effective_size(graph)) == near(entry["effective_size_weighted"])


def test_directed_triangle_with_one_mutual_tie():
    entry = TEXTBOOK["directed_triangle_with_one_mutual"]
    graph = TieGraph.from_edges([(str(a), str(b)) for a, b in entry["edges"]], ["0", "1", "2"], directed=True)
    assert per_person(graph, bridging.constraint(graph)) == near(entry["constraint"])
    assert per_person(graph, bridging.effective_size(graph)) == near(entry["effective_size"])


def test_weighted_reciprocity_toy():
    entry = TEXTBOOK["weighted_reciprocity_toy"]
    graph = TieGraph.from_edges([(*e.split(">"), w) for e, w in entry["weights"].items()], directed=True)
    assert reciprocity.weighted_reciprocity(graph) == near(entry["squartini_r"])
    assert reciprocity.edge_reciprocity(graph) == near(entry["binary_edge_reciprocity"])


@pytest.mark.parametrize("case", range(len(TEXTBOOK["diversity"])))
def test_diversity_of_counts(case):
    entry = TEXTBOOK["diversity"][case]
    assert mixing.blau(entry["counts"]) == near(entry["blau"])
    assert mixing.shannon(entry["counts"]) == near(entry["shannon_nats"])
    assert mixing.hill(entry["counts"]) == near(entry["hill_q1_effective_number"])


@pytest.mark.parametrize("leaves", [3, 5, 10])
def test_star(leaves):
    graph = star(leaves)
    assert bridging.constraint(graph) == pytest.approx([1 / leaves, *[1.0] * leaves])
    assert bridging.effective_size(graph) == pytest.approx([leaves, *[1.0] * leaves])
    assert bonding.support_ratio_network(graph) == 0


@pytest.mark.parametrize("people", [3, 5, 10])
def test_clique(people):
    graph, entry = clique(people), TEXTBOOK["analytic_families"][f"complete_{people}"]
    assert bridging.constraint(graph) == pytest.approx([entry["constraint"]] * people)
    assert bridging.effective_size(graph) == pytest.approx([1.0] * people)
    assert bonding.support_ratio_network(graph) == 1


def test_ring_and_two_cliques():
    assert bridging.constraint(ring(6)) == pytest.approx([0.5] * 6)
    assert bridging.effective_size(ring(6)) == pytest.approx([2.0] * 6)
    graph, entry = two_cliques(), TEXTBOOK["analytic_families"]["two_K5_joined_by_one_edge"]
    assert bridging.constraint(graph) == pytest.approx(list(entry["constraint"].values()))
    assert mixing.modularity(graph) == near(entry["modularity_two_cliques"])
    assert mixing.ei_index_network(graph) == near(entry["ei_index_two_cliques"])
    assert bonding.support_ratio_network(graph) == near(entry["support_ratio_network"])


def test_a_lone_pair_beside_somebody_alone_is_undefined_where_it_should_be():
    graph = TieGraph.from_edges([("0", "1")], people=["0", "1", "2"])
    assert per_person(graph, bridging.constraint(graph)) == {"0": 1.0, "1": 1.0, "2": None}
    assert per_person(graph, bridging.effective_size(graph)) == {"0": 1.0, "1": 1.0, "2": None}
    assert np.isnan(bonding.overlap(graph)).all()


def test_decay_toy():
    entry = TEXTBOOK["exponential_decay_toy"]
    day = 86_400
    acts = ActTable.from_records(Act("a", ("b",), "x", d * day, w) for d, w in entry["events_day_weight"])
    policy = Policy({"x": KindRule(1)}, half_life_days=entry["half_life_days"])
    assert ties(acts, policy, entry["evaluate_at_day"] * day).s_ij == near([entry["strength"]])


def test_one_act_a_week_settles_where_the_series_says():
    entry, day = TEXTBOOK["exponential_decay_toy"], 86_400
    acts = ActTable.from_records(Act("a", ("b",), "x", week * 7 * day) for week in range(1000))
    table = ties(acts, Policy({"x": KindRule(1)}), 999 * 7 * day)
    assert table.s_ij == near([entry["discrete_weekly_sum_limit"]])
    assert Policy.for_mail().theta * 2 == near(entry["steady_state_rate_1_per_week_half_life_90"])


def test_davis_women_share_each_event_by_newman():
    entry = TEXTBOOK["davis_southern_women"]
    guests = {event: [w for w, e in entry["edges"] if e == event] for event in entry["events"]}
    acts = ActTable.from_records(
        (Act(who[0], tuple(who[1:]), "met", 0) for who in guests.values()), people=entry["women"]
    )
    policy = Policy({"met": KindRule(1, flow="together", share="split", channel="in_person")}, present=1e-9)
    graph = TieGraph.from_ties(ties(acts, policy, 0))
    expected = {
        frozenset(k.split("|")): v for k, v in entry["coattendance_weight_newman_1_over_k_minus_1"].items()
    }
    assert per_tie(graph, reciprocity.tie_strength(graph)) == near(expected)
    assert per_person(graph, graph.strength) == near(entry["newman_strength_equals_events_attended_check"])
