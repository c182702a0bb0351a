"""The reference values, and how something is held against all of an entry: nothing in the file may go unchecked."""

import json
from pathlib import Path

import numpy as np
import pytest
from tiework.graph import TieGraph

TEXTBOOK = json.loads(Path(__file__).with_name("reference_values.json").read_text())["textbook"]
PLAIN = ["karate_unweighted", "krackhardt_kite", "florentine_marriage", "borgatti_1997_ego_G"]
# What the file says besides values of ours: what they are about, and what other libraries give (see test_peers.py).
ABOUT = {
    "nodes", "edges", "edge_weights", "groups", "note", "source", "definition", "women", "events", "weights", "seeds",
    "tier", "ties", "pretrusted", "a_restart", "events_day_weight", "evaluate_at_day", "half_life_days",
    "recursive_property", "capacities_by_distance_supersource_is_0", "one_factor_loadings",
    "raw_items_respondents_by_items", "x", "counts",
}  # fmt: skip
ELSEWHERE = {
    "constraint_agrees", "constraint_weighted_igraph", "constraint_igraph", "constraint_matrix_formula",
    "effective_size_weighted_networkx_3_7_default_call_WRONG", "effective_size_networkx_3_7_default_call_WRONG",
    "binary_dyad_ratio_igraph_mode_ratio", "constraint_networkx", "effective_size_networkx", "closeness_networkx",
}  # fmt: skip


def near(value, **how):
    """As pytest.approx, through dictionaries and lists of any depth."""
    how = how or {"rel": 1e-9, "abs": 1e-9}
    if isinstance(value, dict):
        return {key: near(each, **how) for key, each in value.items()}
    if isinstance(value, list):
        return [near(each, **how) for each in value]
    return pytest.approx(value, **how) if isinstance(value, int | float) else value


def check(entry, found):
    """Every value of an entry is found, and is the one said."""
    assert set(entry) - ABOUT - ELSEWHERE == set(found)
    for key, value in found.items():
        assert value == near(entry[key], **({"abs": 1e-6} if "pagerank" in key else {})), key


def made(entry, **more):
    edges = (
        entry["edges"] if "edges" in entry else [(*k.split("|"), w) for k, w in entry["edge_weights"].items()]
    )
    edges = [tuple(str(end) if at < 2 else end for at, end in enumerate(edge)) for edge in edges]
    return TieGraph.from_edges(edges, entry.get("nodes", ()), **more)


def each(graph, values):
    return {name: None if np.isnan(v) else float(v) for name, v in zip(graph.people, values, strict=True)}


def pairs(graph, values, said):
    low, high = graph.pairs
    found = {
        frozenset((graph.people[i], graph.people[j])): None if np.isnan(v) else float(v)
        for i, j, v in zip(low, high, values, strict=True)
    }
    assert len(found) == len(said)
    return {key: found[frozenset(key.split("|"))] for key in said}
