"""Small cases worked out by hand, by closed formula or by going through every possibility, value by value."""

from itertools import combinations, product

import numpy as np
import pytest
from textbook import TEXTBOOK, check, each, made
from tiework.acts import Act, ActTable
from tiework.graph import TieGraph
from tiework.measures import centrality, mixing, reciprocity, scales
from tiework.measures.brokerage import ROLES, brokerage
from tiework.measures.cascade import best_first_callers, reach_sets
from tiework.measures.contributions import gini, gini_corrected
from tiework.measures.giving import flow_balance
from tiework.measures.linking import connectedness_ratio, linking_capital
from tiework.measures.records import Certificate
from tiework.measures.trust import beta_estimate
from tiework.measures.vouching import vouching_flow
from tiework.policy import KindRule, Policy
from tiework.ties import ties
from tiework.worlds import clique, star


def test_toys_of_reciprocity_and_decay():
    entry = TEXTBOOK["weighted_reciprocity_toy"]
    graph = TieGraph.from_edges([(*e.split(">"), w) for e, w in entry["weights"].items()], directed=True)
    returned = graph.sum_slots(np.minimum(graph.out, graph.into))
    columns = graph.sum_slots(graph.out), graph.sum_slots(graph.into), returned, flow_balance(graph)
    names = "s_out", "s_in", "s_reciprocated", "give_take_balance"
    check(
        entry,
        {
            "binary_edge_reciprocity": reciprocity.edge_reciprocity(graph),
            "squartini_r": reciprocity.weighted_reciprocity(graph),
            "W": graph.out.sum(),
            "W_reciprocated": returned.sum(),
            "node": {
                name: dict(zip(names, row, strict=True))
                for name, row in zip(graph.people, np.stack(columns, axis=1).tolist(), strict=True)
            },
        },
    )
    entry, day = TEXTBOOK["exponential_decay_toy"], 86_400
    toy, weekly = (
        ActTable.from_records(Act("a", ("b",), "x", at * day, amount) for at, amount in events)
        for events in (entry["events_day_weight"], [(7 * week, 1.0) for week in range(1000)])
    )
    policy = Policy({"x": KindRule(1)}, half_life_days=entry["half_life_days"])
    check(
        entry,
        {
            "strength": ties(toy, policy, entry["evaluate_at_day"] * day).s_ij[0],
            "steady_state_rate_1_per_week_half_life_90": 2 * policy.theta,
            "discrete_weekly_sum_limit": ties(weekly, policy, 999 * 7 * day).s_ij[0],
        },
    )


def test_an_act_that_comes_later_adds_to_what_is_left():
    # The recursive property: s(T2) = s(T1) 2^-((T2 - T1) / h) + new.
    entry, day = TEXTBOOK["exponential_decay_toy"], 86_400
    acts = [Act("a", ("b",), "x", at * day, amount) for at, amount in entry["events_day_weight"]]
    policy, table = Policy({"x": KindRule(1)}), ActTable.from_records(acts)
    before = ties(table, policy, 100 * day).s_ij[0]
    assert ties(table, policy, 180 * day).s_ij[0] == pytest.approx(before * 2 ** (-80 / 90) + 1)


def test_trust():
    for case, entry in TEXTBOOK["beta_reputation"].items():
        found = beta_estimate(*map(int, case.split("_")), level=0.95)
        values = {
            "mean": found.mean,
            "uncertainty_2_over_p_plus_n_plus_2": found.uncertainty,
            "equal_tailed_95": [found.low, found.high],
        }
        check(entry, values)
    entry = TEXTBOOK["personalised_pagerank_eigentrust_toy"]
    given = [Certificate(a, b, weight) for a, b, weight in entry["edges"]]
    trust = centrality.personalised_trust(
        given, list(entry["trust"]), entry["pretrusted"], entry["a_restart"]
    )
    check(entry, {"trust": dict(zip(entry["trust"], trust.tolist(), strict=True))})
    assert trust.sum() == pytest.approx(1)
    entry = TEXTBOOK["advogato_toy"]
    given = [Certificate(a, b) for a, b in entry["edges"]]
    found = vouching_flow(given, entry["seeds"], capacities=entry["capacities_by_distance_supersource_is_0"])
    check(
        entry,
        {
            "max_flow_incl_supersource_self": len(found.accepted) + 1,
            "accepted_members": len(found.accepted),
            "accepted": sorted(found.accepted),
            "distance": found.distance,
        },
    )


def exact_reach(graph, chance, seeds):
    """Expected reach by going through every way in which each tie passes it on or not."""
    low, high = graph.pairs
    total = 0.0
    for live in product((False, True), repeat=graph.m):
        left, reached = [(a, b) for a, b, on in zip(low, high, live, strict=True) if on], set(seeds)
        while more := {b for a, b in left if a in reached} | {a for a, b in left if b in reached}:
            if more <= reached:
                break
            reached |= more
        total += len(reached) * chance ** sum(live) * (1 - chance) ** (graph.m - sum(live))
    return total


def drawn(graph, chance, count=100_000, seed=1):
    return reach_sets(
        graph.rows, graph.indices.astype(np.int64), np.full(2 * graph.m, chance), graph.n, count, seed
    )


