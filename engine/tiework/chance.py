"""What would chance alone give? Acts with their receivers dealt anew."""

from __future__ import annotations

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Floats, Ints, ratio
from tiework.contacts import FORWARD, TOGETHER, contacts
from tiework.measures.mixing import Chance
from tiework.policy import Policy
from tiework.resampling import weeks_of
from tiework.ties import ties

SHUFFLES = 500
# Up to so many cells a sum over all pairs is quicker than looking for those that occur.
_DENSE = 250_000
_TRIES = 20


def reciprocity_by_chance(
    acts: ActTable, policy: Policy, as_of: float, shuffles: int = SHUFFLES, seed: int = 1
) -> Chance:
    """How much would be returned if people acted as often, but without regard to who acted toward them?

    Parameters
    ----------
    acts, policy, as_of
        As for `tiework.ties.ties`; `as_of` in unix seconds.
    shuffles : int
    seed : int

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
    lo, hi = rows.lo[rows.pair[flow]].astype(np.int64), rows.hi[rows.pair[flow]].astype(np.int64)
    giver, taker = np.where(forward, lo, hi), np.where(forward, hi, lo)
    worth = rows.decayed(as_of, policy.half_life_days)[flow]
    weeks = weeks_of(rows, as_of)[flow]
    block = weeks * max(len(acts.kinds), 1) + acts.kind[rows.act[flow]]
    seen = returned(giver, taker, worth, len(acts.people))
    if seen != seen:
        return Chance(float("nan"), float("nan"))
    drawn = _drawn(giver, taker, worth, block, len(acts.people), shuffles, seed)
    centre = float(drawn.mean())
    far = np.abs(drawn - centre) >= abs(seen - centre) - 1e-12
    return Chance(centre, float((1 + np.count_nonzero(far)) / (1 + shuffles)), float(drawn.std()))


def weighted_reciprocity_rho(
    acts: ActTable, policy: Policy, as_of: float, shuffles: int = SHUFFLES, seed: int = 1
) -> float:
    """How much more is returned than chance alone would return?

    Parameters
    ----------
    acts, policy, as_of, shuffles, seed
        As for `reciprocity_by_chance`.

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
    chance = reciprocity_by_chance(acts, policy, as_of, shuffles, seed).expected
    return float(ratio(seen - chance, 1 - chance))


def returned(giver: Ints, taker: Ints, worth: Floats, people: int) -> float:
    """Weighted reciprocity of flows listed one by one; those toward oneself drop out."""
    other = giver != taker
    giver, taker, worth = giver[other], taker[other], worth[other]
    keys, up = np.minimum(giver, taker) * people + np.maximum(giver, taker), giver < taker
    if people * people > _DENSE:
        keys = np.unique(keys, return_inverse=True)[1]
    there, back = (np.bincount(keys[way], worth[way], minlength=people) for way in (up, ~up))
    shared = min(len(there), len(back))
    return float(ratio(2 * np.minimum(there[:shared], back[:shared]).sum(), worth.sum()))


def _drawn(
    giver: Ints, taker: Ints, worth: Floats, block: Ints, people: int, shuffles: int, seed: int
) -> Floats:
    random = np.random.default_rng(seed)
    order = np.argsort(block, kind="stable")
    giver, taker, worth = giver[order], taker[order], worth[order]
    place = np.unique(block[order], return_inverse=True)[1]
    size = np.bincount(place)
    first, many = (np.cumsum(size) - size)[place], size[place]
    drawn = np.empty(shuffles)
    for k in range(shuffles):
        dealt = taker[np.argsort(place + random.random(len(place)))]
        drawn[k] = returned(giver, _no_selves(giver, dealt, first, many, random), worth, people)
    return np.nan_to_num(drawn)


def _no_selves(giver: Ints, taker: Ints, first: Ints, many: Ints, random: np.random.Generator) -> Ints:
    # An act dealt back to its actor changes receivers with another act of its block, where neither then is one's own:
    # left out, such acts would make what people do and receive less than it is, and chance look worse.
    for _ in range(_TRIES):
        selves = np.flatnonzero(giver == taker)
        if not len(selves):
            break
        other = first[selves] + (random.random(len(selves)) * many[selves]).astype(np.int64)
        sound = (giver[selves] != taker[other]) & (giver[other] != taker[selves])
        pairs = np.stack([selves[sound], other[sound]], axis=1)
        # Each place changes once at a time.
        once = np.zeros(pairs.size, dtype=np.bool_)
        once[np.unique(pairs.ravel(), return_index=True)[1]] = True
        one, two = pairs[once.reshape(-1, 2).all(axis=1)].T
        taker[one], taker[two] = taker[two], taker[one]
    return taker
