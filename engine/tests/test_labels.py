"""Several groups a person: each carries its share, and whoever has one group is none the wiser."""

from itertools import product

import numpy as np
import pytest
import tiework
from tiework.graph import TieGraph
from tiework.labels import memberships, parts
from tiework.measures.bridging import bridging_capital, novelty, participation
from tiework.measures.brokerage import ROLES, brokerage
from tiework.measures.diversity import blau_network, cross_group_density, group_ties, nominal_assortativity
from tiework.measures.exposure import exposure_group
from tiework.measures.mixing import alter_hill, ei_index, ei_index_network, ei_permutation, modularity

SETS = ("x", "y", "x | y", "y|z", "x | y | z", None)


def world(seed, people=16, ties=45, labels=SETS):
    random = np.random.default_rng(seed)
    names = [f"p{k}" for k in range(people)]
    edges = [
        (names[a], names[b], float(random.integers(1, 9))) for a, b in random.integers(0, people, (ties, 2))
    ]
    groups = {name: labels[random.integers(len(labels))] for name in names}
    return TieGraph.from_edges(edges, names, directed=True, groups=groups)


def share(graph, person, group):
    of = parts(graph.groups[person])
    return (group in of) / len(of) if of else 0.0


def same(graph, one, other):
    return sum(share(graph, one, g) * share(graph, other, g) for g in graph.group_names)


def known(graph, *people):
    return all(parts(graph.groups[person]) for person in people)


def ties_of(graph):
    return list(zip(*(ends.tolist() for ends in graph.pairs), strict=True))


SEEDS = pytest.mark.parametrize("seed", range(5))


@SEEDS
def test_ties_inside_and_across_by_shares(seed):
    graph = world(seed)
    inside, counted = np.zeros(graph.n), np.zeros(graph.n)
    for a, b in ties_of(graph):
        if known(graph, a, b):
            inside[[a, b]] += same(graph, a, b)
            counted[[a, b]] += 1
    with np.errstate(invalid="ignore"):
        expected = (counted - 2 * inside) / counted
    np.testing.assert_allclose(ei_index(graph), expected, atol=1e-12)
    assert ei_index_network(graph) == pytest.approx((counted - 2 * inside).sum() / counted.sum())


@SEEDS
def test_participation_and_hill_deal_each_contact_out(seed):
    graph = world(seed)
    weight, ones = np.zeros((graph.n, 3)), np.zeros((graph.n, 3))
    for row, column, w in zip(graph.rows, graph.indices, graph.weight, strict=True):
        shares = [share(graph, column, g) for g in graph.group_names]
        weight[row] += w * np.array(shares)
        ones[row] += shares
    total = weight.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = 1 - ((weight / total) ** 2).sum(axis=1)
        q = ones / ones.sum(axis=1, keepdims=True)
        many = np.exp(-np.where(q > 0, q * np.log(np.where(q > 0, q, 1)), 0).sum(axis=1))
    np.testing.assert_allclose(participation(graph), spread, atol=1e-12)
    np.testing.assert_allclose(
        alter_hill(graph), np.where(ones.sum(axis=1) >= 5 - 1e-9, many, np.nan), atol=1e-12
    )


@SEEDS
def test_bridging_counts_the_share_that_differs(seed):
    graph = world(seed)
    expected = np.where([bool(parts(one)) for one in graph.groups], 0.0, np.nan)
    for row, column, new in zip(graph.rows, graph.indices, novelty(graph), strict=True):
        if known(graph, row, column):
            expected[row] += (1 - same(graph, row, column)) * new
    expected[graph.degree == 0] = np.nan
    np.testing.assert_allclose(bridging_capital(graph), expected, atol=1e-12)


@SEEDS
def test_ties_between_groups_and_how_many_there_could_be(seed):
    graph = world(seed)
    names = graph.group_names
    found, possible = np.zeros((3, 3)), np.zeros((3, 3))
    tied = {frozenset(pair) for pair in ties_of(graph)}
    for one, other in product(range(graph.n), repeat=2):
        if one >= other:
            continue
        for g, h in product(range(3), repeat=2):
            part = share(graph, one, names[g]) * share(graph, other, names[h])
            for cell in {(g, h), (h, g)}:
                possible[cell] += part
                found[cell] += part * (frozenset((one, other)) in tied)
    np.testing.assert_allclose(group_ties(graph), found, atol=1e-12)
    np.testing.assert_allclose(cross_group_density(graph, smallest_cell=0), found / possible, atol=1e-12)


