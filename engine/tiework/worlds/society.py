"""Societies of a thousand to a million people, with what was planted in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Bools, Codes, Floats, Ints, frozen
from tiework.policy import Policy
from tiework.worlds.hamlet import START
from tiework.worlds.shapes import names

if TYPE_CHECKING:
    from tiework.network import Network

DAY = 86_400.0
_ANSWERED_WITHIN = 3 * DAY


@dataclass(frozen=True, eq=False)
class World:
    """A made society.

    Attributes
    ----------
    acts : ActTable
        Acts of kind ``mail.replied``, in order of time.
    community, sector, tier : int32[n]
        Of each person.
    one, other : int64[r]
        The planted relations: everybody who ever acts toward somebody does so along one of these.
    truth : mapping of str to float
        By key of the catalogue: what a measure should find; and what was planted.
    """

    acts: ActTable
    community: Codes
    sector: Codes
    tier: Codes
    one: Ints
    other: Ints
    truth: Mapping[str, float]

    @property
    def policy(self) -> Policy:
        """A policy under which no relation has faded: what was planted is what is there."""
        return Policy.for_mail(half_life_days=365)

    def labels(self, by: str = "community") -> dict[str, str]:
        """Return person to label, by ``community`` or ``sector``."""
        codes = {"community": self.community, "sector": self.sector}[by].tolist()
        said = [f"{by} {code + 1}" for code in range(max(codes, default=-1) + 1)]
        return {person: said[code] for person, code in zip(self.acts.people, codes, strict=True)}

    def tiers(self) -> dict[str, int]:
        """Return person to declared tier, 0 the lowest."""
        return dict(zip(self.acts.people, self.tier.tolist(), strict=True))

    def network(self, by: str = "community") -> Network:
        """Return the society as a network, with groups and tiers declared."""
        from tiework.network import Network

        labels, tiers = self.labels(by), self.tiers()
        known = {person: {by: label, "tier": tiers[person]} for person, label in labels.items()}
        return Network(
            self.acts, people=known, policy=self.policy, by=by, name=f"a world of {len(self.acts.people)}"
        )


def planted(
    people: int = 1000,
    *,
    communities: int = 20,
    sectors: int = 4,
    degree: int = 10,
    within: float = 0.85,
    purity: float = 0.7,
    returned: float = 0.5,
    strong: float = 5.0,
    weak: float = 1.5,
    tiers: tuple[float, ...] = (0.7, 0.25, 0.05),
    upward: float = 0.5,
    weeks: int = 12,
    seed: int = 1,
) -> World:
    """Make a society with communities, sectors, tiers, reciprocity and weak ties that are known.

    Parameters
    ----------
    people : int
        A thousand takes a hundredth of a second, a million some ten seconds and a gigabyte or two.
    communities : int
        Of equal size.
    sectors : int
        Every community has a home sector.
    degree : int
        Relations a person begins, twice over; those there already are left out.
    within : float
        Share of relations begun inside one's community.
    purity : float
        Share of a community's members who are of its home sector; the others are of any.
    returned : float
        Share of acts that are answered, within three days. Each relation has one who acts and one who answers.
    strong, weak : float
        Mean acts of a relation inside a community, and of one across: 1 or more.
    tiers : tuple of float
        Share of people in each tier, the lowest first.
    upward : float
        How many of the relations between the lowest tier and those above are there, beside all others: 0 to 1.
    weeks : int
    seed : int
        The same seed makes the same society.

    Returns
    -------
    World
        Its truth holds ``ei_index``, ``ties_per_member``, ``density`` (exactly, from the relations), ``weighted_reciprocity``
        (2a / (1 + a) for a share a that is answered) and ``connectedness_ratio`` (u / (u h + 1 - h) for a share h of people
        above the lowest tier), both on average.

    Examples
    --------
    >>> world = planted(200, communities=4, seed=3)
    >>> len(world.acts.people), round(world.truth["weighted_reciprocity"], 3)
    (200, 0.667)
    >>> found = {row["measure"]: row["value"] for row in world.network().network(replicates=0)}
    >>> found["ei_index"] == world.truth["ei_index"]
    True
    """
    random = np.random.default_rng(seed)
    communities = max(1, min(communities, people))
    community = np.arange(people) % communities
    home = random.random(people) < purity
    sector = np.where(home, community % sectors, random.integers(sectors, size=people))
    tier = np.searchsorted(np.cumsum(tiers)[:-1], random.random(people), side="right")
    one, other = _relations(random, people, communities, degree, within)
    lowest = tier == 0
    kept = (lowest[one] == lowest[other]) | (random.random(len(one)) < upward)
    one, other = one[kept], other[kept]
    inside = community[one] == community[other]
    acts = _acts(random, people, one, other, np.where(inside, strong, weak), returned, weeks)
    above = float(1 - np.count_nonzero(lowest) / max(people, 1))
    truth = {
        "ei_index": _share(~inside) - _share(inside),
        "ties_per_member": 2 * len(one) / max(people, 1),
        "density": len(one) / max(people * (people - 1) / 2, 1),
        "weighted_reciprocity": 2 * returned / (1 + returned),
        "connectedness_ratio": upward / (upward * above + 1 - above),
        "share_across": _share(~inside),
    }
    return World(
        acts, frozen(community, np.int32), frozen(sector, np.int32), frozen(tier, np.int32), one, other, truth
    )


def _share(mask: Bools) -> float:
    return float(np.count_nonzero(mask) / len(mask)) if len(mask) else float("nan")


def _relations(
    random: np.random.Generator, people: int, communities: int, degree: int, within: float
) -> tuple[Ints, Ints]:
    begun = np.repeat(np.arange(people), max(1, round(degree / 2)))
    own = begun % communities
    far = (own + 1 + random.integers(max(communities - 1, 1), size=len(begun))) % communities
    where = np.where((random.random(len(begun)) < within) | (communities == 1), own, far)
    # Person k is of community k modulo their number: any member is drawn without a list of members.
    size = (people - where + communities - 1) // communities
    target = where + communities * np.floor(random.random(len(begun)) * size).astype(np.int64)
    apart = begun != target
    keys = np.minimum(begun, target)[apart] * people + np.maximum(begun, target)[apart]
    keys.sort()
    fresh: Ints = keys[np.diff(keys, prepend=-1) > 0].astype(np.int64)
    low, high = fresh // max(people, 1), fresh % max(people, 1)
    turn = random.random(len(low)) < 0.5
    return np.where(turn, low, high), np.where(turn, high, low)


def _acts(
    random: np.random.Generator,
    people: int,
    one: Ints,
    other: Ints,
    mean: Floats,
    returned: float,
    weeks: int,
) -> ActTable:
    often = 1 + random.poisson(np.maximum(mean - 1, 0))
    relation = np.repeat(np.arange(len(one)), often)
    at = random.random(len(relation)) * weeks * 7 * DAY
    answered = random.random(len(relation)) < returned
    back = np.minimum(at[answered] + random.random(int(answered.sum())) * _ANSWERED_WITHIN, weeks * 7 * DAY)
    actor = np.concatenate([one[relation], other[relation[answered]]])
    party = np.concatenate([other[relation], one[relation[answered]]])
    moments = np.concatenate([at, back])
    order = np.argsort(moments, kind="stable")
    count = len(order)
    return ActTable(
        tuple(names(people)), ("mail.replied",), frozen(actor[order], np.int32), np.arange(count + 1, dtype=np.int64),
        frozen(party[order], np.int32), np.zeros(count, np.int16), np.floor(moments[order]) + START.timestamp(),
        np.ones(count),
    )  # fmt: skip
