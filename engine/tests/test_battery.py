"""One battery over every entry of the catalogue: no measure may exist that does not stand all of it."""

from dataclasses import fields, replace

import numpy as np
import pytest
import recorded
import twins
import twins_groups
import twins_structure
from hypothesis import given, settings
from hypothesis import strategies as st
from tiework.graph import TieGraph
from tiework.measures import paths
from tiework.measures.catalogue import CATALOGUE
from tiework.worlds import clique, ring, star, two_cliques

# What is worked out from acts and records has a battery of its own, in test_records.py.
FROM_TIES = [entry for entry in CATALOGUE if entry.basis == "ties"]
EVERY = pytest.mark.parametrize("entry", FROM_TIES, ids=lambda entry: entry.key)
# These draw at random, among orders of visits, rewired networks or equally strong ties: in test_structure.py they are
# compared with the best value known, with twins where nothing is left to chance, and with worlds whose answer is known.
DRAWN = {"detected_modularity": {}, "partition_stability": {"runs": 3}, "modularity_z": {"shuffles": 3}}
DRAWN |= {"without_weak_ties": {}, "without_strong_ties": {}}
DRAWN |= {key: {"shuffles": 3} for key in ("small_world_sigma", "small_world_omega")}
TWINNED = [entry for entry in FROM_TIES if entry.key not in DRAWN]
TWINS = vars(twins_structure) | vars(twins_groups) | vars(twins)


def answer(entry, graph):
    return entry.function(graph, **DRAWN.get(entry.key, {}))


def made(seed, people=14, ties=26, labels=("x", "y", "z", None)):
    random = np.random.default_rng(seed)
    names = [f"p{k}" for k in range(people)]
    edges = [
        (names[a], names[b], float(random.integers(1, 9)) / 2)
        for a, b in random.integers(0, people, (ties, 2))
    ]
    groups = {name: labels[random.integers(len(labels))] for name in names}
    tiers = {name: (None, 1, 2, 3)[random.integers(4)] for name in names}
    return TieGraph.from_edges(edges, names, directed=True, groups=groups, strong=2.0).with_tiers(tiers)


def empty(people):
    names = [f"p{k}" for k in range(people)]
    return TieGraph.from_edges([], names, groups=dict.fromkeys(names, "x"))


WORLDS = {
    "nobody": empty(0),
    "one person": empty(1),
    "people without ties": empty(5),
    "one pair": TieGraph.from_edges([("a", "b")], groups={"a": "x", "b": "y"}).with_tiers({"a": 1, "b": 2}),
    "two components": TieGraph.from_edges(
        [("a", "b"), ("c", "d"), ("d", "e")], ["z"], groups={"a": "x", "c": "y"}
    ),
    "star": star(6),
    "clique": clique(6),
    "ring": ring(7),
    "two cliques": two_cliques(),
    **{f"random {seed}": made(seed) for seed in range(4)},
    "crowded": made(9, people=12, ties=120),
    "no labels": made(5).with_groups(None).with_tiers(None),
    "large": made(11, people=60, ties=150, labels=("x", "y")),
    # From acts of every kind, some in person, some done together only, with a threshold for what is present.
    "from acts": recorded.made(3, people=14, acts=160).graph,
    "from few acts": recorded.made(8, people=9, acts=25).graph,
    "one tier": made(6).with_tiers({f"p{k}": 2 for k in range(14)}),
}


def flat(value):
    return np.atleast_1d(np.asarray(value, dtype=np.float64))


def per_tie(graph, values):
    low, high = graph.pairs
    return {
        frozenset((graph.people[i], graph.people[j])): v for i, j, v in zip(low, high, values, strict=True)
    }


def same(a, b):
    return np.allclose(flat(a), flat(b), rtol=1e-9, atol=1e-9, equal_nan=True)


@EVERY
def test_answers_with_the_right_shape_in_range_or_undefined(entry):
    for world, graph in WORLDS.items():
        values = answer(entry, graph)
        g = len(graph.group_names)
        shapes = {"network": [()], "person": [(graph.n,)], "dyad": [(graph.m,)], "group": [(g,), (g, g)]}
        assert np.shape(values) in shapes[entry.level], world
        values = flat(values)
        assert not np.isinf(values).any(), world
        known = values[~np.isnan(values)]
        assert ((known >= entry.range[0] - 1e-9) & (known <= entry.range[1] + 1e-9)).all(), world


@pytest.mark.parametrize("entry", TWINNED, ids=lambda entry: entry.key)
def test_agrees_with_its_slow_twin(entry):
    for world, graph in WORLDS.items():
        assert same(answer(entry, graph), TWINS[entry.key](twins.Plain(graph))), world


@EVERY
def test_leaves_its_input_as_it_was_and_answers_the_same_again(entry):
    graph = made(3)
    before = {
        f.name: np.copy(getattr(graph, f.name))
        for f in fields(graph)
        if isinstance(getattr(graph, f.name), np.ndarray)
    }
    first = answer(entry, graph)
    assert same(first, answer(entry, made(3)))
    assert np.array_equal(flat(first), flat(answer(entry, graph)), equal_nan=True)
    for name, values in before.items():
        assert np.array_equal(values, getattr(graph, name))


