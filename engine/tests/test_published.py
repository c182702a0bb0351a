"""Networks everybody knows, value by value: an implementation that misses one is wrong."""

from pathlib import Path

import numpy as np
import pytest
from textbook import PLAIN, TEXTBOOK, check, each, made, near, pairs
from tiework.acts import Act, ActTable
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
)
from tiework.measures.brokerage import ROLES, brokerage
from tiework.measures.communities import detect_communities
from tiework.measures.contributions import gini
from tiework.measures.crossings import bridges
from tiework.policy import KindRule, Policy
from tiework.ties import ties
from tiework.worlds import clique, ring, star


def shape(graph, entry):
    """What the four small networks have in common."""
    raw = distances.betweenness(graph)
    role = roles.structural_role(graph)
    return {
        "n": graph.n,
        "m": graph.m,
        "density": network.density(graph),
        "transitivity": network.transitivity(graph),
        "average_local_clustering_zero_for_degree_below_2": network.mean_clustering(graph),
        "triangles": int(bonding.triangles(graph).sum()) // 3,
        "diameter": distances.diameter(graph),
        "average_path_length": distances.mean_distance(graph),
        "degree": each(graph, network.degree(graph)),
        "degree_assortativity": diversity.degree_assortativity(graph),
        "betweenness_raw": each(graph, raw),
        "betweenness_normalised": each(graph, raw / ((graph.n - 1) * (graph.n - 2) / 2)),
        "closeness_normalised": each(graph, distances.closeness(graph)),
        "pagerank_damping_0.85": each(graph, centrality.pagerank(graph)),
        "core_number": each(graph, roles.core_number(graph)),
        "constraint_networkx_burt": each(graph, bridging.constraint(graph)),
        "effective_size": each(graph, bridging.effective_size(graph)),
        "efficiency": each(graph, bridging.efficiency(graph)),
        "overlap_onnela": pairs(graph, bonding.overlap(graph), entry["overlap_onnela"]),
        "support_ratio_node": each(graph, bonding.support_ratio(graph)),
        "support_ratio_network": bonding.support_ratio_network(graph),
        "gini_degree": gini(graph.degree),
        "bridges": [sorted((graph.people[i], graph.people[j])) for i, j, _ in bridges(graph)],
        "local_bridges_count": int(np.count_nonzero(role > roles.SUPPORTED)),
        "articulation_points": sorted(graph.people[k] for k in roles.articulation_points(graph)),
        "leiden_best_modularity_of_200_runs": detect_communities(graph).modularity,
        "optimal_modularity": detect_communities(graph).modularity,
    }


def in_order(entry):
    """Lists of people and of pairs have no order of their own."""
    lists = {
        "bridges": sorted(sorted(pair) for pair in entry["bridges"]),
        "articulation_points": sorted(entry["articulation_points"]),
    }
    return entry | lists


@pytest.mark.parametrize("name", PLAIN)
def test_small_networks(name):
    entry = in_order(TEXTBOOK[name])
    graph = made(entry, groups=entry.get("groups"))
    found = shape(graph, entry)
    found["bridges"].sort()
    if "groups" in entry:
        found |= by_club(graph)
    check(entry, found)


def by_club(graph):
    counts, between = brokerage(graph).counts, diversity.group_ties(graph)
    return {
        "participation_coefficient": each(graph, bridging.participation(graph)),
        "ei_index_node": each(graph, mixing.ei_index(graph)),
        "ei_index_network": mixing.ei_index_network(graph),
        "external_edges": between[0, 1],
        "assortativity_nominal": diversity.nominal_assortativity(graph),
        "modularity_groups": mixing.modularity(graph),
        "gould_fernandez_symmetric_digraph": {
            name: dict(zip(ROLES, column, strict=True))
            for name, column in zip(graph.people, counts.T.tolist(), strict=True)
        },
    }


