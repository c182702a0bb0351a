"""Groups as a whole: do their ties leave them, how mixed are their contacts, and how thickly are any two tied?"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tiework.arrays import Bools, Floats, Ints, ratio
from tiework.effort import ALONE, Effort, seed_of
from tiework.graph import TieGraph
from tiework.labels import Memberships
from tiework.measures.mixing import Chance, blau, ei_index, hill, relabelling, shannon

LEAST_TIES = 20
SMALLEST_CELL = 5


def ei_index_group(graph: TieGraph) -> Floats:
    """Do each group's ties run outside it, or inside?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    float64[g]
        (external - internal) / (external + internal) over ties that touch the group and have both labels, in the order
        of ``graph.group_names``; -1 to 1; nan without such ties. Read it beside `ei_group_permutation`.
        Source: Krackhardt & Stern 1988.

    Examples
    --------
    >>> ei_index_group(TieGraph.from_edges([("a", "b"), ("a", "c")], groups={"a": "x", "b": "x", "c": "y"}))
    array([0., 1.])
    """
    return _ei(group_ties(graph))


def ei_group_permutation(
    graph: TieGraph, shuffles: int = 1000, seed: int = 1, *, effort: Effort = ALONE
) -> tuple[Chance, ...]:
    """What E-I index would each group have if ties took no notice of groups?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.
    shuffles : int
        How often the labels are dealt anew among those who have one.
    seed : int
    effort : Effort
        For how long, and with how many threads.

    Returns
    -------
    tuple of Chance
        One for each of ``graph.group_names``, as `tiework.measures.mixing.ei_permutation` gives for the network.
    """
    seen, of, made = ei_index_group(graph), graph.memberships, relabelling(graph)

    def shuffled(k: int) -> Floats:
        return _ei(_by_group(of, made.between(seed_of(seed, k))))

    rows = list(effort.draws(shuffled, shuffles))
    drawn = np.array(rows).reshape(len(rows), len(seen))
    return tuple(
        Chance.of(value, column, shuffles)
        if value == value
        else Chance(float("nan"), float("nan"), shuffles=len(drawn), asked=shuffles)
        for value, column in zip(seen.tolist(), drawn.T, strict=True)
    )


def ei_person_permutation(
    graph: TieGraph, shuffles: int = 1000, seed: int = 1, *, effort: Effort = ALONE
) -> tuple[Floats, Floats]:
    """What E-I index would each person have if ties took no notice of groups?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.
    shuffles : int
        How often the labels are dealt anew among those who have one.
    seed : int
    effort : Effort
        For how long, and with how many threads.

    Returns
    -------
    (float64[n], float64[n])
        Mean of the shuffled indices, and p = (1 + shuffles at least as far from it) / (1 + shuffles); nan for people
        without labelled ties. With few ties hardly anything is beyond chance: that is what it is for.
    """
    seen, made = ei_index(graph), relabelling(graph)
    count = np.bincount(graph.rows[~np.isnan(graph.inside)], minlength=graph.n)

    def shuffled(k: int) -> Floats:
        return ratio(count - 2 * made.inside_of_each(seed_of(seed, k)), count)

    rows = list(effort.draws(shuffled, shuffles))
    drawn = np.array(rows).reshape(len(rows), graph.n)
    centre = drawn.mean(axis=0)
    far = np.count_nonzero(np.abs(drawn - centre) >= np.abs(seen - centre) - 1e-12, axis=0)
    known = ~np.isnan(seen)
    return np.where(known, centre, np.nan), np.where(known, (1 + far) / (1 + len(drawn)), np.nan)


def group_ties(graph: TieGraph) -> Floats:
    """Ties between each two groups (float64[g, g], symmetric; inside a group each tie counts once).

    A tie of people with several groups is dealt out to them by their shares.
    """
    of = graph.memberships
    low, high = (of.sets[ends].astype(np.int64) for ends in graph.pairs)
    known = (low >= 0) & (high >= 0)
    sets = np.bincount(low[known] * of.count + high[known], minlength=of.count**2)
    return _by_group(of, sets.reshape(of.count, of.count))


def _by_group(of: Memberships, sets: Ints) -> Floats:
    cells = of.by_group(of.by_group(sets.astype(np.float64)).T).T
    return cells + cells.T - np.diag(np.diag(cells))


def hidden(sizes: Ints, smallest: int = SMALLEST_CELL) -> Bools:
    """Which groups go without figures, so that none of a handful can be read or worked back from totals?

    Parameters
    ----------
    sizes : int64[g]
        Members of each group.
    smallest : int
        Groups of fewer are hidden. One hidden alone would follow from the totals: the next smallest is then hidden with it,
        and so on until they hold `smallest` people together.

    Returns
    -------
    bool[g]

    Examples
    --------
    >>> hidden(np.array([9, 4, 7, 12])), hidden(np.array([9, 5]))
    (array([False,  True,  True, False]), array([False, False]))
    """
    small = sizes < smallest
    if not small.any():
        return small
    order = np.argsort(sizes, kind="stable")
    together = np.cumsum(sizes[order])
    count = max(int(np.count_nonzero(small)), 2, int(np.searchsorted(together, smallest)) + 1)
    small[order[:count]] = True
    return small


def hidden_groups(graph: TieGraph, smallest: int = SMALLEST_CELL) -> tuple[str, ...]:
    """Names of the groups that go without figures (see `hidden`)."""
    names = graph.group_names
    sizes = [np.count_nonzero(graph.memberships.of(code)) for code in range(len(names))]
    kept_back = hidden(np.array(sizes, dtype=np.int64), smallest)
    return tuple(name for name, small in zip(names, kept_back.tolist(), strict=True) if small)


def cross_group_density(graph: TieGraph, smallest_cell: int = SMALLEST_CELL) -> Floats:
    """How thickly are any two groups tied?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.
    smallest_cell : int
        Cells of a group with fewer members than this are suppressed, and those of `hidden` with them.

    Returns
    -------
    float64[g, g]
        Ties / possible ties, in the order of ``graph.group_names``, inside a group on the diagonal; 0 to 1; nan where
        suppressed, and inside a group of one.

    Examples
    --------
    >>> graph = TieGraph.from_edges([("a", "b"), ("a", "c")], groups={"a": "x", "b": "x", "c": "y"})
    >>> cross_group_density(graph, smallest_cell=1)
    array([[1. , 0.5],
           [0.5, nan]])
    """
    of = graph.memberships
    people = np.bincount(of.sets[graph.labelled], minlength=of.count).astype(np.float64)
    sizes = of.by_group(people)
    # Nobody can be tied to themselves, not even between two groups of their own.
    selves = of.by_group(of.by_group(np.diag(people)).T)
    possible = np.outer(sizes, sizes) - selves
    np.fill_diagonal(possible, np.diag(possible) / 2)
    whole = np.array([np.count_nonzero(of.of(code)) for code in range(len(sizes))], dtype=np.int64)
    shown = ~hidden(whole, smallest_cell)
    return np.where(shown[:, None] & shown[None, :], ratio(group_ties(graph), possible), np.nan)


def blau_group(graph: TieGraph, at_least: int = LEAST_TIES) -> Floats:
    """How mixed are the groups among each group's contacts (Blau)?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.
    at_least : int
        Fewer ends of ties than this give nan: the index is biased downward in small samples.

    Returns
    -------
    float64[g]
        1 - sum of q ** 2, over the labelled contacts of all its members; 0 to 1 - 1/G.
    """
    return _mixed(graph, at_least, blau)


def shannon_group(graph: TieGraph, at_least: int = LEAST_TIES) -> Floats:
    """How mixed are the groups among each group's contacts (Shannon, nats)? As `blau_group`; 0 to ln G."""
    return _mixed(graph, at_least, shannon)


