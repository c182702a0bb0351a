"""What would chance make of so many ties a person? Ties rewired with everybody's degree kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tiework.arrays import Floats, ratio
from tiework.effort import ALONE, Effort, seed_of
from tiework.graph import TieGraph
from tiework.kernels.serving import serving
from tiework.measures.communities import detect_communities
from tiework.measures.distances import mean_distance
from tiework.measures.mixing import Chance
from tiework.measures.network import component_labels, density, transitivity
from tiework.measures.parts import part

SWAPS = 10
SHUFFLES = 100
LEAST_PEOPLE, MOST_DENSE = 50, 0.3


def rewired(graph: TieGraph, seed: int = 1, swaps: int = SWAPS) -> TieGraph:
    """Return a network in which everybody has as many ties as before, but with whom is chance.

    Parameters
    ----------
    graph : TieGraph
    seed : int
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
    low, high = (ends.astype(np.int32) for ends in graph.pairs)
    indptr, indices, weight = serving("rewiring").rewired(
        graph.n, low, high, graph.weight[graph.upper], seed=seed, tries=swaps * graph.m
    )
    half, slots = weight / 2, len(weight)
    return graph.with_ties(indptr, indices, weight, half, half, np.ones(slots, np.bool_), np.zeros(slots))


@dataclass(frozen=True, slots=True)
class NullModel:
    """A figure beside what rewired networks give: mean, standard deviation, and the two-sided share as far from the mean
    (1 + those as far) / (1 + networks); how many networks there were, and how many were asked for."""

    value: float
    expected: float
    deviation: float
    p_value: float
    shuffles: int = 0
    asked: int = 0

    @property
    def z(self) -> float:
        """(value - mean) / deviation: how many deviations off; nan where rewiring changes nothing."""
        return float(ratio(self.value - self.expected, self.deviation if self.deviation > 1e-12 else 0.0))


def against_rewired(
    graph: TieGraph,
    figure: Callable[[TieGraph], float],
    shuffles: int = SHUFFLES,
    seed: int = 1,
    *,
    effort: Effort = ALONE,
) -> NullModel:
    """How far is a figure from what networks with the same degrees give?

    Parameters
    ----------
    graph : TieGraph
    figure : callable
        From a TieGraph to one number.
    shuffles : int
    seed : int
    effort : Effort
        For how long, and with how many threads.

    Returns
    -------
    NullModel

    Examples
    --------
    >>> ring = TieGraph.from_edges([(f"{k}", f"{(k + 1) % 9}") for k in range(9)])
    >>> against_rewired(ring, density, shuffles=5).expected
    0.25
    """
    return all_against_rewired(graph, [figure], shuffles, seed, effort=effort)[0]


def all_against_rewired(
    graph: TieGraph,
    figures: Sequence[Callable[[TieGraph], float]],
    shuffles: int = SHUFFLES,
    seed: int = 1,
    *,
    effort: Effort = ALONE,
) -> tuple[NullModel, ...]:
    """Say it of several figures, each as `against_rewired` does, on the same rewired networks (one NullModel each)."""
    draws = list(
        effort.draws(lambda k: _of_rewired(graph, figures, seed_of(seed, k)), shuffles if figures else 0)
    )
    columns = np.array(draws, np.float64).reshape(len(draws), len(figures)).T
    return tuple(
        _null(figure(graph), column, shuffles) for figure, column in zip(figures, columns, strict=True)
    )


def _of_rewired(graph: TieGraph, figures: Sequence[Callable[[TieGraph], float]], seed: int) -> list[float]:
    made = rewired(graph, seed)
    return [figure(made) for figure in figures]


def _null(value: float, drawn: Floats, asked: int) -> NullModel:
    chance = Chance.of(value, drawn, asked)
    return NullModel(value, chance.expected, chance.deviation, chance.p_value, chance.shuffles, asked)


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
    shuffles, asked : int
        How many networks were rewired, and how many were asked for.
    """

    gamma: float
    lam: float
    sigma: float
    omega: float
    shuffles: int = 0
    asked: int = 0


def small_world(
    graph: TieGraph, shuffles: int = SHUFFLES, seed: int = 1, *, effort: Effort = ALONE
) -> SmallWorld:
    """Is the network clustered like a village and yet close like a crowd?

    Parameters
    ----------
    graph : TieGraph
    shuffles : int
        Rewired networks, each of 10 attempted swaps a tie.
    seed : int
    effort : Effort
        For how long, and with how many threads.

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
    figures = (transitivity, mean_distance)
    draws = list(effort.draws(lambda k: _of_rewired(whole, figures, seed_of(seed, k)), shuffles))
    chance, far = (_mean([pair[side] for pair in draws]) for side in (0, 1))
    gamma, lam = ratio(seen, chance), ratio(away, far)
    k = 2 * whole.m / max(whole.n, 1)
    lattice = 3 * (k - 2) / (4 * (k - 1)) if k > 2 else 0.0
    omega = ratio(far, away) - ratio(seen, lattice)
    return SmallWorld(float(gamma), float(lam), float(ratio(gamma, lam)), float(omega), len(draws), shuffles)


def small_world_sigma(graph: TieGraph, shuffles: int = SHUFFLES, seed: int = 1) -> float:
    """Small-world sigma; nan below 50 people or above a density of 0.3, where it says nothing. See `small_world`."""
    return small_world(graph, shuffles, seed).sigma if speaks(graph) else float("nan")


def small_world_omega(graph: TieGraph, shuffles: int = SHUFFLES, seed: int = 1) -> float:
    """Small-world omega; nan below 50 people or above a density of 0.3. See `small_world`."""
    return small_world(graph, shuffles, seed).omega if speaks(graph) else float("nan")


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
    return modularity_against_rewired(graph, shuffles, seed).z


def modularity_against_rewired(
    graph: TieGraph, shuffles: int = SHUFFLES, seed: int = 1, *, effort: Effort = ALONE
) -> NullModel:
    """How far is the modularity of detected communities from what rewired networks give? See `modularity_z`."""
    if graph.m < 2:
        return NullModel(*(float("nan"),) * 4)

    def found(one: TieGraph) -> float:
        return detect_communities(one, runs=3).modularity

    return against_rewired(graph, found, shuffles, seed, effort=effort)


def speaks(graph: TieGraph) -> bool:
    """Say whether small-world figures mean anything: from 50 people on, and up to a density of 0.3."""
    whole = _largest(graph)
    return whole.n >= LEAST_PEOPLE and density(whole) <= MOST_DENSE


def _largest(graph: TieGraph) -> TieGraph:
    return part(graph, component_labels(graph) == 0)


def _mean(values: Sequence[float]) -> Floats:
    known = np.array([value for value in values if value == value])
    return ratio(known.sum(), len(known))