def test_cascades():
    said = TEXTBOOK["independent_cascade_exact"]
    path, triangle = TieGraph.from_edges([("0", "1"), ("1", "2"), ("2", "3")]), clique(3)
    cases = {
        "path4_from_end_p0.5": (path, 0.5, 0),
        "triangle_from_0_p0.5": (triangle, 0.5, 0),
        "star5_centre_p0.1": (star(5), 0.1, 0),
        "star5_leaf_p0.1": (star(5), 0.1, 1),
    }
    for name, (graph, chance, who) in cases.items():
        assert exact_reach(graph, chance, [who]) == pytest.approx(said[name], abs=1e-9)
        _, low, high = drawn(graph, chance).reach()
        assert low[who] <= said[name] <= high[who], name
    kite = made(TEXTBOOK["krackhardt_kite"])
    for chance in ("0.1", "0.3", "0.5"):
        entry, sets = said[f"kite_p{chance}"], drawn(kite, float(chance))
        value, low, high = sets.reach()
        exact = np.array([entry["single_seed"][name] for name in kite.people])
        # Ten intervals of 95 %: a little room, and the mean error far inside.
        width = (high - low) / 2
        assert (np.abs(value - exact) <= 2 * width).all()
        assert np.abs(value - exact).mean() <= width.mean()
        chosen = best_first_callers(sets, 2)
        assert sorted(kite.people[k] for k in chosen.people) == sorted(entry["best_pair"])
        fresh = drawn(kite, float(chance), seed=2).together(chosen.people)
        assert fresh[1] <= entry["best_pair_spread"] <= fresh[2]
        assert set(entry) == {"single_seed", "best_pair", "best_pair_spread"}
    assert set(said) == {*cases, "note", "kite_p0.1", "kite_p0.3", "kite_p0.5"}


def test_the_best_first_callers_are_as_good_as_greedy_can_be():
    # Going through every pair of a small network: the guarantee is 1 - 1/e, and here the best is reached.
    graph = TieGraph.from_edges([("0", "1"), ("1", "2"), ("2", "3"), ("3", "4"), ("1", "4"), ("5", "6")])
    best = max(exact_reach(graph, 0.4, two) for two in combinations(range(graph.n), 2))
    chosen = best_first_callers(drawn(graph, 0.4), 2).people
    assert exact_reach(graph, 0.4, chosen) >= (1 - 1 / np.e) * best
    assert exact_reach(graph, 0.4, chosen) == pytest.approx(best, abs=0.02)


@pytest.mark.parametrize("case", range(len(TEXTBOOK["diversity"])))
def test_diversity(case):
    entry = TEXTBOOK["diversity"][case]
    counts = entry["counts"]
    check(
        entry,
        {
            "blau": mixing.blau(counts),
            "blau_normalised_by_categories": mixing.blau(counts) / (1 - 1 / len(counts)),
            "shannon_nats": mixing.shannon(counts),
            "pielou_evenness": mixing.shannon(counts) / np.log(len(counts)),
            "hill_q1_effective_number": mixing.hill(counts),
            "hill_q2": 1 / (1 - mixing.blau(counts)),
        },
    )


@pytest.mark.parametrize("case", range(len(TEXTBOOK["gini"])))
def test_gini(case):
    entry = TEXTBOOK["gini"][case]
    found = {
        "gini": gini(entry["x"]),
        "gini_small_sample_corrected_n_over_n_minus_1": gini_corrected(entry["x"]),
    }
    check(entry, {key: None if np.isnan(value) else value for key, value in found.items()})


def test_gould_and_fernandez():
    entry = TEXTBOOK["gould_fernandez_toy"]
    graph = made(entry, directed=True).with_groups(
        {name: str(group) for name, group in entry["groups"].items()}
    )
    counts = brokerage(graph).counts.T.tolist()
    rows = {name: dict(zip(ROLES, row, strict=True)) for name, row in zip(graph.people, counts, strict=True)}
    check(entry, {"roles": rows})


def test_reliability():
    entry = TEXTBOOK["reliability"]
    loadings = np.array(entry["one_factor_loadings"])
    correlation = np.outer(loadings, loadings)
    np.fill_diagonal(correlation, 1)
    assert entry["reverse_scoring_rule"] == "x_rev=(min+max)-x"
    assert [scales.reversed_score(x, 1, 5) for x in (1, 2, 5)] == [5, 4, 1]
    check(
        entry,
        {
            "cronbach_alpha_from_correlation_matrix": scales.alpha_from_covariance(correlation),
            "mcdonald_omega_total": scales.mcdonald_omega(loadings),
            "cronbach_alpha_raw": scales.cronbach_alpha(entry["raw_items_respondents_by_items"]),
            "spearman_brown_two_items_r_0.4": scales.spearman_brown(0.4),
            "reverse_scoring_rule": entry["reverse_scoring_rule"],
        },
    )
    assert np.isnan(scales.cronbach_alpha([[1.0], [2.0]]))


def test_linking():
    entry = TEXTBOOK["linking_toy"]
    graph = TieGraph.from_edges(map(tuple, entry["ties"])).with_tiers(entry["tier"])
    upward = each(graph, linking_capital(graph))
    low = [name for name in graph.people if entry["tier"][name] == 1]
    shares = {name: upward[name] / graph.degree[graph.people.index(name)] for name in low}
    check(
        entry,
        {
            # At the top there is nobody above: undefined, where the toy counts 0.
            "higher_tier_ties_count": {name: 0 if n is None else n for name, n in upward.items()},
            "share_higher_among_low_members": shares,
            "mean_share": sum(shares.values()) / len(shares),
            "population_share_higher_than_1": sum(t > 1 for t in entry["tier"].values()) / len(entry["tier"]),
            "connectedness_ratio": connectedness_ratio(graph),
        },
    )