def test_weighted_networks():
    entry, plain = TEXTBOOK["karate_weighted"], TEXTBOOK["karate_unweighted"]
    graph = made(entry | {"nodes": plain["nodes"]}, groups=plain["groups"])
    check(
        entry,
        {
            "total_weight": graph.weight.sum() / 2,
            "constraint_weighted": each(graph, bridging.constraint(graph)),
            "effective_size_weighted": each(graph, bridging.effective_size(graph)),
            "strength": each(graph, graph.strength),
            "gini_strength": gini(graph.strength),
            "participation_coefficient_weighted_club": each(graph, bridging.participation(graph)),
            "modularity_club_weighted": mixing.modularity(graph),
            "pagerank_weighted_0.85": each(graph, centrality.pagerank(graph)),
        },
    )
    entry = TEXTBOOK["borgatti_1997_ego_G_weighted"]
    graph = made(entry)
    check(
        entry,
        {
            "constraint_weighted": each(graph, bridging.constraint(graph)),
            "effective_size_weighted": each(graph, bridging.effective_size(graph)),
        },
    )


def test_directed_triangle():
    entry = TEXTBOOK["directed_triangle_with_one_mutual"]
    graph = made(entry, directed=True)
    assert each(graph, bridging.constraint(graph)) == near(entry["constraint_matrix_formula"])
    check(
        entry,
        {
            "constraint": each(graph, bridging.constraint(graph)),
            "effective_size": each(graph, bridging.effective_size(graph)),
        },
    )


def test_davis_women():
    entry = TEXTBOOK["davis_southern_women"]
    guests = {event: [w for w, e in entry["edges"] if e == event] for event in entry["events"]}
    acts = ActTable.from_records(
        (Act(who[0], tuple(who[1:]), "met", 0) for who in guests.values()), people=entry["women"]
    )
    shared, newman = (
        TieGraph.from_ties(
            ties(acts, Policy({"met": KindRule(1, flow="together", share=share)}, present=1e-9), 0)
        )
        for share in ("each", "split")
    )
    went = {woman: sum(woman in who for who in guests.values()) for woman in entry["women"]}
    weights = "projection_weight_shared_events", "coattendance_weight_newman_1_over_k_minus_1"
    check(
        entry,
        {
            "n_women": shared.n,
            "n_events": len(acts),
            "memberships": len(acts) + len(acts.party),
            "bipartite_density": (len(acts) + len(acts.party)) / (shared.n * len(acts)),
            "attendance_per_event": dict(zip(entry["events"], (1 + acts.party_counts).tolist(), strict=True)),
            "events_per_woman": went,
            "projection_edges": shared.m,
            "projection_density": network.density(shared),
            weights[0]: pairs(shared, reciprocity.tie_strength(shared), entry[weights[0]]),
            weights[1]: pairs(newman, reciprocity.tie_strength(newman), entry[weights[1]]),
            "newman_strength_equals_events_attended_check": each(newman, newman.strength),
        },
    )


def test_les_miserables():
    networkx = pytest.importorskip("networkx")
    edges = networkx.les_miserables_graph().edges(data="weight")
    plain, heavy = TieGraph.from_edges((a, b) for a, b, _ in edges), TieGraph.from_edges(edges)
    at = plain.people.index("Valjean")
    check(
        TEXTBOOK["les_miserables"],
        {
            "n": plain.n,
            "m": plain.m,
            "transitivity": network.transitivity(plain),
            "average_local_clustering": network.mean_clustering(plain),
            "degree_assortativity": diversity.degree_assortativity(plain),
            "betweenness_normalised_Valjean": distances.betweenness(plain)[at] / (76 * 75 / 2),
            "constraint_unweighted_Valjean": bridging.constraint(plain)[at],
            "constraint_weighted_Valjean": bridging.constraint(heavy)[at],
            "effective_size_unweighted_Valjean": bridging.effective_size(plain)[at],
            "strength_Valjean": heavy.strength[at],
            "max_core": roles.core_number(plain).max(),
            "support_ratio_network": bonding.support_ratio_network(plain),
            "gini_strength": gini(heavy.strength),
        },
    )


