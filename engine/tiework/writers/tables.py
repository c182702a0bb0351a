"""CSV and Parquet: ties, people and acts as tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from tiework.acts import ActTable
from tiework.errors import InputError
from tiework.readers.formulas import quoted
from tiework.writers.jsons import exact, said_times, undated
from tiework.writers.sheets import Columns, Sheets, Value


def write_csv(sheets: Sheets, file: BinaryIO) -> None:
    """Write the ties, or the acts, as CSV.

    Texts are in quotes. One that a spreadsheet would run as a formula has an apostrophe in front, which
    `tiework.readers` takes away again. What is undefined is empty.
    """
    if sheets.acts is not None:
        header, rows = _act_rows(sheets.acts)
        _csv(file, header, rows)
    else:
        _csv(file, list(sheets.ties), zip(*sheets.ties.values(), strict=True))


def write_people_csv(sheets: Sheets, file: BinaryIO) -> None:
    """Write people, attributes and measures as CSV, as `write_csv` does."""
    _csv(file, list(sheets.people), zip(*sheets.people.values(), strict=True))


def write_parquet(sheets: Sheets, file: BinaryIO) -> None:
    """Write the ties, or the acts, as Parquet. An act's ``toward`` is a list."""
    if sheets.acts is None:
        _parquet(file, _table(sheets.ties))
        return
    _parquet(file, _act_table(sheets.acts))


def write_people_parquet(sheets: Sheets, file: BinaryIO) -> None:
    """Write people, attributes and measures as Parquet."""
    _parquet(file, _table(sheets.people))


def _csv(file: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
    try:
        out = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        out.writerow([_cell(name) for name in header])
        out.writerows([_cell(value) for value in row] for row in rows)
    except UnicodeEncodeError as trouble:
        raise InputError("text in whole characters", found=repr(trouble.object[:40])) from None
    finally:
        text.detach()


def _cell(value: Value) -> Value:
    if isinstance(value, str):
        if "\0" in value:
            raise InputError("text without NUL bytes", found=repr(value[:40]))
        return quoted(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def _act_rows(acts: ActTable) -> tuple[list[str], Iterator[list[Value]]]:
    # An act toward several people takes several rows, which its number holds together.
    numbered = bool(len(acts)) and int(acts.party_counts.max()) > 1
    header = ["by", "toward", "kind", "at", "amount"]
    return (["act", *header] if numbered else header), _each_act(acts, numbered)


def _each_act(acts: ActTable, numbered: bool) -> Iterator[list[Value]]:
    times = said_times(acts)
    for k in range(len(acts)):
        rest: list[Value] = [acts.kinds[acts.kind[k]], next(times), float(acts.amount[k])]
        for other in [acts.people[p] for p in acts.toward(k)] or [""]:
            row: list[Value] = [acts.people[acts.actor[k]], other, *rest]
            yield [k + 1, *row] if numbered else row


def _act_table(acts: ActTable) -> Any:
    import pyarrow as pa

    people, kinds = pa.array(acts.people, pa.string()), pa.array(acts.kinds, pa.string())
    toward = pa.ListArray.from_arrays(pa.array(acts.offsets, pa.int32()), people.take(pa.array(acts.party)))
    at = pa.array(acts.at)
    if undated(acts):
        at = pa.nulls(len(acts), pa.timestamp("us", "UTC"))
    elif exact(acts):
        at = pa.array([round(one * 1e6) for one in acts.at.tolist()], pa.timestamp("us", "UTC"))
    columns = {
        "by": people.take(pa.array(acts.actor)),
        "toward": toward,
        "kind": kinds.take(pa.array(acts.kind)),
        "at": at,
        "amount": pa.array(acts.amount),
    }
    return pa.table(columns)


def _table(columns: Columns) -> Any:
    import pyarrow as pa

    return pa.table({name: _array(values) for name, values in columns.items()})


def _array(values: list[Value]) -> Any:
    import pyarrow as pa

    # A column without any value would have no type.
    return pa.array(values) if any(value is not None for value in values) else pa.array(values, pa.string())


def _parquet(file: BinaryIO, table: Any) -> None:
    from pyarrow import parquet

    parquet.write_table(table, file, compression="zstd")