def hill_group(graph: TieGraph, at_least: int = LEAST_TIES) -> Floats:
    """From how many groups, equally common, do each group's contacts come? As `blau_group`; 1 to G."""
    return _mixed(graph, at_least, hill)


def blau_network(graph: TieGraph) -> float:
    """How likely are two members to be of different groups?

    Returns
    -------
    float
        1 - sum of q ** 2 over members with a label; 0 to 1 - 1/G; nan without any.

    Examples
    --------
    >>> blau_network(TieGraph.from_edges([("a", "b")], groups={"a": "x", "b": "y"}))
    0.5
    """
    return blau(_members(graph))


def shannon_network(graph: TieGraph) -> float:
    """How uncertain is the group of a member (nats)? As `blau_network`; 0 to ln G."""
    return shannon(_members(graph))


def hill_network(graph: TieGraph) -> float:
    """As many groups as how many equally large ones have the members? As `blau_network`; 1 to G."""
    return hill(_members(graph))


def nominal_assortativity(graph: TieGraph) -> float:
    """Do ties run between people of the same group, beyond what the groups' shares of ties would give?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    float
        (sum of e_gg - sum of a_g ** 2) / (1 - sum of a_g ** 2), with e_gh the share of tie ends between g and h; -1 to
        1; nan where all ties touch one group only. Source: Newman 2003.

    Examples
    --------
    >>> homes = {"a": "x", "b": "x", "c": "y", "d": "y"}
    >>> nominal_assortativity(TieGraph.from_edges([("a", "b"), ("c", "d")], groups=homes))
    1.0
    """
    ends = group_ties(graph)
    ends = ends + np.diag(np.diag(ends))
    share = ratio(ends, ends.sum())
    chance = float((share.sum(axis=1) ** 2).sum())
    return (
        float(ratio(np.trace(share) - chance, 1 - chance))
        if ends.any() and chance < 1 - 1e-12
        else float("nan")
    )


def degree_assortativity(graph: TieGraph) -> float:
    """Are people with many ties tied to others with many?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Correlation of the degrees at both ends of a tie; -1 to 1; nan where all ends have one degree.
        Source: Newman 2002.

    Examples
    --------
    >>> round(degree_assortativity(TieGraph.from_edges([("a", "b"), ("b", "c"), ("c", "d")])), 4)
    -0.5
    """
    one, other = graph.degree[graph.rows].astype(float), graph.degree[graph.indices].astype(float)
    if not len(one) or np.all(one == one[0]):
        return float("nan")
    one, other = one - one.mean(), other - other.mean()
    return float(np.clip((one * other).sum() / (one * one).sum(), -1, 1))


def _ei(ties: Floats) -> Floats:
    inside = np.diag(ties)
    total = ties.sum(axis=1)
    return ratio(total - 2 * inside, total)


def _members(graph: TieGraph) -> Floats:
    of = graph.memberships
    return of.by_group(np.bincount(of.sets[graph.labelled], minlength=of.count).astype(np.float64))


def _mixed(graph: TieGraph, at_least: int, index: Callable[[Floats], float]) -> Floats:
    ends = group_ties(graph)
    ends = ends + np.diag(np.diag(ends))
    return np.array(
        [index(row) if round(row.sum(), 9) >= max(at_least, 1) else np.nan for row in ends], np.float64
    )
