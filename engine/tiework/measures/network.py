"""The network as a whole."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Floats, Ints, ratio
from tiework.graph import TieGraph, kept
from tiework.kernels.serving import serving
from tiework.measures.bonding import local_clustering, triangles
from tiework.numbering import by_size


def degree(graph: TieGraph) -> Floats:
    """How many ties does each person have?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        k_i, 0 or more.

    Examples
    --------
    >>> degree(TieGraph.from_edges([("a", "b"), ("a", "c")]))
    array([2., 1., 1.])
    """
    return graph.degree.astype(np.float64)


def density(graph: TieGraph) -> float:
    """Of all pairs of people, what share is tied?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        m / (n (n - 1) / 2); 0 to 1; nan for fewer than two people. Falls as a network grows: read the mean degree too.

    Examples
    --------
    >>> density(TieGraph.from_edges([("a", "b"), ("a", "c")], people=["z"]))
    0.3333333333333333
    """
    return float(ratio(2 * graph.m, graph.n * (graph.n - 1)))


def mean_degree(graph: TieGraph) -> float:
    """How many ties does a member have on average, members without any included?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        2m / n; 0 or more; nan without people.

    Examples
    --------
    >>> mean_degree(TieGraph.from_edges([("a", "b")], people=["z", "y"]))
    0.5
    """
    return float(ratio(2 * graph.m, graph.n))


def component_labels(graph: TieGraph) -> Ints:
    """Which component each person is in (int64[n]), numbered by size, largest first, ties by first person."""
    found = serving("shape").components(graph.indptr, graph.indices)
    return by_size(found, graph.degree > 0).astype(np.int64)


def components(graph: TieGraph) -> float:
    """In how many separate pieces is the network, a person without ties being one?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        A whole number, 0 (nobody) to n.

    Examples
    --------
    >>> components(TieGraph.from_edges([("a", "b"), ("c", "d")], people=["z"]))
    3.0
    """
    return float(kept(graph, component_labels).max(initial=-1) + 1)


def largest_component_share(graph: TieGraph) -> float:
    """What share of the members can reach each other through ties?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Members in the largest component / members; above 0 to 1; nan without people.

    Examples
    --------
    >>> largest_component_share(TieGraph.from_edges([("a", "b"), ("b", "c")], people=["z"]))
    0.75
    """
    return float(ratio(np.count_nonzero(kept(graph, component_labels) == 0), graph.n))


def transitivity(graph: TieGraph) -> float:
    """When two people share a contact, how often are they tied themselves?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        3 * triangles / pairs of ties that meet; 0 to 1; nan where no two ties meet. Source: Newman 2003.

    Examples
    --------
    >>> transitivity(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    0.6
    """
    return float(ratio(2 * triangles(graph).sum(), (graph.degree * (graph.degree - 1)).sum()))


def mean_clustering(graph: TieGraph) -> float:
    """What is the mean local clustering, people with fewer than two ties counting 0?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        0 to 1; nan without people. The zero-filled convention of SNAP and KONECT, so that figures compare.
        Source: Watts & Strogatz 1998.

    Examples
    --------
    >>> round(mean_clustering(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")])), 4)
    0.5833
    """
    return float(np.nan_to_num(local_clustering(graph)).mean()) if graph.n else float("nan")


def isolates(graph: TieGraph) -> float:
    """How many members have no tie?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        A whole number, 0 to n.

    Examples
    --------
    >>> isolates(TieGraph.from_edges([("a", "b")], people=["z"]))
    1.0
    """
    return float(np.count_nonzero(graph.degree == 0))


def in_person_share(graph: TieGraph) -> float:
    """What part of all tie weight comes from being together in person?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        In-person weight / weight, over all ties; 0 to 1; nan without ties.

    Examples
    --------
    >>> in_person_share(TieGraph.from_edges([("a", "b")]))
    0.0
    """
    return float(ratio(graph.in_person.sum(), graph.weight.sum()))


def strong_ties_per_member(graph: TieGraph) -> float:
    """How many strong ties does a member have on average?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Ends of ties that are reciprocated and at or above theta, per member; 0 or more; nan without people.

    Examples
    --------
    >>> strong_ties_per_member(TieGraph.from_edges([("a", "b", 2), ("a", "c", 0.5)], people=["z"]))
    0.5
    """
    strong = graph.reciprocated & (graph.weight >= graph.strong)
    return float(ratio(np.count_nonzero(strong), graph.n))
