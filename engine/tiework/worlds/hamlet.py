"""A small place with planted communities, act by act."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from tiework.acts import Act, ActTable
from tiework.worlds.shapes import names

START = datetime(2026, 1, 5, tzinfo=UTC)


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
