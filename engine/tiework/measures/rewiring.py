"""What would chance make of so many ties a person? Ties rewired with everybody's degree kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from tiework.arrays import Floats, ratio
from tiework.graph import TieGraph, build
from tiework.measures.communities import detect_communities
from tiework.measures.distances import mean_distance
from tiework.measures.network import component_labels, density, transitivity
from tiework.measures.parts import part

SWAPS = 10
SHUFFLES = 100
LEAST_PEOPLE, MOST_DENSE = 50, 0.3


def rewired(graph: TieGraph, random: np.random.Generator, swaps: int = SWAPS) -> TieGraph:
    """Return a network in which everybody has as many ties as before, but with whom is chance.

    Parameters
    ----------
    graph : TieGraph
    random : numpy Generator
    swaps : int
        Attempted swaps for each tie: a-b and c-d become a-d and c-b, unless that gives a loop or a double tie.

    Returns
    -------
    TieGraph
        The same people, degrees and tie weights; weights are dealt out anew.

    Notes
    -----
    Source: Maslov & Sneppen 2002.
    """
    low, high = (ends.tolist() for ends in graph.pairs)
    tied = {a * graph.n + b for a, b in zip(low, high, strict=True)}
    tries = swaps * graph.m
    first, second = random.integers(0, max(graph.m, 1), (2, tries)).tolist()
    turn = (random.random(tries) < 0.5).tolist()
    for one, other, swap in zip(first, second, turn, strict=True):
        a, b, c, d = low[one], high[one], low[other], high[other]
        if swap:
            c, d = d, c
        if a in (c, d) or b in (c, d):
            continue
        p, q = (a, d) if a < d else (d, a), (c, b) if c < b else (b, c)
        keys = p[0] * graph.n + p[1], q[0] * graph.n + q[1]
        if keys[0] in tied or keys[1] in tied:
            continue
        tied -= {a * graph.n + b, min(c, d) * graph.n + max(c, d)}
        tied |= set(keys)
        low[one], high[one], low[other], high[other] = *p, *q
    weight = random.permutation(graph.weight[graph.upper])
    half = weight / 2
    made = build(
        graph.people, np.array(low, np.int64), np.array(high, np.int64), half, half, weight,
        np.ones(graph.m, np.bool_), present=graph.present, strong=graph.strong,
    )  # fmt: skip
    return replace(made, groups=graph.groups, tiers=graph.tiers)


@dataclass(frozen=True, slots=True)
class NullModel:
    """A figure beside what rewired networks give: mean, standard deviation, and the two-sided share as far from the mean
    (1 + those as far) / (1 + networks)."""

    value: float
    expected: float
    deviation: float
    p_value: float

    @property
    def z(self) -> float:
        """(value - mean) / deviation: how many deviations off; nan where rewiring changes nothing."""
        return float(ratio(self.value - self.expected, self.deviation if self.deviation > 1e-12 else 0.0))


def against_rewired(
    graph: TieGraph, figure: Callable[[TieGraph], float], shuffles: int = SHUFFLES, seed: int = 1
) -> NullModel:
    """How far is a figure from what networks with the same degrees give?

    Parameters
    ----------
    graph : TieGraph
    figure : callable
        From a TieGraph to one number.
    shuffles : int
    seed : int

    Returns
    -------
    NullModel

    Examples
    --------
    >>> ring = TieGraph.from_edges([(f"{k}", f"{(k + 1) % 9}") for k in range(9)])
    >>> against_rewired(ring, density, shuffles=5).expected
    0.25
    """
    drawn = np.array([figure(one) for one in _draws(graph, shuffles, seed)])
    sound = drawn[~np.isnan(drawn)]
    if not len(sound):
        return NullModel(figure(graph), *(float("nan"),) * 3)
    seen, centre = figure(graph), float(sound.mean())
    far = np.count_nonzero(np.abs(sound - centre) >= abs(seen - centre) - 1e-12)
    likely = (1 + far) / (1 + len(sound)) if seen == seen else float("nan")
    return NullModel(seen, centre, float(sound.std()), float(likely))


@dataclass(frozen=True, slots=True)
class SmallWorld:
    """How clustered and how close the largest component is, beside rewired networks.

    Attributes
    ----------
    gamma : float
        C / C_null, transitivity.
    lam : float
        L / L_null, mean distance.
    sigma : float
        gamma / lambda; above 1 is a small world. Source: Humphries & Gurney 2008.
    omega : float
        L_null / L - C / C_lattice; near 0 a small world, toward 1 random, toward -1 a lattice. Source: Telesford 2011.
    """

    gamma: float
    lam: float
    sigma: float
    omega: float


def small_world(graph: TieGraph, shuffles: int = SHUFFLES, seed: int = 1) -> SmallWorld:
    """Is the network clustered like a village and yet close like a crowd?

    Parameters
    ----------
    graph : TieGraph
    shuffles : int
        Rewired networks, each of 10 attempted swaps a tie.
    seed : int

    Returns
    -------
    SmallWorld
        nan where clustering or distance is undefined, or chance gives no clustering at all.

    Notes
    -----
    On the largest component. The lattice is a ring with the same mean degree k, C = 3 (k - 2) / (4 (k - 1)); omega is
    undefined for k of 2 or less.
    """
    whole = _largest(graph)
    seen, away = transitivity(whole), mean_distance(whole)
    draws = [(transitivity(one), mean_distance(one)) for one in _draws(whole, shuffles, seed)]
    chance, far = (_mean([pair[side] for pair in draws]) for side in (0, 1))
    gamma, lam = ratio(seen, chance), ratio(away, far)
    k = 2 * whole.m / max(whole.n, 1)
    lattice = 3 * (k - 2) / (4 * (k - 1)) if k > 2 else 0.0
    omega = ratio(far, away) - ratio(seen, lattice)
    return SmallWorld(float(gamma), float(lam), float(ratio(gamma, lam)), float(omega))


def small_world_sigma(graph: TieGraph, shuffles: int = SHUFFLES, seed: int = 1) -> float:
    """Small-world sigma; nan below 50 people or above a density of 0.3, where it says nothing. See `small_world`."""
    return small_world(graph, shuffles, seed).sigma if _speaks(graph) else float("nan")


def small_world_omega(graph: TieGraph, shuffles: int = SHUFFLES, seed: int = 1) -> float:
    """Small-world omega; nan below 50 people or above a density of 0.3. See `small_world`."""
    return small_world(graph, shuffles, seed).omega if _speaks(graph) else float("nan")


def modularity_z(graph: TieGraph, shuffles: int = SHUFFLES, seed: int = 1) -> float:
    """How far above chance do the ties fall into groups of their own?

    Parameters
    ----------
    graph : TieGraph
    shuffles, seed : int

    Returns
    -------
    float
        z of the modularity of detected communities against rewired networks; nan without ties, or where rewiring changes
        nothing.
    """
    if graph.m < 2:
        return float("nan")
    return against_rewired(graph, lambda one: detect_communities(one, runs=3).modularity, shuffles, seed).z


def _speaks(graph: TieGraph) -> bool:
    whole = _largest(graph)
    return whole.n >= LEAST_PEOPLE and density(whole) <= MOST_DENSE


def _draws(graph: TieGraph, shuffles: int, seed: int) -> Iterator[TieGraph]:
    random = np.random.default_rng(seed)
    for _ in range(shuffles):
        yield rewired(graph, random)


def _largest(graph: TieGraph) -> TieGraph:
    return part(graph, component_labels(graph) == 0)


def _mean(values: list[float]) -> Floats:
    known = np.array([value for value in values if value == value])
    return ratio(known.sum(), len(known))