@SEEDS
def test_modularity_of_groups_that_overlap(seed):
    graph = world(seed)
    total, strength = graph.weight.sum(), graph.strength
    matrix = np.zeros((graph.n, graph.n))
    matrix[graph.rows, graph.indices] = graph.weight
    expected = 0.0
    for i, j in product(range(graph.n), repeat=2):
        together = same(graph, i, j) if known(graph, i, j) else float(i == j)
        expected += (matrix[i, j] - strength[i] * strength[j] / total) * together / total
    assert modularity(graph) == pytest.approx(expected, abs=1e-12)


@SEEDS
def test_brokerage_is_what_one_sees_drawing_one_group_of_each(seed):
    graph = world(seed, people=9, ties=22)
    toward = np.zeros((graph.n, graph.n), bool)
    toward[graph.rows, graph.indices] = graph.out > 0
    expected = np.where([bool(parts(one)) for one in graph.groups], 0.0, np.nan) * np.ones((5, 1))
    for a, v, b in product(range(graph.n), repeat=3):
        if a == b or not (toward[a, v] and toward[v, b]) or toward[a, b] or not known(graph, a, v, b):
            continue
        for ga, gv, gb in product(graph.group_names, repeat=3):
            odds = share(graph, a, ga) * share(graph, v, gv) * share(graph, b, gb)
            role = (
                ("coordinator" if gv == gb else "representative") if ga == gv
                else "gatekeeper" if gv == gb else "itinerant" if ga == gb else "liaison"
            )  # fmt: skip
            expected[ROLES.index(role), v] += odds
    np.testing.assert_allclose(brokerage(graph).counts, expected, atol=1e-8)


def test_one_group_each_stays_what_it_was():
    single = world(3, labels=("x", "y", "z", None))
    assert not single.memberships.several
    spelt = single.with_groups(
        {
            name: None if of is None else f"{of} | {of}"
            for name, of in zip(single.people, single.groups, strict=True)
        }
    )
    for figure in (ei_index, bridging_capital, participation, group_ties, modularity, nominal_assortativity):
        np.testing.assert_array_equal(figure(single), figure(spelt))
    assert ei_permutation(single) == ei_permutation(spelt)


def test_people_of_two_groups_are_members_of_both():
    graph = world(1)
    counts = [sum(share(graph, k, g) for k in range(graph.n)) for g in graph.group_names]
    assert blau_network(graph) == pytest.approx(1 - sum((c / sum(counts)) ** 2 for c in counts))
    tiers = {name: 1 + k % 2 for k, name in enumerate(graph.people)}
    exposed = exposure_group(graph.with_tiers(tiers), at_least=1)
    inside = [k for k in range(graph.n) if "x" in parts(graph.groups[k])]
    above = sum(tiers[graph.people[k]] == 2 for k in inside)
    assert exposed[0] == pytest.approx(above / (len(inside) - 1) / 0.5)


def test_a_table_of_people_and_a_mapping_say_the_same(tmp_path):
    log, people = tmp_path / "acts.csv", tmp_path / "people.csv"
    log.write_text("by,toward,at\nada,ben,2026-03-02\nben,cas,2026-03-03\ncas,ada,2026-03-03\n")
    people.write_text("id,sector\nada,health|schools\nben,schools\ncas,health\n")
    read = tiework.read(log, people=people, by="sector")
    given = tiework.read(log, by={"ada": ["schools", "health"], "ben": "schools", "cas": {"health"}})
    told = tiework.read(log, people={"ada": {"sector": ["health", "schools"]}, "ben": {"sector": "schools"}, "cas": {"sector": "health"}}, by="sector")  # fmt: skip
    tables = [list(one.people(["ei_index_person"])["ei_index_person"]) for one in (read, given, told)]
    assert tables == [[0.0, 0.5, 0.5]] * 3
    assert [row["members"] for row in read.groups()] == [2, 2]
    # Fewer than five people: named, without figures.
    assert [row["ties_across"] for row in read.groups()] == [None, None]


def test_what_is_no_label():
    found = memberships([" | ", "", None, "x"])
    assert found.names == ("", "x")
    assert found.sets.tolist() == [-1, 0, -1, 1]
