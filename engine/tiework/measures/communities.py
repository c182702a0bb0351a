"""Communities found from the ties alone: a fallback where nobody declared a group, and named as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tiework.arrays import Ints
from tiework.graph import TieGraph
from tiework.kernels.serving import serving
from tiework.measures.mixing import modularity_of

# So many ties, and the search is begun so often.
_RUNS = ((100_000, 50), (1_000_000, 10))
_FEWEST = 3
# Pairs of communities that are counted in a table, rather than sorted.
_TABLE = 2_000_000


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
        How many random orders of visits to try; the partition of highest modularity is kept. 50 up to 100,000 ties, 10
        up to a million, then 3.

    Returns
    -------
    Communities

    Notes
    -----
    Weighted modularity at resolution 1 by the Leiden algorithm, two full iterations a run (Traag, Waltman & van Eck
    2019), best of `runs`. Each community is connected. Small groups in a large network can go unseen (resolution
    limit), and a partition is found even in noise: compare the modularity with what you would expect. Deterministic for
    one order of people; another order can break ties between equally good partitions differently.

    Examples
    --------
    >>> ties = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
    >>> found = detect_communities(TieGraph.from_edges(ties))
    >>> found.codes, found.count
    (array([0, 0, 0, 1, 1, 1]), 2)
    """
    codes, most = np.arange(graph.n, dtype=np.int64), -np.inf
    for found in _found(graph, seed, runs):
        score = modularity_of(graph, found)
        if score > most + 1e-12:
            codes, most = found, score
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
    first, second = (_numbers_in_use(codes) for codes in (one, other))
    sizes, others = np.bincount(first), np.bincount(second)
    cells = first * len(others) + second
    few = len(sizes) * len(others) <= _TABLE
    both = np.bincount(cells) if few else np.unique(cells, return_counts=True)[1]
    together, left, right = (_pairs_within(counts) for counts in (both, sizes, others))
    chance = left * right / (people * (people - 1) / 2)
    most = (left + right) / 2
    return float((together - chance) / (most - chance)) if most != chance else 1.0


def partition_stability(graph: TieGraph, runs: int | None = None, seed: int = 1) -> float:
    """Does the search for communities find the same ones again?

    Parameters
    ----------
    graph : TieGraph
    runs : int, optional
        Random orders of visits: 50 up to 100,000 ties, 10 up to a million, then 3.
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
    tied = graph.degree > 0
    found = [codes[tied] for codes in _found(graph, seed, runs)]
    return float(np.mean([adjusted_rand(one, other) for k, one in enumerate(found) for other in found[:k]]))


def _pairs_within(counts: Ints) -> float:
    return float((counts * (counts - 1)).sum() / 2)


def _found(graph: TieGraph, seed: int, runs: int | None) -> Iterator[Ints]:
    if not graph.m:
        return
    leiden = serving("leiden").leiden
    for run in range(_runs(graph) if runs is None else runs):
        # Far apart, so that two seeds share no run.
        yield leiden(graph.indptr, graph.indices, graph.weight, seed=(seed << 32) + run).astype(np.int64)


def _runs(graph: TieGraph) -> int:
    return next((runs for ties, runs in _RUNS if graph.m <= ties), _FEWEST)


def _numbers_in_use(codes: Ints) -> Ints:
    # Codes as Leiden numbers them are used as they are; any others are numbered anew.
    if codes.min() >= 0 and codes.max() < len(codes):
        return codes.astype(np.int64, copy=False)
    return np.unique(codes, return_inverse=True)[1]
