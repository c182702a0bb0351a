"""Made networks whose answers are known: for tests, for the demonstration, for trying things out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations

import numpy as np

from tiework.acts import Act, ActTable
from tiework.graph import TieGraph

START = datetime(2026, 1, 5, tzinfo=UTC)


def names(count: int, prefix: str = "p") -> list[str]:
    """Return ids that sort as they count.

    >>> names(2)
    ['p000', 'p001']
    """
    return [f"{prefix}{k:03d}" for k in range(count)]


def clique(count: int) -> TieGraph:
    """Everybody tied to everybody: constraint (1 + (n - 2)/(n - 1))**2 / (n - 1), effective size 1."""
    return TieGraph.from_edges(combinations(names(count), 2), names(count))


def star(leaves: int) -> TieGraph:
    """One centre: its constraint is 1/k and its effective size k; nothing is supported."""
    centre, *rest = names(leaves + 1)
    return TieGraph.from_edges([(centre, leaf) for leaf in rest], names(leaves + 1))


def ring(count: int) -> TieGraph:
    """Each tied to the next: from five people on constraint 0.5 and effective size 2."""
    people = names(count)
    return TieGraph.from_edges(zip(people, people[1:] + people[:1], strict=True), people)


def two_cliques(count: int = 5) -> TieGraph:
    """Two cliques joined by one tie: that tie is a bridge, unsupported, and carries all bridging capital."""
    left, right = names(count, "l"), names(count, "r")
    edges = [*combinations(left, 2), *combinations(right, 2), (left[-1], right[0])]
    groups = dict.fromkeys(left, "left") | dict.fromkeys(right, "right")
    return TieGraph.from_edges(edges, left + right, groups=groups)


def village(
    people: int = 60,
    groups: int = 4,
    acts: int = 2000,
    weeks: int = 26,
    *,
    within: float = 0.85,
    answered: float = 0.6,
    seed: int = 1,
) -> tuple[ActTable, dict[str, str]]:
    """Planted communities acting over time.

    Parameters
    ----------
    people, groups, acts, weeks : int
        How many of each; groups of equal size, acts spread evenly over the weeks.
    within : float
        Share of acts toward one's own group.
    answered : float
        Share of acts that the other returns within a week.
    seed : int

    Returns
    -------
    (ActTable, dict of person to group)
        Acts of kind ``mail.replied``, from `START` on.

    Examples
    --------
    >>> table, homes = village(people=8, groups=2, acts=50)
    >>> len(table.people), len(set(homes.values())), len(table) >= 50
    (8, 2, True)
    """
    random, everybody = np.random.default_rng(seed), names(people)
    home = np.arange(people) % groups
    records: list[Act] = []
    for moment in np.sort(random.random(acts)) * weeks * 7:
        giver = int(random.integers(people))
        near = np.flatnonzero((home == home[giver]) & (np.arange(people) != giver))
        far = np.flatnonzero(home != home[giver])
        circle = near if len(near) and (not len(far) or random.random() < within) else far
        if not len(circle):
            continue
        one, other = everybody[giver], everybody[int(random.choice(circle))]
        at = START + timedelta(days=float(moment))
        records.append(Act(one, (other,), "mail.replied", at))
        if random.random() < answered:
            back = at + timedelta(days=float(random.random() * 7))
            records.append(Act(other, (one,), "mail.replied", back))
    homes = {name: f"group {group + 1}" for name, group in zip(everybody, home.tolist(), strict=True)}
    return ActTable.from_records(records, people=everybody), homes
