"""What was planted is found: every world is made with its answers, and the measures give them."""

import time

import numpy as np
import pytest
import tiework
from tiework.graph import TieGraph
from tiework.measures.centrality import personalised_trust
from tiework.measures.communities import adjusted_rand, detect_communities
from tiework.measures.mixing import ei_permutation
from tiework.measures.percolation import without_strong_ties, without_weak_ties
from tiework.measures.records import Records
from tiework.measures.vouching import vouching_level
from tiework.measuring import values
from tiework.worlds import besieged, planted

WORLD = planted(1000, communities=20, seed=7)
NETWORK = WORLD.network()


def found(network, key):
    return values(key, network.records)


def test_what_is_exact_is_found_exactly():
    for key in ("ei_index", "ties_per_member", "density"):
        assert found(NETWORK, key) == pytest.approx(WORLD.truth[key], rel=1e-12), key


@pytest.mark.parametrize("returned", [0.0, 0.2, 0.5, 0.9])
def test_planted_reciprocity_is_found(returned):
    world = planted(1000, returned=returned, seed=3)
    assert found(world.network(), "weighted_reciprocity") == pytest.approx(
        2 * returned / (1 + returned), abs=0.03
    )


@pytest.mark.parametrize("upward", [0.2, 0.6, 1.0])
def test_planted_tiers_are_found(upward):
    world = planted(2000, communities=40, upward=upward, seed=5)
    assert found(world.network(), "connectedness_ratio") == pytest.approx(
        world.truth["connectedness_ratio"], abs=0.05
    )


def test_planted_communities_are_found_from_the_ties_alone():
    assert adjusted_rand(detect_communities(NETWORK.graph).codes, WORLD.community) > 0.95
    assert ei_permutation(NETWORK.graph).p_value < 0.01
    nothing = planted(1000, communities=20, within=1 / 20, seed=7).network()
    assert found(nothing, "ei_index") == pytest.approx(ei_permutation(nothing.graph).expected, abs=0.05)


def test_planted_sectors_are_mixed_as_they_were_planted():
    sectors = WORLD.network("sector")
    assert sectors.grouping.by == "sector"
    shares = np.bincount(WORLD.sector) / 1000
    assert found(sectors, "hill_network") == pytest.approx(float(np.exp(-(shares * np.log(shares)).sum())))
    # Communities keep to their home sector: sectors are told apart by ties too, less than communities are.
    assert found(NETWORK, "ei_index") < found(sectors, "ei_index") < ei_permutation(sectors.graph).expected


def test_weak_ties_hold_the_communities_together():
    world = planted(1000, communities=40, within=0.8, strong=8, weak=1, seed=2)
    graph = world.network().graph
    alike = planted(1000, communities=40, within=0.8, strong=3, weak=3, seed=2).network()
    assert abs(found(alike, "overlap_strength")) < 0.08
    assert found(world.network(), "overlap_strength") > 0.2
    # Without its weak ties the world falls into its communities; without as many strong ones it holds.
    assert without_weak_ties(graph) < without_strong_ties(graph)
    across = graph.group_codes[graph.rows] != graph.group_codes[graph.indices]
    assert graph.weight[across].mean() < graph.weight[~across].mean() / 3


@pytest.mark.parametrize("attack_edges", [0, 1, 5, 20])
def test_faces_are_trusted_by_attack_edges_and_not_by_their_number(attack_edges):
    for sybils in (100, 800):
        siege = besieged(300, sybils, attack_edges=attack_edges, seed=4)
        level = vouching_level(siege.certificates(), siege.people, siege.seeds, 300)
        faces = int(np.count_nonzero(level[~siege.honest] > 0))
        assert faces <= 8 * attack_edges
        assert np.count_nonzero(level[siege.honest] > 0) > 0.9 * (300 - 8 * attack_edges)


def test_honest_people_stand_before_faces_in_personalised_trust():
    siege = besieged(300, 600, attack_edges=5, seed=4)
    trust = personalised_trust(siege.certificates(), siege.people, siege.seeds)
    ranks = np.argsort(np.argsort(trust))
    honest = siege.honest
    auc = (ranks[honest].sum() - honest.sum() * (honest.sum() - 1) / 2) / (honest.sum() * (~honest).sum())
    assert auc > 0.95
    assert trust[~honest].sum() < 0.05


def test_a_siege_is_a_network_like_any_other():
    siege = besieged(60, 60, attack_edges=2)
    network = tiework.Network(
        [tiework.Act("h000", ("h001",), "helped", 0)],
        people=siege.people,
        certificates=siege.certificates(),
        seeds=siege.seeds,
    )
    table = network.people(["personalised_trust"])
    assert dict(zip(table["person"], table["personalised_trust"], strict=True))["h000"] > 0


def test_the_same_seed_makes_the_same_world():
    one, same, other = planted(300, seed=5), planted(300, seed=5), planted(300, seed=6)
    assert np.array_equal(one.acts.at, same.acts.at)
    assert np.array_equal(one.acts.actor, same.acts.actor)
    assert not np.array_equal(one.acts.at[:50], other.acts.at[:50])
    assert np.array_equal(besieged(seed=3).by, besieged(seed=3).by)


@pytest.mark.parametrize("people", [0, 1, 2, 7])
def test_very_small_worlds_are_worlds(people):
    world = planted(people, communities=3)
    assert len(world.acts.people) == people == len(world.community) == len(world.tier)
    graph = TieGraph.from_ties(tiework.Network(world.acts, people=world.labels() or ["x"]).tie_table)
    assert graph.m == len(world.one)


def test_a_hundred_thousand_people_are_made_in_seconds():
    begin = time.process_time()
    world = planted(100_000, communities=2_000, degree=6, strong=2.0, weak=1.2)
    assert time.process_time() - begin < 20  # about 1.5 s of one core; room for a busy machine
    assert len(world.acts) > 300_000
    assert world.acts.people[0] == "p00000"
    assert (np.diff(world.acts.at) >= 0).all()
    assert isinstance(Records(world.acts, world.policy, float(world.acts.at[-1])).people, tuple)
