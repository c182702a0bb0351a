"""Reciprocity: do acts come back?"""

from __future__ import annotations

import numpy as np

from tiework.arrays import Bools, Floats, ratio
from tiework.graph import TieGraph


def directed(graph: TieGraph) -> Bools:
    """Which slots carry a directed tie from their row's person (bool[2m])."""
    return graph.out >= graph.present if graph.present > 0 else graph.out > 0


def reaching(graph: TieGraph) -> tuple[Bools, Bools]:
    """Which slots lead from their row's person to the other, and which back (bool[2m] each).

    What people did together leads both ways, and so does a tie of which no direction is present by itself.
    """
    least = graph.present if graph.present > 0 else np.finfo(np.float64).tiny
    there, back = (side + graph.together >= least for side in (graph.out, graph.into))
    neither = ~(there | back)
    return there | neither, back | neither


def edge_reciprocity(graph: TieGraph) -> float:
    """Of the directed ties, how many have their reverse?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        0 to 1; nan without any directed tie.

    Notes
    -----
    r = directed ties whose reverse exists / directed ties. Self-loops do not count. A direction below the graph's
    threshold for present is no directed tie. Source: Garlaschelli & Loffredo 2004.

    Examples
    --------
    >>> edge_reciprocity(TieGraph.from_edges([("a", "b"), ("b", "a"), ("a", "c"), ("d", "a")], directed=True))
    0.5
    """
    there = directed(graph)
    back = graph.into >= graph.present if graph.present > 0 else graph.into > 0
    return float(ratio(np.count_nonzero(there & back), np.count_nonzero(there)))


def reciprocity_rho(graph: TieGraph) -> float:
    """How much more reciprocity is there than among as many ties thrown at random?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        rho = (r - a) / (1 - a) with a = directed ties / (n (n - 1)); at most 1, 0 as by chance, below 0 where ties
        avoid coming back; nan without directed ties, or where every possible one exists.

    Notes
    -----
    Source: Garlaschelli & Loffredo 2004.

    Examples
    --------
    >>> round(reciprocity_rho(TieGraph.from_edges([("a", "b"), ("b", "a"), ("a", "c"), ("d", "a")], directed=True)), 4)
    0.25
    """
    possible = graph.n * (graph.n - 1)
    if possible == 0:
        return float("nan")
    density = np.count_nonzero(directed(graph)) / possible
    return float(ratio(edge_reciprocity(graph) - density, 1 - density))


def weighted_reciprocity(flows: TieGraph) -> float:
    """Of all that people do toward each other, how much is returned?

    Parameters
    ----------
    flows : TieGraph
        Every pair that ever acted, present or not: what has faded is little, and still counts as much as it weighs.

    Returns
    -------
    float
        r_w = sum of min(s_ij, s_ji) / sum of s_ij over i != j; 0 to 1; nan where nothing flows.

    Notes
    -----
    Acts done together have no direction and do not enter. Source: Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013.

    Examples
    --------
    >>> weighted_reciprocity(TieGraph.from_edges([("a", "b", 4), ("b", "a", 1)], directed=True))
    0.4
    """
    return float(ratio(np.minimum(flows.out, flows.into).sum(), flows.out.sum()))


def dyadic_balance(graph: TieGraph) -> Floats:
    """In each tie, who gives more?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[m]
        (s_ij - s_ji) / (s_ij + s_ji) seen from the lower index i, in the order of ``graph.pairs``; -1 to 1, above 0
        where i gives more; nan where neither direction carries anything.

    Examples
    --------
    >>> dyadic_balance(TieGraph.from_edges([("a", "b", 3), ("b", "a", 1)], directed=True))
    array([0.5])
    """
    out, into = graph.out[graph.upper], graph.into[graph.upper]
    return ratio(out - into, out + into)


def tie_strength(graph: TieGraph) -> Floats:
    """How strong is each tie?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[m]
        w_ij = s_ij + s_ji + c_ij in weighted acts, decayed to the moment of the graph; above 0; in the order of
        ``graph.pairs``. Source: Granovetter 1973; decay as in Burt 2000.

    Examples
    --------
    >>> tie_strength(TieGraph.from_edges([("a", "b", 3), ("b", "a", 1)], directed=True))
    array([4.])
    """
    return graph.weight[graph.upper]
