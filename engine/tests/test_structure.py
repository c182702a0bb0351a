"""What the shape of ties must show in worlds whose answer is known, and what holds in every world."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
import twins
import twins_groups
import twins_structure
from hypothesis import given, settings
from hypothesis import strategies as st
from test_battery import made
from tiework.graph import TieGraph
from tiework.measures import bridging, centrality, distances, diversity, exposure, mixing, network, roles
from tiework.measures.brokerage import ROLES, brokerage
from tiework.measures.communities import adjusted_rand, partition_stability
from tiework.measures.parts import part
from tiework.measures.percolation import percolation, without_strong_ties, without_weak_ties
from tiework.measures.ranking import shared_ranks
from tiework.measures.rewiring import (
    against_rewired,
    modularity_z,
    rewired,
    small_world,
    small_world_omega,
    small_world_sigma,
)
from tiework.measures.strength import overlap_by_strength, overlap_strength
from tiework.resampling import jackknife_by_group
from tiework.worlds import clique, ring, star, two_cliques

SEEDS = pytest.mark.parametrize("seed", range(3))
anybody = st.builds(made, st.integers(0, 10**6), st.integers(1, 12), st.integers(0, 40))


def neighbours(people, each, shortcuts, seed=1):
    """A ring in which everybody knows the next few, some of these ties moved anywhere (Watts & Strogatz 1998)."""
    random = np.random.default_rng(seed)
    ties = set()
    for k in range(people):
        for step in range(1, each // 2 + 1):
            other = int(random.integers(people)) if random.random() < shortcuts else (k + step) % people
            if other != k:
                ties.add((min(k, other), max(k, other)))
    return TieGraph.from_edges([(f"{a}", f"{b}") for a, b in sorted(ties)])


def planted(groups=4, size=15, inside=0.5, across=0.02, seed=1):
    random = np.random.default_rng(seed)
    homes = {f"p{k}": f"g{k % groups}" for k in range(groups * size)}
    ties = [
        (a, b)
        for a, b in combinations(homes, 2)
        if random.random() < (inside if homes[a] == homes[b] else across)
    ]
    return TieGraph.from_edges(ties, list(homes), groups=homes)


@SEEDS
def test_rewiring_keeps_everybodys_number_of_ties_and_all_the_weights(seed):
    graph = made(seed, people=30, ties=90)
    other = rewired(graph, seed)
    assert other.degree.tolist() == graph.degree.tolist()
    assert np.sort(other.weight) == pytest.approx(np.sort(graph.weight))
    assert not np.array_equal(other.indices, graph.indices)
    assert (other.rows != other.indices).all()
    assert len(np.unique(other.rows * other.n + other.indices)) == 2 * other.m
    assert (other.people, other.groups, other.tiers) == (graph.people, graph.groups, graph.tiers)


def test_a_village_with_short_cuts_is_a_small_world_and_a_crowd_or_a_ring_is_not():
    village, crowd, lattice = (small_world(neighbours(120, 8, p), 20) for p in (0.06, 1.0, 0.0))
    assert village.gamma > 3
    assert village.sigma > 2
    assert crowd.sigma == pytest.approx(1, abs=0.25)
    assert abs(village.omega) < 0.5
    assert crowd.omega > 0.7
    assert lattice.omega < -0.4


def test_small_world_figures_are_refused_where_they_say_nothing():
    few, thick = neighbours(49, 6, 0.1), clique(60)
    for graph in (few, thick):
        assert np.isnan(small_world_sigma(graph, 2))
        assert np.isnan(small_world_omega(graph, 2))
    assert small_world_sigma(neighbours(50, 6, 0.1), 2) > 0


def test_communities_that_were_planted_stand_out_and_noise_does_not():
    assert modularity_z(planted(), shuffles=15) > 5
    assert abs(modularity_z(planted(inside=0.15, across=0.15), shuffles=15)) < 4
    assert partition_stability(planted()) > 0.95
    assert partition_stability(planted(inside=0.1, across=0.1)) < 0.8
    assert np.isnan(modularity_z(TieGraph.from_edges([("a", "b")])))


def test_the_adjusted_rand_index_is_the_known_one():
    assert adjusted_rand(np.array([0, 0, 1, 2]), np.array([0, 0, 1, 1])) == pytest.approx(0.5714285714)
    assert adjusted_rand(np.array([0, 0, 0, 0]), np.array([0, 1, 2, 3])) == pytest.approx(0)
    assert adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])) == pytest.approx(-0.5)


def test_a_figure_that_rewiring_cannot_change_has_no_z():
    null = against_rewired(planted(), network.density, shuffles=5)
    assert null.expected == pytest.approx(null.value)
    assert np.isnan(null.z)
    assert null.p_value == 1
    clustered = against_rewired(planted(), network.transitivity, shuffles=30)
    assert clustered.z > 3
    assert clustered.p_value == pytest.approx(1 / 31)


def test_brokers_inside_their_group_are_more_than_shuffled_labels_give_where_ties_keep_to_groups():
    graph = planted()
    found = brokerage(graph, shuffles=60)
    assert np.nanmean(found.z[ROLES.index("coordinator")]) > 2
    assert np.nanmean(found.z[ROLES.index("liaison")]) < -1
    again = brokerage(graph, shuffles=60)
    assert np.array_equal(found.z, again.z, equal_nan=True)
    assert np.isnan(brokerage(graph).z).all()
    unlabelled = brokerage(graph.with_groups(None), shuffles=3)
    assert np.isnan(unlabelled.counts).all()


def test_each_groups_ei_index_stands_beside_what_its_size_would_give():
    graph = planted()
    seen, chance = diversity.ei_index_group(graph), diversity.ei_group_permutation(graph, 200)
    assert len(chance) == 4
    for value, one in zip(seen, chance, strict=True):
        assert value < one.expected
        assert one.p_value < 0.01
        # Three of four people are outside: by chance ties would be too.
        assert one.expected == pytest.approx(2 * (2 * 45 / (2 * 45 + 14)) - 1, abs=0.06)
    centre, likely = diversity.ei_person_permutation(graph, 200)
    inward = mixing.ei_index(graph)
    assert np.mean(likely) < 0.1
    assert centre == pytest.approx(np.full(60, chance[0].expected), abs=0.3)
    assert (likely[inward == inward.min()] < 0.05).all()
    alone = diversity.ei_person_permutation(
        TieGraph.from_edges([("a", "b")], "z", groups={"a": "x", "b": "y"}), 9
    )
    assert np.isnan(alone[0][0])
    assert alone[1][1:].tolist() == [1.0, 1.0], "two labels, two people: every shuffle is the same"
    nonsense = planted(inside=0.1, across=0.1)
    assert min(one.p_value for one in diversity.ei_group_permutation(nonsense, 200)) > 0.01


@SEEDS
def test_exposure_and_friending_bias_are_what_a_slow_count_gives_in_small_groups_too(seed):
    graph = made(seed, people=14, ties=60, labels=("x", "y", "z"))
    plain = twins.Plain(graph)
    for fast, slow in (
        (exposure.exposure_group, twins_groups.exposure_group),
        (exposure.friending_bias_group, twins_groups.friending_bias_group),
    ):
        found = fast(graph, None, 1)
        assert found == pytest.approx(np.array(slow(plain, 1)), nan_ok=True)
        assert np.isfinite(found).any()


def test_people_who_meet_everybody_and_know_only_their_like_are_biased_not_unexposed():
    low, high = [f"l{k}" for k in range(10)], [f"h{k}" for k in range(10)]
    tiers = dict.fromkeys(low, 1) | dict.fromkeys(high, 2)
    graph = TieGraph.from_edges(
        [*combinations(low, 2), *combinations(high, 2)], groups=dict.fromkeys(low + high, "x")
    )
    graph = graph.with_tiers(tiers)
    # Nobody is among the others they meet: 10 of 19, where 10 of 20 are everywhere.
    assert exposure.exposure(graph) == pytest.approx(20 / 19)
    assert exposure.friending_bias(graph) == 1
    apart = graph.with_groups(dict.fromkeys(low, "x") | dict.fromkeys(high, "y"))
    assert exposure.exposure(apart) == 0
    assert np.isnan(exposure.friending_bias(apart))


@SEEDS
def test_people_in_several_working_groups_count_in_each(seed):
    graph = made(seed, people=16, ties=70)
    random = np.random.default_rng(seed)
    working = {f"w{k}": [name for name in graph.people if random.random() < 0.5] for k in range(4)}
    places = [[graph.people.index(name) for name in who] for who in working.values()]
    assert exposure.exposure(graph, working, 3) == pytest.approx(
        twins_groups.exposed(twins.Plain(graph), places, 3)
    )
    slow = twins_groups.friending_bias_group
    by = {w: slow(twins.Plain(graph.with_groups(dict.fromkeys(who, w))), 3)[0] for w, who in working.items()}
    lowest = [name for name, tier in zip(graph.people, graph.tiers, strict=True) if tier == 1]
    each = [[by[w] for w, who in working.items() if name in who and by[w] == by[w]] for name in lowest]
    means = [sum(values) / len(values) for values in each if values]
    assert exposure.friending_bias(graph, working, 3) == pytest.approx(np.mean(means))


def test_weak_ties_between_circles_hold_the_network_together():
    left, right = ([f"{side}{k}" for k in range(5)] for side in "lr")
    strong = [(a, b, 9.0) for side in (left, right) for a, b in combinations(side, 2)]
    graph = TieGraph.from_edges([*strong, ("l0", "r0", 1.0), ("l1", "r1", 1.0)])
    assert percolation(graph).at(2 / 22) == pytest.approx(0.5)
    assert percolation(graph, "strongest").at(20 / 22) == pytest.approx(0.2)
    assert overlap_strength(graph) > 0.5
    curve = overlap_by_strength(graph, 5)
    assert curve.overlap[0] == 0
    assert np.nanmax(curve.overlap) > 0.8, "strong ties of one strength share one part"
    assert curve.ties.sum() == graph.m
    assert np.isnan(without_weak_ties(clique(5)))
    assert np.isnan(without_strong_ties(star(5)))


@SEEDS
def test_percolation_is_what_a_slow_count_gives_where_no_two_ties_are_equally_strong(seed):
    ties = made(seed, people=12, ties=30)
    low, high = ties.pairs
    random = np.random.default_rng(seed).permutation(ties.m) + 1.0
    edges = [(ties.people[a], ties.people[b], w) for a, b, w in zip(low, high, random, strict=True)]
    graph = TieGraph.from_edges(edges, ties.people)
    plain = twins.Plain(graph)
    assert without_weak_ties(graph) == pytest.approx(twins_structure.without_weak_ties(plain))
    assert without_strong_ties(graph) == pytest.approx(twins_structure.without_strong_ties(plain))


def test_percolation_among_equally_strong_ties_is_the_mean_over_their_orders():
    # A ring of equally strong ties and a strong pair apart: whichever three of the ring stay, on average as by hand.
    graph = TieGraph.from_edges([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("e", "f", 9.0)])
    curve = percolation(graph, orders=400)
    assert curve.share == pytest.approx(np.array([4, 4, (4 * 3 + 2 * 2) / 6, 2, 2, 1]) / 6, abs=0.02)
    assert np.array_equal(curve.share, percolation(graph, orders=400).share)


@settings(max_examples=60, deadline=None)
@given(graph=anybody)
def test_what_must_hold_in_every_network(graph):
    for first in ("weakest", "strongest"):
        curve = percolation(graph, first)
        assert (np.diff(curve.share) <= 1e-12).all()
        assert curve.share[0] == pytest.approx(network.largest_component_share(graph))
    assert (roles.core_number(graph) <= graph.degree).all()
    assert centrality.pagerank(graph).sum() == pytest.approx(1)
    between = distances.betweenness(graph)
    assert (between[graph.degree < 2] == 0).all()
    # Every pair's ways add up to the steps between, less the last one.
    steps = sum(
        d - 1 for walks in (twins_structure.steps_from(twins_structure.near_of(twins.Plain(graph)), i) for i in range(graph.n))
        for d in walks.values() if d
    )  # fmt: skip
    assert between.sum() == pytest.approx(steps / 2)
    outside, whole = bridging.bridging_capital(graph), bridging.effective_size(graph)
    known = ~np.isnan(outside)
    assert (outside[known] <= whole[known] + 1e-9).all()
    counts = brokerage(graph).counts
    assert (counts[~np.isnan(counts)] >= 0).all()
    if graph.m:
        assert 1 <= distances.mean_distance(graph) <= distances.diameter(graph)
    span, role = roles.span(graph), roles.structural_role(graph)
    assert (np.isnan(span) == (role == roles.BRIDGE)).all()
    assert (span[role == roles.LOCAL_BRIDGE] > 2).all()


@SEEDS
def test_the_group_left_out_is_left_out_whole(seed):
    graph = made(seed, people=20, ties=60, labels=("x", "y", "z"))
    found = jackknife_by_group(graph, network.mean_degree)
    each = []
    for name in graph.group_names:
        stay = [label != name for label in graph.groups]
        ends = zip(*graph.pairs, strict=True)
        each.append(2 * sum(stay[a] and stay[b] for a, b in ends) / sum(stay))
    assert list(found.without.values()) == pytest.approx(each)
    spread = 1.959964 * np.sqrt(2 / 3 * ((np.array(each) - np.mean(each)) ** 2).sum())
    assert (found.low, found.high) == pytest.approx((found.value - spread, found.value + spread), abs=1e-5)
    assert np.isnan(jackknife_by_group(graph.with_groups(None), network.density).low)


def test_a_part_keeps_what_its_people_have_among_themselves():
    graph = replace(made(2, people=12, ties=50))
    keep = np.arange(12) % 3 != 0
    some = part(graph, keep)
    assert some.people == tuple(name for name, ok in zip(graph.people, keep, strict=True) if ok)
    low, high = graph.pairs
    inside = keep[low] & keep[high]
    assert some.weight[some.upper].sum() == pytest.approx(graph.weight[graph.upper][inside].sum())
    assert some.out.sum() == pytest.approx(2 * 0.5 * (graph.out + graph.into)[graph.upper][inside].sum())
    assert mixing.modularity(part(graph, np.ones(12, bool))) == pytest.approx(
        mixing.modularity(graph), nan_ok=True
    )


def test_known_shapes():
    assert distances.betweenness(star(5)).tolist() == [10, 0, 0, 0, 0, 0]
    assert distances.betweenness(ring(6)) == pytest.approx([2.0] * 6)
    assert distances.diameter(ring(7)) == 3
    assert roles.span(ring(7)).tolist() == [6.0] * 7
    assert roles.core_number(clique(6)).tolist() == [5] * 6
    assert roles.articulation_points(two_cliques()) == [4, 5]
    assert centrality.eigenvector(clique(4)) == pytest.approx([1.0] * 4)
    assert distances.short_blocks(star(4)) == 1
    assert diversity.cross_group_density(two_cliques()) == pytest.approx(np.array([[1, 1 / 25], [1 / 25, 1]]))
    assert np.isnan(diversity.cross_group_density(two_cliques(4))).all(), "a group of four is not shown"


def test_ranks_are_shared_where_only_rounding_differs():
    found = shared_ranks([0.1 + 0.2, float("nan"), 0.3, 0.9], ["b", "a", "c", "d"])
    assert [(name, rank) for name, _, rank in found] == [("d", 1), ("b", 2), ("c", 2), ("a", None)]