def starry(leaves):
    graph = star(leaves)
    constraint, size = bridging.constraint(graph), bridging.effective_size(graph)
    return {
        "constraint_centre": constraint[0],
        "formula_centre": 1 / leaves,
        "constraint_leaf": constraint[1:].max(),
        "effective_size_centre": size[0],
        "effective_size_leaf": size[1:].max(),
        "gini_degree": gini(graph.degree),
    }


def complete(people):
    graph = clique(people)
    return {
        "constraint": bridging.constraint(graph).max(),
        "formula": (1 + (people - 2) / (people - 1)) ** 2 / (people - 1),
        "effective_size": bridging.effective_size(graph).min(),
        "efficiency": bridging.efficiency(graph).max(),
        "support_ratio": bonding.support_ratio_network(graph),
        "overlap": bonding.overlap(graph).min(),
    }


def test_analytic_families():
    families = TEXTBOOK["analytic_families"]
    found = {f"star_{k}_leaves": starry(k) for k in (3, 5, 10)} | {
        f"complete_{k}": complete(k) for k in (3, 5, 10)
    }
    found["cycle_6"] = {
        "constraint": bridging.constraint(ring(6)).max(),
        "effective_size": bridging.effective_size(ring(6)).min(),
        "support_ratio": bonding.support_ratio_network(ring(6)),
    }
    alone = TieGraph.from_edges([("0", "1")], people="012")
    found["dyad_plus_isolate"] = {
        "overlap_0_1": each(TieGraph(("t",), *[None] * 7), bonding.overlap(alone))["t"],
        "pagerank": each(alone, centrality.pagerank(alone)),
        "closeness_igraph": list(each(alone, distances.closeness(alone)).values()),
    }
    assert each(alone, bridging.constraint(alone)) == families["dyad_plus_isolate"]["constraint_networkx"]
    assert (
        each(alone, bridging.effective_size(alone))
        == families["dyad_plus_isolate"]["effective_size_networkx"]
    )
    entry = families["two_K5_joined_by_one_edge"]
    graph = made(entry, groups={str(k): "left" if k < 5 else "right" for k in range(10)})
    found["two_K5_joined_by_one_edge"] = {
        "constraint": each(graph, bridging.constraint(graph)),
        "effective_size": each(graph, bridging.effective_size(graph)),
        "overlap": pairs(graph, bonding.overlap(graph), entry["overlap"]),
        "support_ratio_network": bonding.support_ratio_network(graph),
        "bridges": [[int(graph.people[i]), int(graph.people[j])] for i, j, _ in bridges(graph)],
        "modularity_two_cliques": mixing.modularity(graph),
        "ei_index_two_cliques": mixing.ei_index_network(graph),
    }
    assert set(families) == set(found)
    for name, entry in families.items():
        check(entry, found[name])


def test_what_is_recommended_on_karate():
    entry, said = TEXTBOOK["karate_unweighted"], TEXTBOOK["recommended_bridging_karate_unweighted"]
    graph = made(entry, groups=entry["groups"])
    apart = graph.with_groups({name: name for name in graph.people})
    same = np.allclose(bridging.bridging_capital(apart), bridging.effective_size(graph))
    check(
        said,
        {
            "by_club": each(graph, bridging.bridging_capital(graph)),
            "all_out_group_equals_effective_size": int(same),
        },
    )
    held = {
        "supported_ties": each(graph, bonding.bonding_capital(graph)),
        "share": each(graph, bonding.bonding_share(graph)),
    }
    check(TEXTBOOK["recommended_bonding_karate_unweighted"], held)


def test_no_entry_of_the_reference_values_is_left_out():
    said = "".join(
        Path(__file__).with_name(name).read_text()
        for name in ("textbook.py", "test_published.py", "test_toys.py")
    )
    for name in TEXTBOOK:
        assert f'"{name}"' in said, name
