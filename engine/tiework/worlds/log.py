"""Logs of acts as large as one likes, with planted communities: what the bench measures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tiework.arrays import Codes, Floats, Ints, frozen

if TYPE_CHECKING:
    import pyarrow as pa

KINDS = ("message", "reply", "mention", "help")
_EXPONENT = 2.6
_DAY = 86_400
# Rows worked out in one go, and rows of a row group.
_AT_ONCE = 1 << 20
_START = 1_700_000_000


@dataclass(frozen=True, eq=False)
class Log:
    """A made log: who may act toward whom, and how often; its acts are drawn when they are asked for.

    Attributes
    ----------
    ids : int64[n]
        Of each person.
    community, sector : int32[n]
    one, other : int32[r]
        The planted ties.
    often : int32[r]
        Acts along each, 1 or more.
    answered : float32[r]
        Share of them that go from other to one: 0 where the tie has one direction only.
    seed, days : int
    """

    ids: Ints
    community: Codes
    sector: Codes
    one: Codes
    other: Codes
    often: Codes
    answered: Floats
    seed: int
    days: int

    @property
    def acts(self) -> int:
        """How many acts there are."""
        return int(self.often.sum())

    @property
    def last(self) -> int:
        """Unix seconds by which every act has been done."""
        return _START + self.days * _DAY

    def batches(self) -> Iterator[pa.Table]:
        """Draw the acts in order of time: actor, target, kind, time."""
        import pyarrow as pa

        random = np.random.default_rng([self.seed, 1])
        along = np.repeat(np.arange(len(self.one), dtype=np.int32), self.often)
        random.shuffle(along)
        kinds = pa.array(KINDS)
        span, count = self.days * _DAY, len(along)
        for first in range(0, count, _AT_ONCE):
            tie = along[first : first + _AT_ONCE]
            back = random.random(len(tie)) < self.answered[tie]
            one, other = self.ids[self.one[tie]], self.ids[self.other[tie]]
            low, high = first * span // count, (first + len(tie)) * span // count
            time = _START + np.sort(random.integers(low, high + 1, len(tie)))
            kind = pa.array(random.integers(0, len(KINDS), len(tie), dtype=np.int8))
            yield pa.table(
                {
                    "actor": np.where(back, other, one),
                    "target": np.where(back, one, other),
                    "kind": pa.DictionaryArray.from_arrays(kind, kinds).cast(pa.string()),
                    "time": time,
                }
            )

    def write(self, folder: str | os.PathLike[str], *, csv: bool = True) -> None:
        """Write the acts to ``acts.parquet`` (and ``acts.csv``) and people's sectors to ``people.csv``."""
        from contextlib import ExitStack

        from pyarrow import csv as text
        from pyarrow import parquet

        place = Path(folder)
        with ExitStack() as held:
            table = held.enter_context((place / "acts.csv").open("wb")) if csv else None
            out = None
            for batch in self.batches():
                if out is None:
                    path = place / "acts.parquet"
                    out = held.enter_context(parquet.ParquetWriter(path, batch.schema, compression="zstd"))
                    if table is not None:
                        table.write(",".join(batch.column_names).encode() + b"\n")
                out.write_table(batch)
                if table is not None:
                    text.write_csv(
                        batch, table, text.WriteOptions(include_header=False, quoting_style="none")
                    )
        with (place / "people.csv").open("w", encoding="utf-8") as file:
            file.write("id,sector\n")
            pairs = zip(self.ids.tolist(), self.sector.tolist(), strict=True)
            file.writelines(f"{person},sector {sector + 1}\n" for person, sector in pairs)


