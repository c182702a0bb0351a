"""Parquet: acts and edge lists, batch by batch."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any, TypeGuard

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.clock import MISSING, UNREAD
from tiework.readers.collecting import Collector, Progress, shown, standard
from tiework.readers.columns import ACTS, by_header, chosen
from tiework.readers.kinds import ACTED, DIRECTED, MUTUAL
from tiework.readers.limits import MB, Limits
from tiework.readers.looks import compact_days
from tiework.readers.networks import Network
from tiework.readers.tielists import is_ties, take_tie
from tiework.readers.times import moment, unix
from tiework.readers.unpacking import Source, called, seekable

_BATCH = 16_384


def read_parquet(
    source: Source,
    *,
    columns: Mapping[str, str | int] | None = None,
    directed: bool = True,
    kind: str | None = None,
    time_format: str | None = None,
    name: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Archive:
    """Read a Parquet file of acts: one row for each act.

    Parameters
    ----------
    source : path or binary file
    columns : mapping of str to (str or int), optional
        As for `tiework.readers.tables.read_csv`: by, toward, kind, at, amount. ``toward`` may be a column of lists; ``at``
        of timestamps (without a zone in UTC), numbers, ISO texts or what `time_format` says. A table of ties that `tiework`
        wrote is taken apart again.
    directed, kind, time_format, name, limits, progress
        As for `tiework.readers.tables.read_csv`.

    Raises
    ------
    InputError
        Where the file is no Parquet, torn, larger than allowed, or has no columns of people.
    """
    from pyarrow import ArrowException

    bounds, shown_name = limits or Limits(), called(source, name)
    with seekable(source, shown_name, bounds) as file:
        into = Collector(shown_name, bounds, progress)
        try:
            table = _opened(file, shown_name, bounds)
            names = table.schema_arrow.names
            if columns is None and is_ties(names):
                return _ties(into, table)
            places = _places(table, columns, shown_name)
            rows = _rows(table, places)
            ahead = list(islice(rows, _BATCH))
            times = [row["at"] for row in ahead] if "at" in places else []
            # Where nobody dated the first so many, nobody dated any.
            timed = any(not _missing(value) for value in times)
            usual = kind or (ACTED if directed and timed else DIRECTED if directed else MUTUAL)
            taking = _Taking(into, usual, timed, time_format, _days(times))
            for number, row in enumerate(chain(ahead, rows), start=1):
                into.row(number)
                taking.take(number, row)
        except (ArrowException, OSError, ValueError, MemoryError) as trouble:
            found = str(trouble).splitlines()[0][:200] if str(trouble) else "trouble"
            raise InputError("a whole Parquet file", found=found, file=shown_name) from None
    said = ", ".join(f"{what} in column {names[place]}" for what, place in places.items())
    return into.archive("parquet", dated=timed, read_as=f"Parquet: {said}")


def _opened(file: Any, name: str, limits: Limits) -> Any:
    from pyarrow import parquet

    # Texts stay dictionaries, so that one long text in many rows is one text in memory.
    plain = parquet.ParquetFile(file)
    texts = [
        plain.schema.column(k).path
        for k in range(len(plain.schema))
        if plain.schema.column(k).physical_type == "BYTE_ARRAY"
    ]
    meta = plain.metadata
    if meta.num_rows > limits.rows:
        raise InputError(f"at most {limits.rows} rows", found=str(meta.num_rows), file=name)
    size = sum(meta.row_group(k).total_byte_size for k in range(meta.num_row_groups))
    if size > limits.unpacked:
        raise InputError(f"at most {limits.unpacked // MB} MB unpacked", found=f"{size // MB} MB", file=name)
    return parquet.ParquetFile(file, read_dictionary=texts, pre_buffer=False)


def _places(table: Any, columns: Mapping[str, str | int] | None, file: str) -> dict[str, int]:
    names = table.schema_arrow.names
    places = {**by_header(names, ACTS), **chosen(columns or {}, names, tuple(ACTS), file)}
    places.pop("act", None)
    if "by" not in places or "toward" not in places:
        found = f"the columns {', '.join(names)}"[:300]
        raise InputError("columns of people, by and toward", found=found, file=file)
    if max(places.values()) >= len(names):
        raise InputError(f"columns from 1 to {len(names)}", found=str(max(places.values()) + 1), file=file)
    return places


def _rows(table: Any, places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    names = table.schema_arrow.names
    for batch in table.iter_batches(
        _BATCH, columns=[names[place] for place in places.values()], use_threads=False
    ):
        held = {what: _plain(batch.column(names[place])) for what, place in places.items()}
        for cells in zip(*held.values(), strict=True):
            yield dict(zip(held, cells, strict=True))


def _plain(column: Any) -> list[Any]:
    from pyarrow import timestamp, types

    # Python's own times end at microseconds.
    if types.is_timestamp(column.type):
        column = column.cast(timestamp("us", column.type.tz), safe=False)
    values: list[Any] = column.to_pylist()
    return values


def _missing(value: object) -> bool:
    return value is None or value != value or (isinstance(value, str) and not value.strip())


def _days(times: Sequence[object]) -> bool:
    plain = [str(int(value)) if _is_number(value) else _text(value) for value in times if not _missing(value)]
    return compact_days(plain)


def _is_number(value: object) -> TypeGuard[int | float | Decimal]:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool) and math.isfinite(value)


def _ties(into: Collector, table: Any) -> Archive:
    network = Network(into)
    places = {name: k for k, name in enumerate(table.schema_arrow.names)}
    for number, row in enumerate(_rows(table, places), start=1):
        take_tie(network, number, {name: _text(value) for name, value in row.items()})
    return network.archive("parquet", "Parquet: a table of ties, with what went each way")


@dataclass(frozen=True, slots=True)
class _Taking:
    """Takes rows as acts."""

    into: Collector
    usual: str
    timed: bool
    pattern: str | None
    days: bool

    def take(self, line: int, row: Mapping[str, Any]) -> None:
        into, toward = self.into, row["toward"]
        several = toward if isinstance(toward, list) else [] if toward is None and self.timed else [toward]
        named = [_text(one) for one in several]
        by = _text(row["by"])
        if not all(into.usable(person, line) for person in (by, *named)):
            return
        at, amount = self._at(line, row.get("at")), self._amount(line, row.get("amount", 1.0))
        if at is not None and amount is not None:
            into.act(line, by, named, _text(row.get("kind"))[:200] or self.usual, at, amount)

    def _amount(self, line: int, value: object) -> float | None:
        if _is_number(value):
            return float(value)
        self.into.refuse(
            line, "no amount given" if _missing(value) else f"an amount that is no number: {shown(value)}"
        )
        return None

    def _at(self, line: int, value: object) -> float | None:
        if not self.timed:
            return 0.0
        read = None if _missing(value) else self._moment(value)
        if read is None:
            self.into.refuse(line, MISSING if _missing(value) else f"{UNREAD}: {shown(value)}")
            return None
        self.into.counts["without_zone"] += not read[1]
        return read[0]

    def _moment(self, value: object) -> tuple[float, bool] | None:
        if _is_number(value):
            at = moment(str(int(value))) if self.days else None
            seconds = unix(float(value))
            return at or (None if seconds is None else (seconds, True))
        if isinstance(value, str):
            return moment(value, self.pattern, days=self.days)
        return moment(value.isoformat() if isinstance(value, datetime) else str(value))


def _text(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)


def people_of_parquet(source: Source, name: str, limits: Limits) -> Archive:
    """Read a Parquet file of people, as `tiework.readers.people.read_people` reads a table."""
    from pyarrow import ArrowException

    with seekable(source, name, limits) as file:
        into = Collector(name, limits)
        try:
            table = _opened(file, name, limits)
            columns = table.schema_arrow.names
            if "id" not in columns:
                raise InputError("a column id", found=f"columns {', '.join(columns)}"[:300], file=name)
            places = {column: k for k, column in enumerate(columns[:100])}
            for number, row in enumerate(_rows(table, places), start=1):
                into.row(number)
                _person(into, number, row)
        except (ArrowException, OSError, ValueError, MemoryError):
            raise InputError("a whole Parquet file", found="one that is torn or damaged", file=name) from None
    return into.archive("people", read_as="Parquet")


def _person(into: Collector, line: int, row: dict[str, Any]) -> None:
    person = _text(row.pop("id"))
    if into.usable(person, line):
        into.person(person, line)
        into.call(person, _text(row.pop("name", None)), line)
        for column, value in row.items():
            into.know(person, standard(column), _text(value), line)
