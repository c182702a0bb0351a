"""What a log comes to: tables, in memory or in files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from tiework.errors import InputError, found_instead
from tiework.table import Table
from tiework.texts import texts

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = ("parquet", "csv")
# Rows worked into a file in one go.
_AT_ONCE = 1 << 18
_RARE = ("person", "a", "b")


@dataclass(frozen=True, eq=False)
class Measured:
    """A log, measured.

    Attributes
    ----------
    people : Table
        One row a person, in order of first appearance in the log; then those known from elsewhere.
    ties : Table
        One row a tie, a before b in that order.
    network : Table
        One row a figure of the whole: measure, value.
    """

    people: Table
    ties: Table = field(repr=False)
    network: Table

    def write(self, folder: str | os.PathLike[str], format: str = "parquet") -> tuple[Path, ...]:
        """Write the three tables into a folder: ``people.parquet``, ``ties.parquet``, ``network.parquet``.

        Parameters
        ----------
        folder : path
            Made where it is not there.
        format : {"parquet", "csv"}
            In CSV undefined is an empty cell, and a text that a spreadsheet would run has an apostrophe in front.

        Returns
        -------
        tuple of Path

        Raises
        ------
        InputError
            Where the format is unknown or the disk refuses; each file is written whole or not at all.
        """
        from tiework.writers.files import check_writable, whole

        if format not in FORMATS:
            raise InputError(f"a format: {' or '.join(FORMATS)}", found=repr(format))
        files = {one.name: Path(folder) / f"{one.name}.{format}" for one in fields(self)}
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise InputError("a folder to write to", found=found_instead(trouble), file=str(folder)) from None
        for path in files.values():
            check_writable(path)
        for name, path in files.items():
            with whole(path) as file:
                (_parquet if format == "parquet" else _csv)(getattr(self, name), file)
        return tuple(files.values())


def _pieces(table: Table) -> Any:
    for start in range(0, max(len(table), 1), _AT_ONCE):
        yield table.rows(start, min(start + _AT_ONCE, len(table))).to_arrow()


def _parquet(table: Table, file: BinaryIO) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    schema = table.rows(0, 1).to_arrow().schema
    # A dictionary of what hardly comes twice costs time and room.
    often = [one.name for one in schema if one.name not in _RARE and not pa.types.is_floating(one.type)]
    with parquet.ParquetWriter(file, schema, compression="zstd", use_dictionary=often) as out:
        for piece in _pieces(table):
            out.write_table(piece, row_group_size=_AT_ONCE)


def _csv(table: Table, file: BinaryIO) -> None:
    from pyarrow import csv

    schema = table.rows(0, 1).to_arrow().schema
    # The names of columns come from files, too.
    with csv.CSVWriter(file, _quoted_schema(schema)) as out:
        for piece in _pieces(table):
            out.write_table(_quoted(piece))


def _quoted_schema(schema: pa.Schema) -> pa.Schema:
    import pyarrow as pa

    from tiework.readers.formulas import quoted

    return pa.schema([one.with_name(quoted(one.name)) for one in schema])


def _quoted(piece: pa.Table) -> pa.Table:
    import pyarrow as pa

    from tiework.readers.formulas import quoted

    schema, columns = _quoted_schema(piece.schema), []
    for column in piece.columns:
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            held = column.combine_chunks().dictionary_encode()
            plain = held.dictionary.to_pylist()
            safe = [quoted(text) for text in plain]
            if safe != plain:
                column = texts(safe).cast(column.type).take(held.indices)
        columns.append(column)
    return pa.table(columns, schema=schema)
