"""Communities found from the ties alone: a fallback where nobody declared a group, and named as such."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tiework.arrays import Ints
from tiework.graph import TieGraph
from tiework.measures.louvain import louvain
from tiework.measures.mixing import modularity_of


@dataclass(frozen=True, eq=False)
class Communities:
    """A partition found from the ties.

    Attributes
    ----------
    codes : int64[n]
        Community of each person, numbered by size, largest first; people without ties stand alone, at the end.
    modularity : float
        Of the whole partition; nan without ties.
    labels : tuple of (str or None)
        ``"Group 1"`` and so on; None for people without ties.
    """

    codes: Ints
    modularity: float
    labels: tuple[str | None, ...]

    @property
    def count(self) -> int:
        """How many communities hold at least one tie."""
        return len({label for label in self.labels if label is not None})


def detect_communities(graph: TieGraph, seed: int = 1, runs: int | None = None) -> Communities:
    """Into which groups do the ties themselves fall?

    Parameters
    ----------
    graph : TieGraph
    seed : int
        The same seed gives the same answer.
    runs : int, optional
        How many random orders to try; the partition of highest modularity is kept. 50 up to 300 ties, 10 up to
        2,000, then 3.

    Returns
    -------
    Communities

    Notes
    -----
    Weighted modularity at resolution 1, local moving and aggregation (Blondel et al. 2008), best of `runs`. Small
    groups in a large network can go unseen (resolution limit), and a partition is found even in noise: compare the
    modularity with what you would expect. Deterministic for one order of people; another order can break ties between
    equally good partitions differently.

    Examples
    --------
    >>> ties = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
    >>> found = detect_communities(TieGraph.from_edges(ties))
    >>> found.codes, found.count
    (array([0, 0, 0, 1, 1, 1]), 2)
    """
    random = np.random.default_rng(seed)
    runs = _runs(graph) if runs is None else runs
    best, best_score = np.arange(graph.n, dtype=np.int64), -np.inf
    for _ in range(runs if graph.m else 0):
        codes = louvain(graph, random)
        score = modularity_of(graph, codes)
        if score > best_score + 1e-12:
            best, best_score = codes, score
    codes = _numbered(graph, best)
    labels = tuple(
        f"Group {code + 1}" if k else None for code, k in zip(codes.tolist(), graph.degree, strict=True)
    )
    return Communities(codes, modularity_of(graph, codes), labels)


def detected_modularity(graph: TieGraph) -> float:
    """How clearly do the ties fall into groups of their own?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Modularity of the best partition found; at least 0 in practice, below 1; nan without ties.

    Examples
    --------
    >>> detected_modularity(TieGraph.from_edges([("a", "b"), ("c", "d")]))
    0.5
    """
    return detect_communities(graph).modularity


def adjusted_rand(one: Ints, other: Ints) -> float:
    """How far do two partitions agree, beyond what chance would give?

    Parameters
    ----------
    one, other : int64[n]
        A community for each person.

    Returns
    -------
    float
        1 where they are the same, about 0 as by chance; nan for fewer than two people. Source: Hubert & Arabie 1985.

    Examples
    --------
    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    """
    people = len(one)
    if people < 2:
        return float("nan")
    first, second = (np.unique(codes, return_inverse=True)[1] for codes in (one, other))
    both = np.unique(first * people + second, return_counts=True)[1]
    together, left, right = (
        _pairs_within(counts) for counts in (both, np.bincount(first), np.bincount(second))
    )
    chance = left * right / (people * (people - 1) / 2)
    most = (left + right) / 2
    return float((together - chance) / (most - chance)) if most != chance else 1.0


def partition_stability(graph: TieGraph, runs: int = 20, seed: int = 1) -> float:
    """Does the search for communities find the same ones again?

    Parameters
    ----------
    graph : TieGraph
    runs : int
        Random orders of visits.
    seed : int

    Returns
    -------
    float
        Mean adjusted Rand index between each two runs, over people with ties; 1 is always the same; nan without ties.

    Examples
    --------
    >>> partition_stability(TieGraph.from_edges([("a", "b"), ("c", "d")]))
    1.0
    """
    if not graph.m:
        return float("nan")
    random, tied = np.random.default_rng(seed), graph.degree > 0
    found = [louvain(graph, random)[tied] for _ in range(runs)]
    return float(np.mean([adjusted_rand(one, other) for k, one in enumerate(found) for other in found[:k]]))


def _pairs_within(counts: Ints) -> float:
    return float((counts * (counts - 1)).sum() / 2)


def _runs(graph: TieGraph) -> int:
    return 50 if graph.m <= 300 else 10 if graph.m <= 2000 else 3


def _numbered(graph: TieGraph, codes: Ints) -> Ints:
    _, first, inverse, counts = np.unique(codes, return_index=True, return_inverse=True, return_counts=True)
    tied = graph.degree[first] > 0 if graph.n else np.zeros(0, np.bool_)
    rank = np.empty(len(counts), dtype=np.int64)
    rank[np.lexsort((first, -counts, ~tied))] = np.arange(len(counts))
    return rank[inverse] if graph.n else codes
