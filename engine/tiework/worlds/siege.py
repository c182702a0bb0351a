"""Trust under attack: honest people, and one person's thousand faces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tiework.arrays import Bools, Ints, frozen
from tiework.measures.records import Certificate
from tiework.worlds.shapes import names


@dataclass(frozen=True, eq=False)
class Siege:
    """Who certifies whom, and who is honest.

    Attributes
    ----------
    people : tuple of str
    honest : bool[n]
        Truth: who is a person. The others are faces of one attacker.
    by, about : int64[c]
        Certificates.
    seeds : tuple of str
        Honest people one begins with.
    attack_edges : int
        Certificates that honest people gave to faces: all that the attacker got from anybody.
    """

    people: tuple[str, ...]
    honest: Bools
    by: Ints
    about: Ints
    seeds: tuple[str, ...]
    attack_edges: int

    def certificates(self, level: float = 1) -> tuple[Certificate, ...]:
        """Return the certificates as records."""
        pairs = zip(self.by.tolist(), self.about.tolist(), strict=True)
        return tuple(Certificate(self.people[a], self.people[b], level) for a, b in pairs)


def besieged(
    honest: int = 500,
    sybils: int = 500,
    *,
    attack_edges: int = 5,
    given: int = 6,
    seeds: int = 5,
    seed: int = 1,
) -> Siege:
    """Make honest people who certify each other, and an attacker whose faces certify each other more.

    Parameters
    ----------
    honest, sybils : int
    attack_edges : int
        Honest people who were taken in, one certificate each.
    given : int
        Certificates each honest person gives; a face gives twice as many, to other faces.
    seeds : int
        Honest people to begin with; none of them was taken in.
    seed : int

    Notes
    -----
    What a measure of trust should find: nearly all honest people, and faces only in proportion to `attack_edges`, however
    many there are (Levien 2000; Yu et al. 2008).

    Examples
    --------
    >>> siege = besieged(50, 200, attack_edges=3)
    >>> len(siege.people), int(siege.honest.sum()), siege.attack_edges
    (250, 50, 3)
    """
    random = np.random.default_rng(seed)
    first = _among(random, honest, given, 0)
    faces = _among(random, sybils, 2 * given, honest)
    # Those taken in are not among the seeds, which come first.
    taken_in = seeds + random.permutation(max(honest - seeds, 0))[:attack_edges]
    met = honest + random.integers(max(sybils, 1), size=len(taken_in))
    edges = len(taken_in) if sybils else 0
    by = np.concatenate([first[0], faces[0], taken_in[:edges]])
    about = np.concatenate([first[1], faces[1], met[:edges]])
    people = (*names(honest, "h"), *names(sybils, "s"))
    return Siege(
        people, frozen(np.arange(honest + sybils) < honest, np.bool_), frozen(by, np.int64), frozen(about, np.int64),
        people[:seeds], edges,
    )  # fmt: skip


def _among(random: np.random.Generator, count: int, given: int, start: int) -> tuple[Ints, Ints]:
    if count < 2:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    by = np.repeat(np.arange(count), given)
    about = (by + 1 + random.integers(count - 1, size=len(by))) % count
    low, high = np.divmod(np.unique(by * count + about), count)
    return low + start, high + start