@pytest.mark.parametrize("entry", TWINNED, ids=lambda entry: entry.key)
@pytest.mark.parametrize("seed", range(3))
def test_renaming_people_permutes_the_answer(entry, seed):
    graph = made(seed)
    random = np.random.default_rng(seed + 50)
    turn = random.permutation(graph.n)
    low, high = graph.pairs
    names = graph.people
    edges = []
    for slot, i, j in zip(graph.upper, low, high, strict=True):
        edges += [(names[i], names[j], graph.out[slot]), (names[j], names[i], graph.into[slot])]
    homes = dict(zip(names, graph.groups, strict=True))
    turned = TieGraph.from_edges(edges, [names[k] for k in turn], directed=True, groups=homes, strong=2.0)
    turned = turned.with_tiers(dict(zip(names, graph.tiers, strict=True)))
    mine, theirs = answer(entry, graph), answer(entry, turned)
    if entry.level in ("network", "group"):
        assert same(mine, theirs)
    elif entry.level == "person":
        assert same(np.asarray(mine)[turn], theirs)
    elif entry.key != "dyadic_balance":
        a, b = per_tie(graph, mine), per_tie(turned, theirs)
        assert a.keys() == b.keys()
        assert same(list(a.values()), [b[k] for k in a])
    else:
        a, b = per_tie(graph, mine), per_tie(turned, theirs)
        assert same(np.abs(list(a.values())), np.abs([b[k] for k in a]))


@EVERY
@pytest.mark.parametrize("factor", [0.125, 16.0])
def test_multiplying_all_weights_does_what_the_entry_says(entry, factor):
    graph = made(2)
    scaled = replace(
        graph, weight=graph.weight * factor, out=graph.out * factor, into=graph.into * factor,
        strong=graph.strong * (factor if entry.scaling == "by threshold" else 1.0),
    )  # fmt: skip
    expected = np.asarray(answer(entry, graph)) * (factor if entry.scaling == "proportional" else 1.0)
    assert same(answer(entry, scaled), expected)


@pytest.mark.parametrize(
    "entry",
    [e for e in FROM_TIES if e.level in ("person", "dyad") and e.key != "pagerank"],
    ids=lambda entry: entry.key,
)
def test_somebody_without_ties_changes_nobody_elses_figure(entry):
    graph = made(1)
    homes = dict(zip(graph.people, graph.groups, strict=True))
    low, high = graph.pairs
    edges = []
    for slot, i, j in zip(graph.upper, low, high, strict=True):
        edges += [
            (graph.people[i], graph.people[j], graph.out[slot]),
            (graph.people[j], graph.people[i], graph.into[slot]),
        ]
    larger = TieGraph.from_edges(edges, [*graph.people, "newcomer"], directed=True, groups=homes, strong=2.0)
    larger = larger.with_tiers(dict(zip(graph.people, graph.tiers, strict=True)))
    values = flat(answer(entry, larger))
    assert same(values[: graph.n] if entry.level == "person" else values, answer(entry, graph))


@EVERY
def test_a_loop_changes_nothing(entry):
    edges = [("a", "b", 2.0), ("b", "c", 1.0), ("a", "c", 1.0), ("c", "d", 3.0)]
    homes = {"a": "x", "b": "x", "c": "y", "d": "y"}
    with_loop = TieGraph.from_edges([*edges, ("b", "b", 9.0)], groups=homes)
    assert same(answer(entry, with_loop), answer(entry, TieGraph.from_edges(edges, groups=homes)))


@EVERY
def test_is_described_in_full(entry):
    for text in (entry.name, entry.question, entry.unit, entry.source, entry.caveat, entry.how):
        assert text.strip()
    assert entry.question.endswith("?")
    assert entry.how.endswith(".")
    assert entry.range[0] < entry.range[1]
    assert entry.smallest_group == (8 if entry.level in ("network", "group") else 1)
    assert entry.function.__doc__


def test_keys_are_unique():
    assert len({entry.key for entry in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("entry", TWINNED, ids=lambda entry: entry.key)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6), people=st.integers(1, 9), ties=st.integers(0, 30))
def test_agrees_with_its_twin_on_networks_nobody_chose(entry, seed, people, ties):
    graph = made(seed, people, ties)
    assert same(answer(entry, graph), TWINS[entry.key](twins.Plain(graph)))


@pytest.mark.parametrize(
    "key", ["constraint", "effective_size", "bonding", "support_ratio", "overlap", "transitivity"]
)
def test_triangles_found_in_parts_are_those_found_at_once(key, monkeypatch):
    entry = next(entry for entry in CATALOGUE if entry.key == key)
    at_once = answer(entry, made(7, people=40, ties=160))
    monkeypatch.setattr(paths, "_AT_ONCE", 5)
    assert same(answer(entry, made(7, people=40, ties=160)), at_once)
