"""Two networks side by side, or one at two moments: what differs, and what cannot be told from chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from tiework.measures.catalogue import measure
from tiework.readings import Reading
from tiework.table import Table
from tiework.wording import between, number

if TYPE_CHECKING:
    from tiework.network import Network

type Verdict = Literal["higher", "lower", "not told from chance", "no interval", "not given"]

# These follow the number of members by themselves.
SIZED = frozenset({"density", "components", "transitivity"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure in both networks.

    Attributes
    ----------
    one, other : Reading
    value, low, high : float or None
        other - one, and its 95 % interval.
    verdict : str
        Whether the other one is higher or lower beyond chance.
    """

    one: Reading
    other: Reading
    value: float | None
    low: float | None
    high: float | None
    verdict: Verdict

    @property
    def key(self) -> str:
        """Names the measure in the catalogue."""
        return self.one.key


@dataclass(frozen=True, eq=False)
class Comparison(Sequence[Difference]):
    """All figures of two networks, with their differences.

    Attributes
    ----------
    labels : tuple of (str, str)
    differences : tuple of Difference
    notes : tuple of str
        What is to be known before anything is made of a difference.
    """

    labels: tuple[str, str]
    differences: tuple[Difference, ...]
    notes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.differences)

    def __getitem__(self, index: Any) -> Any:
        return self.differences[index]

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.differences)

    def table(self) -> Table:
        """One row a figure."""
        rows = self.differences

        def numbers(name: str, of: str = "") -> Any:
            found = (getattr(getattr(row, of) if of else row, name) for row in rows)
            return np.array([np.nan if value is None else value for value in found], dtype=np.float64)

        columns = {
            "measure": [row.key for row in rows],
            "name": [measure(row.key).name for row in rows],
            "unit": [measure(row.key).unit for row in rows],
            **{f"{side}_{name}": numbers(name, side) for side in ("one", "other") for name in ("value", "low", "high", "n")},
            "difference": numbers("value"),
            "low": numbers("low"),
            "high": numbers("high"),
            "verdict": [row.verdict for row in rows],
        }  # fmt: skip
        return Table(columns, f"{self.labels[0]} and {self.labels[1]}", self.notes)

    def __str__(self) -> str:
        from tiework.writers.setting import text

        head = ("measure", self.labels[0], self.labels[1], "difference", "beyond chance?")
        return "\n".join([text(head, [_row(row) for row in self]), "", *self.notes])

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def compare(
    one: Network,
    other: Network,
    *,
    replicates: int = 1000,
    seed: int = 1,
    seconds: float | None = None,
    threads: int = 2,
) -> Comparison:
    """Where do two networks, or one at two moments, differ beyond chance?

    Parameters
    ----------
    one, other : Network
    replicates, seed, seconds, threads
        As for `tiework.read_network`; `seconds` for each of the two.

    Returns
    -------
    Comparison

    Notes
    -----
    The interval of a difference is made of the intervals of both figures (Zou & Donner 2008): with d = b - a,
    low = d - hypot(b - b_low, a_high - a), high = d + hypot(b_high - b, a - a_low). It takes both to be independent; two
    moments of one network share acts, so there it is too wide rather than too narrow: a difference it tells from chance is
    told the more surely.

    Examples
    --------
    >>> import tiework
    >>> from tiework.worlds import village
    >>> acts, homes = village(people=30, groups=3, acts=900)
    >>> network = tiework.Network(acts, people=homes)
    >>> found = compare(network.at("2026-04-15"), network, replicates=40)
    >>> {row.key: row.verdict for row in found}["mean_linking"]
    'not given'
    """
    first, again = (
        network.readings(replicates=replicates, seed=seed, seconds=seconds, threads=threads)
        for network in (one, other)
    )
    second = {reading.key: reading for reading in again}
    rows = tuple(difference(reading, second[reading.key]) for reading in first if reading.key in second)
    return Comparison(_labels(one, other), rows, tuple(_notes(one, other, rows)))


def difference(one: Reading, other: Reading) -> Difference:
    """Compare two readings of one measure."""
    if one.value is None or other.value is None:
        return Difference(one, other, None, None, None, "not given")
    gap = other.value - one.value
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return Difference(one, other, gap, None, None, "no interval")
    low = gap - hypot(other.value - other.low, one.high - one.value)
    high = gap + hypot(other.high - other.value, one.value - one.low)
    verdict: Verdict = "higher" if low > 0 else "lower" if high < 0 else "not told from chance"
    return Difference(one, other, gap, low, high, verdict)


def _labels(one: Network, other: Network) -> tuple[str, str]:
    if one.label != other.label:
        return one.label, other.label
    if one.as_of != other.as_of:
        if not one.on_calendar:
            return one.when.removeprefix("on "), other.when.removeprefix("on ")
        return f"{one.as_of:%Y-%m-%d}", f"{other.as_of:%Y-%m-%d}"
    return f"{one.label} (1)", f"{other.label} (2)"


def _notes(one: Network, other: Network, rows: Sequence[Difference]) -> Iterator[str]:
    judged = [row for row in rows if row.low is not None]
    told = sum(row.verdict in ("higher", "lower") for row in judged)
    yield f"{told} of {len(judged)} differences can be told from chance; one in twenty would be by chance alone."
    members = len(one.acts.people), len(other.acts.people)
    if members[0] != members[1] and any(row.key in SIZED for row in rows):
        yield f"{members[0]} members and {members[1]}: density and pieces follow the number of members by themselves."
    if one.policy != other.policy:
        yield "They were measured under different weights, half-lives or thresholds: differences may be these alone."
    if str(one.grouping) != str(other.grouping) or one.grouping.labels is None:
        yield "Groups differ: figures about groups compare only where people are grouped alike."
    if one.label == other.label and one.as_of != other.as_of:
        yield "Both moments share acts: the true doubt about a change is smaller than the one given."


def _row(row: Difference) -> tuple[str, ...]:
    entry = measure(row.key)

    def said(reading: Reading) -> str:
        if reading.value is None:
            return "–"
        doubt = between(reading, entry)
        return f"{number(reading.value, entry)} ({doubt})" if doubt else number(reading.value, entry)

    if row.value is None:
        return entry.name, said(row.one), said(row.other), "–", row.verdict
    gap = f"{'+' if row.value > 0 else ''}{number(row.value, entry)}"
    return entry.name, said(row.one), said(row.other), gap, row.verdict