def planted_log(
    people: int = 1000,
    *,
    acts: int = 50,
    size: int = 80,
    sectors: int = 6,
    begun: float = 6.5,
    within: float = 0.85,
    closed: float = 3.0,
    purity: float = 0.7,
    returned: float = 0.33,
    days: int = 720,
    seed: int = 7,
) -> Log:
    """Make a log in which a few do much and most do little, with communities, and with friends of friends.

    Parameters
    ----------
    people : int
        A thousand to a million; a million take forty seconds to lay and to write, and a gigabyte.
    acts : int
        Acts a person, on average.
    size : int
        People of a community, about.
    sectors : int
        Every community has a home sector.
    begun : float
        Ties a person begins, on average; activity is spread as a power law with exponent 2.6.
    within : float
        Share of them inside the community.
    closed : float
        Ties between two contacts of one person that are tried, for each person, besides.
    purity : float
        Share of people who are of their community's home sector.
    returned : float
        Share of ties along which both act.
    days : int
    seed : int
        The same seed makes the same log.

    Returns
    -------
    Log

    Examples
    --------
    >>> log = planted_log(1000, seed=3)
    >>> len(log.ids), 49_000 < log.acts < 51_000, log.batches().__next__().column_names
    (1000, True, ['actor', 'target', 'kind', 'time'])
    """
    random = np.random.default_rng(seed)
    activity = np.minimum((1 - random.random(people)) ** (-1 / (_EXPONENT - 1)), max(people**0.625, 2))
    communities = max(1, people // size)
    # Blocks of unequal size, one after the other.
    cuts = np.sort(random.integers(0, people, communities - 1))
    community = np.searchsorted(cuts, np.arange(people), side="right")
    one, other = _begun(random, activity, community, communities, round(begun * people), within)
    one, other = _fresh(people, one, other)
    more = _closing(random, people, one, other, round(closed * people))
    one, other = _fresh(people, np.concatenate([one, more[0]]), np.concatenate([other, more[1]]))
    # Along a tie inside a community there is twice as much.
    share = random.exponential(size=len(one)) * np.where(community[one] == community[other], 2.0, 1.0)
    left = max(acts * people - len(one), 0)
    often = 1 + random.poisson(share * (left / max(share.sum(), 1e-300)))
    both = random.random(len(one)) < returned
    answered = np.where(both, 0.2 + 0.6 * random.random(len(one)), 0.0)
    home = random.random(people) < purity
    sector = np.where(home, community % sectors, random.integers(sectors, size=people))
    ids = random.permutation(people).astype(np.int64) * 7 + 1000
    return Log(
        frozen(ids, np.int64), frozen(community, np.int32), frozen(sector, np.int32), frozen(one, np.int32),
        frozen(other, np.int32), frozen(often, np.int32), answered, seed, days,
    )  # fmt: skip


def _begun(
    random: np.random.Generator,
    activity: Floats,
    community: Ints,
    communities: int,
    count: int,
    within: float,
) -> tuple[Ints, Ints]:
    """Draw ties, both ends by activity."""
    place = np.concatenate([[0.0], np.cumsum(activity)])
    one = _drawn(place, random.random(count) * place[-1])
    ends = place[np.searchsorted(community, np.arange(communities + 1))]
    own = community[one]
    inside = random.random(count) < within
    low, high = np.where(inside, ends[own], 0.0), np.where(inside, ends[own + 1], place[-1])
    return one, _drawn(place, low + random.random(count) * (high - low))


def _drawn(place: Floats, at: Floats) -> Ints:
    # Sorted, so that looking up stays in the cache.
    order = np.argsort(at)
    found = np.empty(len(at), np.int64)
    found[order] = np.searchsorted(place, at[order], side="right") - 1
    return np.minimum(found, len(place) - 2)


def _fresh(people: int, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Each pair once, nobody with themselves; which of the two comes first is as good as drawn."""
    apart = one != other
    keys = np.unique(np.minimum(one, other)[apart] * people + np.maximum(one, other)[apart])
    low, high = keys // people, keys % people
    turn = (keys * 0x9E3779B1 >> 7) & 1 == 0
    return np.where(turn, low, high), np.where(turn, high, low)


def _closing(
    random: np.random.Generator, people: int, one: Ints, other: Ints, count: int
) -> tuple[Ints, Ints]:
    """Draw pairs of contacts of one person: by a tie of theirs, so that who has many is the middle more often."""
    rows, contacts = np.concatenate([one, other]), np.concatenate([other, one])
    order = np.argsort(rows, kind="stable")
    rows, contacts = rows[order], contacts[order]
    degree = np.bincount(rows, minlength=people)
    begin = np.concatenate([[0], np.cumsum(degree)])
    # A middle by its ties and not by their pairs: else hubs would close everything.
    middle = rows[random.integers(max(len(rows), 1), size=count if len(rows) else 0)]
    first, second = (
        contacts[begin[middle] + (random.random(len(middle)) * degree[middle]).astype(np.int64)]
        for _ in range(2)
    )
    return first, second
