"""The one input of every measure: who acted, toward whom, in what way, when, how much."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Codes, Floats, Ints, frozen
from tiework.errors import InputError


@dataclass(frozen=True, slots=True)
class Act:
    """One act: a person did something toward others, at a moment.

    Parameters
    ----------
    by : str
        Who acted.
    toward : tuple of str
        Whom the act was toward. A gathering is one act with everybody who met; empty for a post to all.
    kind : str
        What kind of act, for example ``"mail.replied"``.
    at : datetime or int or float
        When: an aware datetime, or unix seconds.
    amount : float
        How much of it; 1 unless said.
    """

    by: str
    toward: tuple[str, ...]
    kind: str
    at: datetime | int | float
    amount: float = 1.0


@dataclass(frozen=True, eq=False)
class ActTable:
    """Acts as columns: immutable, validated once, in the order given.

    Attributes
    ----------
    people : tuple of str
        Every member, also those without any act.
    kinds : tuple of str
        Kinds that occur; `kind` holds codes into it.
    actor : int32[n]
        Index into `people` of who acted.
    offsets : int64[n + 1], party : int32[offsets[-1]]
        Ragged: the parties of act ``e`` are ``party[offsets[e]:offsets[e + 1]]``, distinct, without the actor.
    kind : int16[n]
    at : float64[n]
        Unix seconds.
    amount : float64[n]
        Not negative.
    dropped_self : int
        Acts left out because their only party was the person who acted.
    """

    people: tuple[str, ...]
    kinds: tuple[str, ...]
    actor: Codes
    offsets: Ints
    party: Codes
    kind: NDArray[np.int16]
    at: Floats
    amount: Floats
    dropped_self: int = 0

    def __post_init__(self) -> None:
        for name, dtype in _COLUMNS:
            object.__setattr__(self, name, frozen(getattr(self, name), dtype))
        _check(self)

    def __len__(self) -> int:
        return len(self.actor)

    @classmethod
    def from_records(cls, records: Iterable[Act], people: Iterable[str] = ()) -> ActTable:
        """Build the table from acts, and from members who may have none.

        Parameters
        ----------
        records : iterable of Act
            In any order; late arrivals are welcome.
        people : iterable of str
            Members to hold in the table whether or not they act. Others who occur in `records` are added after
            them, in order of first appearance.

        Returns
        -------
        ActTable

        Raises
        ------
        InputError
            Naming the record (counted from 1) and what was expected: an empty name, a time without zone, an
            amount that is negative or no number.

        Notes
        -----
        The actor is left out of an act's own parties. Where nobody else remains the act is a self-act: dropped,
        and counted in `dropped_self`. An act that names no party at all stays; it forms no tie.

        Examples
        --------
        >>> table = ActTable.from_records([Act("ada", ("ben",), "replied", 0)], people=["cas"])
        >>> table.people, len(table)
        (('cas', 'ada', 'ben'), 1)
        """
        return _Builder(people).build(records)

    def toward(self, act: int) -> Codes:
        """Return the parties of one act as indices into `people` (int32[k])."""
        return self.party[self.offsets[act] : self.offsets[act + 1]]

    @property
    def party_counts(self) -> Ints:
        """How many others each act was toward (int64[n])."""
        return np.diff(self.offsets)


def as_of(acts: ActTable, moment: float, declared: Collection[str] = frozenset()) -> ActTable:
    """Return acts as they were known at a moment, with the people who had been seen by then.

    Parameters
    ----------
    acts : ActTable
    moment : float
        Unix seconds; later acts are left out.
    declared : collection of str
        People who are members whether or not they were seen.

    Returns
    -------
    ActTable
        The same table where nothing lies later. Who never acts at all was there from the start.

    Examples
    --------
    >>> table = ActTable.from_records([Act("a", ("b",), "wrote", 0), Act("b", ("c",), "wrote", 9)], people=["d"])
    >>> as_of(table, 5).people, as_of(table, 5, {"c"}).people
    (('d', 'a', 'b'), ('d', 'a', 'b', 'c'))
    """
    if not len(acts) or float(acts.at.max()) <= moment:
        return acts
    keep = acts.at <= moment
    parties = np.repeat(keep, acts.party_counts)
    seen, later = np.zeros(len(acts.people), np.bool_), np.zeros(len(acts.people), np.bool_)
    for known, chosen, toward in ((seen, keep, parties), (later, ~keep, ~parties)):
        known[acts.actor[chosen]] = True
        known[acts.party[toward]] = True
    named = np.fromiter((name in declared for name in acts.people), np.bool_, len(acts.people))
    stays = seen | named | ~later
    place = np.cumsum(stays) - 1
    return replace(
        acts,
        people=tuple(name for name, here in zip(acts.people, stays.tolist(), strict=True) if here),
        actor=place[acts.actor[keep]].astype(np.int32),
        offsets=np.concatenate([[0], np.cumsum(acts.party_counts[keep])]),
        party=place[acts.party[parties]].astype(np.int32),
        kind=acts.kind[keep],
        at=acts.at[keep],
        amount=acts.amount[keep],
    )


_COLUMNS = (
    ("actor", np.int32),
    ("offsets", np.int64),
    ("party", np.int32),
    ("kind", np.int16),
    ("at", np.float64),
    ("amount", np.float64),
)


class _Builder:
    def __init__(self, people: Iterable[str]) -> None:
        self.index: dict[str, int] = {}
        self.kinds: dict[str, int] = {}
        self.actor: list[int] = []
        self.party: list[int] = []
        self.offsets: list[int] = [0]
        self.kind: list[int] = []
        self.at: list[float] = []
        self.amount: list[float] = []
        self.dropped = 0
        for person in people:
            self._person(person, None)

    def _person(self, name: object, line: int | None) -> int:
        if not isinstance(name, str) or not name.strip():
            raise InputError("a person's id that is not empty", found=repr(name), file="acts", line=line)
        return self.index.setdefault(name, len(self.index))

    def _parties(self, act: Act, actor: int, line: int) -> list[int] | None:
        if isinstance(act.toward, str):
            raise InputError(
                "several ids in `toward`, as a tuple", found=repr(act.toward), file="acts", line=line
            )
        named = dict.fromkeys(self._person(name, line) for name in act.toward)
        others = [person for person in named if person != actor]
        return None if named and not others else others

    def build(self, records: Iterable[Act]) -> ActTable:
        for line, act in enumerate(records, start=1):
            actor = self._person(act.by, line)
            others = self._parties(act, actor, line)
            at, amount = _seconds(act.at, line), _amount(act.amount, line)
            if others is None:
                self.dropped += 1
                continue
            self.actor.append(actor)
            self.party.extend(others)
            self.offsets.append(len(self.party))
            self.kind.append(self.kinds.setdefault(act.kind, len(self.kinds)))
            self.at.append(at)
            self.amount.append(amount)
        return ActTable(
            tuple(self.index),
            tuple(self.kinds),
            np.array(self.actor, np.int32),
            np.array(self.offsets, np.int64),
            np.array(self.party, np.int32),
            np.array(self.kind, np.int16),
            np.array(self.at),
            np.array(self.amount),
            self.dropped,
        )


def _seconds(at: object, line: int) -> float:
    if isinstance(at, datetime):
        if at.tzinfo is None:
            raise InputError("a time with its zone", found=at.isoformat(), file="acts", line=line)
        return at.timestamp()
    if isinstance(at, int | float | np.integer | np.floating) and math.isfinite(at):
        return float(at)
    raise InputError("a time: an aware datetime or unix seconds", found=repr(at), file="acts", line=line)


def _amount(amount: object, line: int) -> float:
    if isinstance(amount, int | float | np.integer | np.floating) and math.isfinite(amount) and amount >= 0:
        return float(amount)
    raise InputError("an amount, 0 or more", found=repr(amount), file="acts", line=line)


def _check(table: ActTable) -> None:
    rows = len(table.actor)
    sizes = {len(column) for column in (table.kind, table.at, table.amount)} | {len(table.offsets) - 1}
    _expect(sizes == {rows}, "columns of one length", f"lengths {sorted(sizes | {rows})}")
    _expect(len(set(table.people)) == len(table.people), "each person once", "a repeated id")
    _expect(
        bool(
            table.offsets[0] == 0
            and table.offsets[-1] == len(table.party)
            and np.all(table.party_counts >= 0)
        ),
        "offsets that rise from 0 to the number of parties",
        "other offsets",
    )
    _expect(_within(table.actor, table.people), "actors among the people", "an index outside them")
    _expect(_within(table.party, table.people), "parties among the people", "an index outside them")
    _expect(_within(table.kind, table.kinds), "kinds among the kinds", "a code outside them")
    _expect(bool(np.all(np.isfinite(table.at))), "times that are numbers", "nan or infinity")
    _expect(bool(np.all(np.isfinite(table.amount) & (table.amount >= 0))), "amounts of 0 or more", "others")
    owner = np.repeat(table.actor, table.party_counts)
    _expect(not bool(np.any(owner == table.party)), "parties other than the actor", "an act toward oneself")
    if int(table.party_counts.max(initial=0)) < 2:
        return
    rows_of = np.repeat(np.arange(rows), table.party_counts)
    pairs = rows_of * np.int64(max(len(table.people), 1)) + table.party
    _expect(len(np.unique(pairs)) == len(pairs), "each party once per act", "a repeated party")


def _within(codes: NDArray[np.integer], names: Sequence[str]) -> bool:
    return not len(codes) or (int(codes.min()) >= 0 and int(codes.max()) < len(names))


def _expect(condition: bool, expected: str, found: str) -> None:
    if not condition:
        raise InputError(expected, found=found, file="acts")
