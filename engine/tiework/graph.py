"""Ties as a frozen graph: what every measure reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from tiework.arrays import Bools, Codes, Floats, Ints, frozen
from tiework.errors import TieworkError
from tiework.labels import Groups, Memberships, label, memberships
from tiework.ties import TieTable


@dataclass(frozen=True, eq=False)
class TieGraph:
    """An undirected graph of ties that remembers both directions (n people, m ties, 2m slots).

    Slot k of person i (``indptr[i] <= k < indptr[i + 1]``) is the tie to ``indices[k]``. Rows are sorted.

    Attributes
    ----------
    people : tuple of str
    indptr : int64[n + 1], indices : int32[2m]
    weight : float64[2m]
        w_ij, above 0.
    out, into : float64[2m]
        s_ij and s_ji seen from the row's person.
    reciprocated : bool[2m]
    in_person : float64[2m]
        The in-person part of `weight`.
    groups : tuple of (str or None), or None
        One label a person; None where unknown. A label of several parts, ``"health | schools"``, is several groups, each
        with its share of the person: see `tiework.labels`.
    tiers : tuple of (int or None), or None
        Each person's declared place on one gradient of standing, higher numbers deciding more; None where not said.
    present : float
        A direction counts as a directed tie from this strength on; 0 means above 0.
    strong : float
        theta: a tie of this weight counts as one whole strong tie.
    """

    people: tuple[str, ...]
    indptr: Ints
    indices: Codes
    weight: Floats
    out: Floats
    into: Floats
    reciprocated: Bools
    in_person: Floats
    groups: tuple[str | None, ...] | None = None
    present: float = 0.0
    strong: float = 1.0
    tiers: tuple[int | None, ...] | None = None

    @classmethod
    def from_ties(
        cls,
        table: TieTable,
        people: Sequence[str] | None = None,
        *,
        present_only: bool = True,
        groups: Groups | None = None,
    ) -> TieGraph:
        """Build the graph of a tie table.

        Parameters
        ----------
        table : TieTable
        people : sequence of str, optional
            Whom to keep, in this order; ties of others are left out. All of the table's people unless given.
        present_only : bool
            Keep only ties present at the table's moment; else every pair with a weight above 0.
        groups : mapping of str to str, several str, or None, optional
            The group of each person, or the groups; those missing have none.

        Returns
        -------
        TieGraph
        """
        names = tuple(table.people if people is None else people)
        place = {name: k for k, name in enumerate(names)}
        moved = np.array([place.get(name, -1) for name in table.people], dtype=np.int64)
        keep = (
            (table.present if present_only else table.weight > 0)
            & (moved[table.i] >= 0)
            & (moved[table.j] >= 0)
        )
        return build(
            names,
            moved[table.i][keep],
            moved[table.j][keep],
            table.s_ij[keep],
            table.s_ji[keep],
            table.weight[keep],
            table.reciprocated[keep],
            table.in_person[keep],
            present=table.policy.present,
            strong=table.policy.theta,
        ).with_groups(groups)

    @classmethod
    def from_edges(
        cls,
        edges: Iterable[tuple[str, str] | tuple[str, str, float]],
        people: Sequence[str] = (),
        *,
        directed: bool = False,
        groups: Groups | None = None,
        strong: float = 1.0,
    ) -> TieGraph:
        """Build a graph from an edge list: ``(a, b)`` or ``(a, b, weight)``.

        Parameters
        ----------
        edges : iterable
            Repeated edges add up; self-loops are dropped. Undirected edges count half in each direction.
        people : sequence of str
            Members to include, also without edges; others follow in order of appearance.

        Examples
        --------
        >>> graph = TieGraph.from_edges([("a", "b"), ("b", "c")], people=["z"])
        >>> graph.people, graph.n, graph.m
        (('z', 'a', 'b', 'c'), 4, 2)
        """
        index = {name: k for k, name in enumerate(dict.fromkeys(people))}
        sums: dict[tuple[int, int], list[float]] = {}
        for edge in edges:
            a, b = (index.setdefault(name, len(index)) for name in edge[:2])
            weight = float(edge[2]) if len(edge) == 3 else 1.0
            if not weight >= 0:
                raise TieworkError(f"expected a weight of 0 or more, found {weight!r}")
            if a == b or weight == 0:
                continue
            both = sums.setdefault((min(a, b), max(a, b)), [0.0, 0.0])
            for way, part in enumerate(
                ((weight, 0.0) if a < b else (0.0, weight)) if directed else (weight / 2,) * 2
            ):
                both[way] += part
        pairs = np.array(list(sums), dtype=np.int64).reshape(-1, 2)
        ways = np.array(list(sums.values()), dtype=np.float64).reshape(-1, 2)
        return build(
            tuple(index),
            pairs[:, 0],
            pairs[:, 1],
            ways[:, 0],
            ways[:, 1],
            ways.sum(axis=1),
            (ways > 0).all(axis=1),
            strong=strong,
        ).with_groups(groups)

    def with_groups(self, groups: Groups | None) -> TieGraph:
        """Return the same graph with other labels; those missing from the mapping have none."""
        labels = None if groups is None else tuple(label(groups.get(name)) for name in self.people)
        return replace(self, groups=labels)

    @cached_property
    def memberships(self) -> Memberships:
        """Who belongs to which groups, with which share."""
        return memberships(self.groups if self.groups is not None else (None,) * self.n)

    def with_tiers(self, tiers: Mapping[str, int | None] | None) -> TieGraph:
        """Return the same graph with other declared tiers; those missing from the mapping have none."""
        return replace(self, tiers=None if tiers is None else tuple(tiers.get(name) for name in self.people))

    def with_ties(
        self,
        indptr: Ints,
        indices: Codes,
        weight: Floats,
        out: Floats,
        into: Floats,
        reciprocated: Bools,
        in_person: Floats,
    ) -> TieGraph:
        """Return a graph of the same people, groups and tiers with other ties; the arrays are its own from here on."""
        arrays = (indptr, indices, weight, out, into, reciprocated, in_person)
        for array in arrays:
            array.flags.writeable = False
        made = TieGraph(self.people, *arrays, self.groups, self.present, self.strong, self.tiers)
        # What is known of people is read once for all that is drawn.
        made.__dict__.update(memberships=self.memberships, tier_codes=self.tier_codes)
        return made

    @property
    def n(self) -> int:
        """Number of people."""
        return len(self.people)

    @property
    def m(self) -> int:
        """Number of ties."""
        return len(self.indices) // 2

    @cached_property
    def degree(self) -> Ints:
        """k_i: how many ties each person has (int64[n])."""
        return np.diff(self.indptr)

    @cached_property
    def rows(self) -> Ints:
        """The person each slot belongs to (int64[2m])."""
        return np.repeat(np.arange(self.n, dtype=np.int64), self.degree)

    @cached_property
    def upper(self) -> Ints:
        """One slot for each tie, the one seen from the lower index (int64[m])."""
        return np.flatnonzero(self.rows < self.indices)

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """Both ends of each tie, lower index first (int64[m] twice)."""
        return self.rows[self.upper], self.indices[self.upper].astype(np.int64)

    @cached_property
    def common(self) -> Ints:
        """n_ij: how many people are tied to both ends of each slot's tie (int64[2m])."""
        from tiework.measures.paths import common_contacts

        return common_contacts(self)

    @cached_property
    def together(self) -> Floats:
        """c_ij: what the two of each slot did together, which has no direction (float64[2m])."""
        rest = self.weight - (self.out + self.into)
        # Where nothing was done together, a rounding is left over.
        return np.where(rest > 1e-9 * self.weight, rest, 0.0)

    @cached_property
    def strength(self) -> Floats:
        """W_i: the sum of each person's tie weights (float64[n])."""
        return self.sum_slots(self.weight)

    @property
    def group_names(self) -> tuple[str, ...]:
        """The distinct groups, sorted."""
        return self.memberships.names

    @property
    def group_codes(self) -> Codes:
        """Index in `group_names` of each person's one group; -1 for people of none or of several (int32[n])."""
        return self.memberships.only

    @property
    def labelled(self) -> Bools:
        """Who is of at least one group (bool[n])."""
        return self.memberships.sets >= 0

    @cached_property
    def inside(self) -> Floats:
        """How far the tie of each slot stays inside a group: 1 in one, 0 across; nan where an end has no label (float64[2m])."""
        return self.memberships.alike(self.rows, self.indices)

    @cached_property
    def tier_codes(self) -> Codes:
        """Each person's tier; -1 where none was declared (int32[n])."""
        said = self.tiers if self.tiers is not None else (None,) * self.n
        return np.array([-1 if tier is None else tier for tier in said], dtype=np.int32)

    def sum_slots(self, values: Floats) -> Floats:
        """Sum a value per slot over each person's slots (float64[n])."""
        return np.bincount(self.rows, values, minlength=self.n)

    def sum_by_group(self, values: Floats) -> Floats:
        """Sum a value per slot over each person's contacts, by the contact's group (float64[n, g])."""
        sets, theirs = self.memberships.count, self.memberships.sets[self.indices]
        labelled = theirs >= 0
        cells = self.rows[labelled] * sets + theirs[labelled]
        sums = np.bincount(cells, values[labelled], minlength=self.n * sets)
        return self.memberships.by_group(sums.reshape(self.n, sets))


