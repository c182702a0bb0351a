"""Parquet: acts and edge lists, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress, shown, standard
from tiework.readers.columns import ACTS, by_header, chosen
from tiework.readers.kinds import ACTED, DIRECTED, MUTUAL
from tiework.readers.limits import MB, Limits
from tiework.readers.times import moment, unix
from tiework.readers.unpacking import Source, called, seekable

_BATCH = 16_384


def read_parquet(
    source: Source,
    *,
    columns: Mapping[str, str | int] | None = None,
    directed: bool = True,
    kind: str | None = None,
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
        of timestamps (without a zone in UTC), numbers or ISO texts.
    directed, kind, name, limits, progress
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
            places = _places(table, columns, shown_name)
            timed = "at" in places
            usual = kind or (ACTED if directed and timed else DIRECTED if directed else MUTUAL)
            for number, row in enumerate(_rows(table, places), start=1):
                into.row(number)
                _take(into, number, row, usual, timed)
        except (ArrowException, OSError, ValueError, MemoryError) as trouble:
            found = str(trouble).splitlines()[0][:200] if str(trouble) else "trouble"
            raise InputError("a whole Parquet file", found=found, file=shown_name) from None
    said = ", ".join(f"{what} in column {table.schema_arrow.names[place]}" for what, place in places.items())
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


def _take(into: Collector, line: int, row: Mapping[str, Any], usual: str, timed: bool) -> None:
    toward = row["toward"]
    several = toward if isinstance(toward, list) else [] if toward is None and timed else [toward]
    named = [_text(one) for one in several]
    by = _text(row["by"])
    if not all(into.usable(person, line) for person in (by, *named)):
        return
    at = _seconds(into, row["at"]) if timed else 0.0
    amount = row.get("amount", 1.0)
    if at is None:
        into.refuse(line, f"no time: {shown(row['at'])}")
    elif isinstance(amount, bool) or not isinstance(amount, int | float):
        into.refuse(line, f"an amount that is no number: {shown(amount)}")
    else:
        into.act(line, by, named, _text(row.get("kind"))[:200] or usual, at, float(amount))


def _text(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else str(value)


def _seconds(into: Collector, value: object) -> float | None:
    if isinstance(value, datetime):
        read = moment(value.isoformat())
    elif isinstance(value, int | float) and not isinstance(value, bool):
        return unix(float(value)) if value == value else None
    else:
        read = moment(_text(value) if isinstance(value, str) else str(value))
    into.counts["without_zone"] += read is not None and not read[1]
    return None if read is None else read[0]


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
