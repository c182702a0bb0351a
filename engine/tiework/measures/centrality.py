"""Importance passed along ties: PageRank, the same walk begun from people one trusts, and the eigenvector."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Floats, Ints
from tiework.contacts import FORWARD, TOGETHER, contacts
from tiework.graph import TieGraph
from tiework.kernels.serving import serving
from tiework.measures.records import Certificate
from tiework.policy import Policy

_CLOSE = 1e-14
_MOST_STEPS = 10_000
_DENSE = 400
_REPLIES = ("replied", "reply", "answered", "answer")


def pagerank(graph: TieGraph, damping: float = 0.85) -> Floats:
    """Whom do those turn to, to whom others turn?

    Parameters
    ----------
    graph : TieGraph
        Weight flows from the one who acts to the one the act is toward: a reply, to whom it answers. What two did together
        flows both ways.
    damping : float
        The chance to go on along a tie, rather than to begin anew anywhere.

    Returns
    -------
    float64[n]
        Sums to 1; who acts toward nobody passes evenly to all. Source: Brin & Page 1998.

    Examples
    --------
    >>> pagerank(TieGraph.from_edges([("a", "b"), ("c", "b"), ("b", "c")], directed=True)).round(3)
    array([0.05 , 0.486, 0.464])
    """
    found: Floats = serving("ranking").pagerank(
        graph.indptr, graph.indices, graph.out + graph.together, graph.into + graph.together, damping=damping
    )
    return found


def pagerank_replies(
    acts: ActTable, policy: Policy, as_of: float, reply_kinds: Collection[str] = (), damping: float = 0.85
) -> Floats:
    """Whose words do those answer, whom others answer?

    Parameters
    ----------
    acts : ActTable
    policy : Policy
    as_of : float
        Unix seconds.
    reply_kinds : collection of str
        Kinds of act that answer somebody; those called a reply unless given.
    damping : float

    Returns
    -------
    float64[n]
        As `pagerank`, along decayed replies alone, from who replies to whom they answer; sums to 1; nan for everybody
        where nobody replied.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> table = ActTable.from_records([Act("a", ("b",), "mail.replied", 0), Act("c", ("b",), "mail.replied", 0)])
    >>> pagerank_replies(table, Policy.for_mail(), 0.0).round(3)
    array([0.213, 0.574, 0.213])
    """
    named = reply_kinds or [kind for kind in acts.kinds if kind.rsplit(".")[-1] in _REPLIES]
    rows = contacts(acts, policy, as_of)
    replies = np.array([kind in named for kind in acts.kinds], dtype=np.bool_)
    chosen = (rows.way != TOGETHER) & replies[acts.kind[rows.act]]
    if not chosen.any():
        return np.full(len(acts.people), np.nan)
    lo, hi = rows.lo[rows.pair[chosen]].astype(np.int64), rows.hi[rows.pair[chosen]].astype(np.int64)
    forward = rows.way[chosen] == FORWARD
    worth = rows.decayed(as_of, policy.half_life_days)[chosen]
    even = np.full(len(acts.people), 1 / len(acts.people))
    return restart_walk(np.where(forward, lo, hi), np.where(forward, hi, lo), worth, even, 1 - damping)


def personalised_trust(
    certificates: Sequence[Certificate], people: Sequence[str], seeds: Collection[str], restart: float = 0.15
) -> Floats:
    """How much trust flows to each person from those one starts with?

    Parameters
    ----------
    certificates : sequence of Certificate
        Each passes trust on in proportion to its level; levels of 0 or less, and those about oneself, are dropped.
    people : sequence of str
    seeds : collection of str
        Where trust starts and comes back to.
    restart : float
        a: the part that comes back to the seeds at each step.

    Returns
    -------
    float64[n]
        Sums to 1, in the order of `people`; 0 for those out of reach; nan for everybody without seeds. Compare ranks,
        not values. Source: Kamvar, Schlosser & Garcia-Molina 2003; Haveliwala 2002.

    Examples
    --------
    >>> personalised_trust([Certificate("s", "a"), Certificate("a", "s")], ["s", "a", "z"], ["s"]).round(4)
    array([0.5405, 0.4595, 0.    ])
    """
    place = {name: k for k, name in enumerate(people)}
    start = np.zeros(len(place))
    start[[place[name] for name in dict.fromkeys(seeds) if name in place]] = 1
    if not start.any():
        return np.full(len(place), np.nan)
    kept = [one for one in certificates if one.level > 0 and one.by != one.about]
    kept = [one for one in kept if one.by in place and one.about in place]
    return restart_walk(
        np.array([place[one.by] for one in kept], dtype=np.int64),
        np.array([place[one.about] for one in kept], dtype=np.int64),
        np.array([one.level for one in kept], dtype=np.float64),
        start / start.sum(),
        restart,
    )


def restart_walk(start: Ints, end: Ints, weight: Floats, home: Floats, restart: float) -> Floats:
    """Where is a walk in the long run that follows arcs by weight and now and then begins anew?

    Parameters
    ----------
    start, end : int64[e]
    weight : float64[e]
    home : float64[n]
        Where it begins anew; sums to 1. Who has no arc passes everything there.
    restart : float

    Returns
    -------
    float64[n]
        t = (1 - restart) C' t + restart home, summing to 1.
    """
    people = len(home)
    total = np.bincount(start, weight, minlength=people)
    passed = weight / np.where(total > 0, total, 1.0)[start]
    held: Floats = home.copy()
    for _ in range(_MOST_STEPS):
        moved = np.bincount(end, passed * held[start], minlength=people)
        lost = held[total == 0].sum()
        after = (1 - restart) * (moved + lost * home) + restart * home
        if np.abs(after - held).sum() < _CLOSE:
            break
        held = after
    return held


def eigenvector(graph: TieGraph) -> Floats:
    """Whose ties lead to people who are themselves well tied?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        The leading eigenvector of the tie weights within each component, the largest value of each being 1; 0 to 1;
        nan for people without ties. Source: Bonacich 1972.

    Examples
    --------
    >>> eigenvector(TieGraph.from_edges([("a", "b"), ("b", "c")], people=["z"])).round(4)
    array([   nan, 0.7071, 1.    , 0.7071])
    """
    from tiework.measures.network import component_labels

    labels, found = component_labels(graph), np.full(graph.n, np.nan)
    for label in np.unique(labels[graph.degree > 0]):
        people = np.flatnonzero(labels == label)
        inside = np.isin(graph.rows, people)
        row, column = (np.searchsorted(people, k[inside]) for k in (graph.rows, graph.indices))
        vector = np.abs(_leading(row, column, graph.weight[inside], len(people)))
        found[people] = vector / vector.max()
    return found


def _leading(row: Ints, column: Ints, weight: Floats, size: int) -> Floats:
    from scipy.sparse import csr_array
    from scipy.sparse.linalg import eigsh

    matrix = csr_array((weight, (row, column)), shape=(size, size))
    if size <= _DENSE:
        vectors: Floats = np.linalg.eigh(matrix.toarray())[1]
        last: Floats = vectors[:, -1]
        return last
    _, found = eigsh(matrix, k=1, which="LA", v0=np.ones(size), tol=1e-12)
    leading: Floats = found[:, 0]
    return leading
