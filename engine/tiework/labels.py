"""Groups that people said they are of: one, several, or none.

Several stand in one label, parted by ``|`` as Kumu parts them: ``"health | schools"``. A person of two groups counts half in
each; what depends on the groups of two or three people is then what one would see on average, drawing one group of each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tiework.arrays import Bools, Codes, Floats, Ints

MARK = "|"
type Groups = Mapping[str, str | Collection[str] | None]


def parts(label: str | None) -> tuple[str, ...]:
    """Return the groups that a label names, each once, sorted.

    >>> parts("schools | health"), parts("health"), parts(" | "), parts(None)
    (('health', 'schools'), ('health',), (), ())
    """
    if label is None:
        return ()
    if MARK not in label:
        return (label,)
    return tuple(sorted({part.strip() for part in label.split(MARK)} - {""}))


def label(said: str | Collection[str] | None) -> str | None:
    """Write groups as one label; a text stays as it is.

    >>> label(["schools", "health"]), label("health"), label([]), label(None)
    ('health | schools', 'health', None, None)
    """
    if said is None or isinstance(said, str):
        return said
    return f" {MARK} ".join(sorted(str(one) for one in said)) or None


@dataclass(frozen=True, eq=False)
class Memberships:
    """Who is of which groups (n people, k distinct sets of groups, g groups).

    Attributes
    ----------
    names : tuple of str
        The groups, sorted.
    sets : int32[n]
        Which set of groups each person is of; -1 for none.
    shares : float64[k, g]
        What each group holds of a person of each set; rows sum to 1.
    """

    names: tuple[str, ...]
    sets: Codes
    shares: Floats

    @property
    def count(self) -> int:
        """How many distinct sets of groups there are."""
        return len(self.shares)

    @cached_property
    def several(self) -> bool:
        """Whether anybody is of more than one group."""
        return bool((self.shares.max(axis=1, initial=0.0) < 1).any())

    @cached_property
    def only(self) -> Codes:
        """Each person's one group; -1 for people of none or of several (int32[n])."""
        one = np.where(self.shares.max(axis=1, initial=0.0) == 1, self._first, -1)
        return np.where(self.sets >= 0, one[self.sets] if len(one) else -1, -1).astype(np.int32)

    @property
    def _first(self) -> Ints:
        return self.shares.argmax(axis=1) if len(self.names) else np.zeros(self.count, np.int64)

    def of(self, group: int) -> Bools:
        """Who is of a group, perhaps among others (bool[n])."""
        found: Bools = (self.sets >= 0) & (np.append(self.shares[:, group] > 0, False)[self.sets])
        return found

    def by_group(self, values: Floats) -> Floats:
        """Deal values that are known by sets, in the last axis, out to groups."""
        # Where everybody is of one group the sets are the groups, in the same order.
        return values @ self.shares if self.several else values

    @cached_property
    def _alike(self) -> Floats:
        return self.shares @ self.shares.T

    def alike(self, one: Ints | Codes, other: Ints | Codes) -> Floats:
        """How far each two people are of one group (float64); nan where either has none."""
        return self.sets_alike(self.sets[one], self.sets[other])

    def sets_alike(self, one: Codes, other: Codes) -> Floats:
        """The same for sets of groups instead of people."""
        if not self.several:
            same = (one == other).astype(np.float64)
        else:
            same = self._alike[np.maximum(one, 0), np.maximum(other, 0)]
        return np.where((one >= 0) & (other >= 0), same, np.nan)


def memberships(labels: Sequence[str | None]) -> Memberships:
    """Read labels as groups.

    >>> found = memberships(["x", None, "y | x", "y"])
    >>> found.names, found.sets, found.only
    (('x', 'y'), array([ 0, -1,  1,  2], dtype=int32), array([ 0, -1, -1,  1], dtype=int32))
    >>> found.shares
    array([[1. , 0. ],
           [0.5, 0.5],
           [0. , 1. ]])
    """
    read = {label: parts(label) for label in set(labels)}
    kinds = sorted({of for of in read.values() if of})
    names = tuple(sorted({name for of in kinds for name in of}))
    if any(len(of) > 1 for of in kinds):
        place = {name: k for k, name in enumerate(names)}
        shares = np.zeros((len(kinds), len(names)))
        for row, of in enumerate(kinds):
            shares[row, [place[name] for name in of]] = 1 / len(of)
    else:
        shares = np.eye(len(names))
    code = {of: k for k, of in enumerate(kinds)} | {(): -1}
    sets = np.array([code[read[label]] for label in labels], dtype=np.int32)
    return Memberships(names, sets, shares)
