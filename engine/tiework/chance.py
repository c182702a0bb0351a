"""What would chance alone give? Acts with their receivers dealt anew."""

from __future__ import annotations

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import ratio
from tiework.contacts import FORWARD, TOGETHER, contacts
from tiework.effort import ALONE, Effort, seed_of
from tiework.kernels.serving import serving
from tiework.measures.mixing import Chance
from tiework.policy import Policy
from tiework.reference.dealing import returned
from tiework.resampling import weeks_of
from tiework.ties import ties

__all__ = ["SHUFFLES", "reciprocity_by_chance", "returned", "weighted_reciprocity_rho"]

SHUFFLES = 500


def reciprocity_by_chance(
    acts: ActTable,
    policy: Policy,
    as_of: float,
    shuffles: int = SHUFFLES,
    seed: int = 1,
    *,
    effort: Effort = ALONE,
) -> Chance:
    """How much would be returned if people acted as often, but without regard to who acted toward them?

    Parameters
    ----------
    acts, policy, as_of
        As for `tiework.ties.ties`; `as_of` in unix seconds.
    shuffles : int
    seed : int
    effort : Effort
        For how long, and with how many threads.

    Returns
    -------
    Chance
        Mean weighted reciprocity with receivers permuted among the acts of one kind and week, so that what people do
        and receive stays as it is (an act dealt back to its actor is dealt on; where a week leaves no other it drops
        out), and p = (1 + shuffles at least as
        far from that mean) / (1 + shuffles); nan where nothing flows.

    Notes
    -----
    Where a week holds a single act of a kind nothing can be shuffled there, and chance is made to look better than it
    is. Source: the null model asked for by Squartini et al. 2013, on events.
    """
    rows = contacts(acts, policy, as_of)
    flow = rows.way != TOGETHER
    forward = rows.way[flow] == FORWARD
    lo, hi = rows.lo[rows.pair[flow]], rows.hi[rows.pair[flow]]
    giver, taker = np.where(forward, lo, hi), np.where(forward, hi, lo)
    worth = rows.decayed(as_of, policy.half_life_days)[flow]
    weeks = weeks_of(rows, as_of)[flow]
    block = weeks * max(len(acts.kinds), 1) + acts.kind[rows.act[flow]]
    seen = returned(giver, taker, worth, len(acts.people))
    if seen != seen:
        return Chance(float("nan"), float("nan"))
    order = np.argsort(block, kind="stable")
    size = np.unique(block, return_counts=True)[1]
    dealing = serving("dealing").Dealing(
        len(acts.people), np.concatenate([[0], np.cumsum(size)]).astype(np.int64), giver[order], taker[order],
        worth[order],
    )  # fmt: skip

    def shuffled(k: int) -> float:
        return float(dealing.dealt(seed_of(seed, k))[1])

    # A shuffle in which everything falls back on its actors returns nothing.
    drawn = np.nan_to_num(np.array(list(effort.draws(shuffled, shuffles))))
    return Chance.of(seen, drawn, shuffles)


def weighted_reciprocity_rho(
    acts: ActTable,
    policy: Policy,
    as_of: float,
    shuffles: int = SHUFFLES,
    seed: int = 1,
    *,
    chance: Chance | None = None,
) -> float:
    """How much more is returned than chance alone would return?

    Parameters
    ----------
    acts, policy, as_of, shuffles, seed
        As for `reciprocity_by_chance`.
    chance : Chance, optional
        What that gave, where it is known.

    Returns
    -------
    float
        rho_w = (r_w - <r_w>) / (1 - <r_w>); at most 1; 0 as by chance, below 0 less; nan where nothing flows, or chance
        returns everything. Source: Squartini, Picciolo, Ruzzenenti & Garlaschelli 2013.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> pair = [Act("a", ("b",), "mail.replied", 0), Act("b", ("a",), "mail.replied", 0)]
    >>> both = [*pair, Act("c", ("d",), "mail.replied", 0), Act("d", ("c",), "mail.replied", 0)]
    >>> 0 < weighted_reciprocity_rho(ActTable.from_records(both), Policy.for_mail(), 0.0) <= 1
    True
    """
    flows = ties(acts, policy, as_of)
    both = 2 * np.minimum(flows.s_ij, flows.s_ji).sum()
    seen = ratio(both, flows.s_ij.sum() + flows.s_ji.sum())
    chance = chance or reciprocity_by_chance(acts, policy, as_of, shuffles, seed)
    return float(ratio(seen - chance.expected, 1 - chance.expected))