def kept[T](graph: TieGraph, work: Callable[[TieGraph], T]) -> T:
    """Work something out of a graph once; a graph is frozen, so it holds for good. Not to be handed out to be written to."""
    name = f"_kept_{work.__module__}.{work.__qualname__}"
    if name not in graph.__dict__:
        graph.__dict__[name] = work(graph)
    found: T = graph.__dict__[name]
    return found


def build(
    people: tuple[str, ...],
    a: Ints,
    b: Ints,
    forward: Floats,
    backward: Floats,
    weight: Floats,
    reciprocated: Bools,
    in_person: Floats | None = None,
    *,
    groups: tuple[str | None, ...] | None = None,
    present: float = 0.0,
    strong: float = 1.0,
) -> TieGraph:
    """Build the graph of pairs (a, b), each once, with strengths a to b and b to a."""
    met = np.zeros(len(a)) if in_person is None else in_person
    start, end = np.concatenate([a, b]), np.concatenate([b, a])
    order = np.lexsort((end, start))
    indptr = np.concatenate([[0], np.cumsum(np.bincount(start, minlength=len(people)))])
    return TieGraph(
        people,
        frozen(indptr, np.int64),
        frozen(end[order], np.int32),
        frozen(np.concatenate([weight, weight])[order], np.float64),
        frozen(np.concatenate([forward, backward])[order], np.float64),
        frozen(np.concatenate([backward, forward])[order], np.float64),
        frozen(np.concatenate([reciprocated, reciprocated])[order], np.bool_),
        frozen(np.concatenate([met, met])[order], np.float64),
        groups,
        present,
        strong,
    )
