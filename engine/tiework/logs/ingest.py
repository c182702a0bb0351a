"""From a log of acts to who acted toward whom, streaming: memory grows with people and pairs, not with acts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from typing import Any

from tiework import kernels
from tiework.arrays import Floats
from tiework.kernels import aggregate as fast
from tiework.kernels import csv as fast_csv
from tiework.logs.ahead import Ahead
from tiework.logs.batch import Batch, Progress
from tiework.logs.dyads import Dyads
from tiework.logs.kinds import Kinds
from tiework.logs.layout import laid_out
from tiework.logs.opening import PARQUET, Source, again, opened, sought
from tiework.logs.parquet import Parquet
from tiework.logs.register import Register
from tiework.moments import Moment, moment
from tiework.reference import aggregate as twin
from tiework.reference import csv as twin_csv
from tiework.weighing import Weights

DAY = 86_400.0
# Half-lives from the moment weights are kept at, before that moment moves on: far from where a float overflows.
_FAR = 256


def ingest(
    source: Source,
    *,
    columns: Mapping[str, str | int] | None = None,
    people: Iterable[Any] = (),
    at: Moment | None = None,
    half_life_days: float | None = None,
    weights: Weights | None = None,
    threads: int = 2,
    progress: Progress | None = None,
) -> Dyads:
    r"""Who acted toward whom, how often, and what does it weigh today?

    Parameters
    ----------
    source : path or binary file
        Parquet, or a table with commas, semicolons, tabs or upright bars between its cells; tables also packed with gzip.
    columns : mapping of str to (str or int), optional
        Column of actor, target, kind, time (or by, toward, kind, at) by its name, or by its number from 1; found by the
        usual names unless given. Kind and time may be missing. Other columns are not read: each row is one act. Only a
        Parquet file of the columns actor, target, weight and count, and no other, is one of pairs that were added up
        elsewhere (`tiework.relational.aggregate`): it is taken as it is.
    people : iterable of str or int, or pyarrow.Array
        People known from elsewhere; those who are not in the log come last.
    at : datetime, date, str or number, optional
        The moment to look from; a number is unix seconds, a day stands for its end. The last act unless given. Acts
        after it are counted, and form no tie.
    half_life_days : float, optional
        Days after which an act weighs half: what `weights` says, else 90.
    weights : mapping of kind to weight or KindRule, Policy, or path of a TOML file, optional
        See `tiework.weighing.weighed`. A kind that is not named has its usual weight where there is one, else 1. A kind
        that forms no ties weighs 0. An act done together counts half each way: half its weight from actor to target, half
        back; and once, from actor to target.
    threads : int
        The result is the same, to the byte, for any number.
    progress : callable, optional
        Called with rows so far and rows in all (None where that is not known).

    Returns
    -------
    Dyads
        Times are unix seconds (or milli-, micro-, nanoseconds by their size), timestamps (without a zone: UTC), dates, or
        ISO texts. Ids are int64 where all are whole numbers in their one spelling, else texts. In tables, blanks around a
        cell do not belong to it, and lines that begin with ``#`` or ``%`` are comments. A log with a header and no row
        has no acts.

    Raises
    ------
    InputError
        Naming the file, the line of a table or the row of a Parquet file, what was expected and what was found. A row
        that cannot be read is never left out.
    PolicyError
        Where weights contradict themselves, or a policy does not know a kind.

    Notes
    -----
    Without `at`, weights are kept as of the first act and turned to the last one at the end (forward decay; Cormode,
    Shkapenyuk, Srivastava and Xu 2009): a common factor, one rounding.

    Examples
    --------
    >>> from io import BytesIO
    >>> log = BytesIO(b"actor,target,kind,time\n7,9,,0\n9,7,,7776000\n7,9,,7776000\n7,7,,0\n")
    >>> dyads = ingest(log, people=["11"])
    >>> dyads.people.to_pylist(), dyads.indptr.tolist(), dyads.indices.tolist()
    ([7, 9, 11], [0, 1, 2, 2], [1, 0])
    >>> dyads.weight.tolist(), dyads.count.tolist(), dyads.self_acts, dyads.weights
    ([1.5, 1.0], [2, 1], 1, {'acted': 1.0})
    """
    with opened(source) as (stream, head, name):
        if head.startswith(PARQUET):
            parquet = Parquet(sought(source, stream, name), name, columns)
            if columns is None and parquet.added_up:
                return parquet.dyads(people)
            kinds = Kinds(weights, half_life_days, "at" in parquet.columns, name)
            batches, total, dated = parquet.batches(kinds), parquet.rows, "at" in parquet.columns
        else:
            layout = laid_out(head, name, columns)
            dated, total = layout.places[3] >= 0, None
            kinds = Kinds(weights, half_life_days, dated, name)
            raw = again(stream, head, name)
            home = fast_csv if kernels.available() else twin_csv
            batches = home.batches(raw, layout, kinds)
        taking = _Taking(name, kinds, None if at is None else moment(at).timestamp(), threads)
        with Ahead(batches) if threads > 1 else nullcontext(batches) as read:
            for batch in read:
                taking.take(batch)
                if progress is not None:
                    progress(taking.acts, total)
    return taking.dyads(people)


class _Taking:
    """Adds up batches, and keeps the clock."""

    def __init__(self, name: str, kinds: Kinds, at: float | None, threads: int) -> None:
        self.acts = self.self_acts = self.later = 0
        self._kinds, self._at = kinds, at
        self._half_life = kinds.policy.half_life_days * DAY
        self._register = Register(name)
        self._sums = (fast if kernels.available() else twin).Sums(self._half_life, threads)
        # Weights are kept as of `origin`; `latest` is the last act.
        self._origin, self._latest = at, -math.inf

    def take(self, batch: Batch) -> None:
        if not len(batch):
            return
        actor, target = self._register.pairs(batch)
        if batch.kind is None:
            self._kinds.code("")
        if batch.time is not None:
            self._see(batch.time)
        worth, both = self._kinds.arrays()
        itself, later = self._sums.add(
            actor, target, batch.kind, batch.time, worth, both, len(self._register),
            self._origin or 0.0, math.inf if self._at is None else self._at,
        )  # fmt: skip
        self.acts += len(batch)
        self.self_acts += itself
        self.later += later

    def _see(self, time: Floats) -> None:
        self._latest = max(self._latest, float(time.max()))
        if self._origin is None:
            self._origin = float(time[0])
        if self._at is None and self._latest - self._origin > _FAR * self._half_life:
            self._move(self._latest)

    def _move(self, to: float) -> None:
        assert self._origin is not None  # noqa: S101
        self._sums.scale(2.0 ** ((self._origin - to) / self._half_life))
        self._origin = to

    def dyads(self, people: Iterable[Any]) -> Dyads:
        at = self._at if self._at is not None else math.nan
        if self._at is None and self._origin is not None:
            self._move(self._latest)
            at = self._latest
        self._register.add(people)
        ids = self._register.people()
        indptr, indices, weight, count = self._sums.finish(len(ids))
        return Dyads(
            ids, indptr, indices, weight, count, self.acts, self.self_acts, self.later, at,
            float(self._kinds.policy.half_life_days), self._kinds.weights,
        )  # fmt: skip
