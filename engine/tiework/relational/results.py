"""What joins give: tables that stay where they were worked out until they are fetched or written."""

from __future__ import annotations

import os
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING

from tiework.errors import InputError
from tiework.table import Table

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from tiework.relational.engine import Engine

TITLES = {"people": "People", "ties": "Ties", "network": "Network"}
# What no fixed number of joins gives.
ABSENT = {
    "people": ("participation", "pagerank", "core", "component", "community"),
    "ties": (),
    "network": ("components", "communities", "modularity"),
}


class Tables:
    """The tables of a log, kept by the engine that made them: `people`, `ties`, `network`.

    Close it, or use it in a ``with``: the scratch it stands on goes with it.

    Attributes
    ----------
    notes : tuple of str
        What is to be known beside the figures: the moment, the half-life, which columns joins do not give.
    """

    def __init__(
        self, engine: Engine, tables: Mapping[str, ir.Table], label: str | None, notes: tuple[str, ...]
    ) -> None:
        self._engine, self._tables, self._label, self.notes = engine, dict(tables), label, notes
        self._end = weakref.finalize(self, engine.close)

    @cached_property
    def people(self) -> Table:
        """One row a person, in the order of their ids."""
        return self._table("people")

    @cached_property
    def ties(self) -> Table:
        """One row a tie, a before b in the order of their ids."""
        return self._table("ties")

    @cached_property
    def network(self) -> Table:
        """One row a figure of the whole: measure, value."""
        return self._table("network")

    def arrow(self, which: str) -> pa.Table:
        """Fetch one of the tables as a `pyarrow.Table`, without a copy for Python."""
        import pyarrow as pa

        if which not in TITLES:
            raise InputError(f"one of {', '.join(TITLES)}", found=repr(which))
        if which == "network":
            (row,) = self._engine.rows(self._tables[which]).to_pylist()
            values = [None if value is None else float(value) for value in row.values()]
            return pa.table({"measure": list(row), "value": pa.array(values, pa.float64())})
        order = ["person"] if which == "people" else ["a", "b"]
        found = self._engine.rows(self._tables[which].order_by(order))
        return found.rename_columns(self._names(which))

    def write(self, folder: str | os.PathLike[str], format: str = "parquet") -> None:
        """Write the three tables into a folder, parquet or csv; those of people and ties without fetching them.

        DuckDB writes files, Spark folders of files, as each does.
        """
        from pyarrow import csv, parquet

        if format not in ("parquet", "csv"):
            raise InputError("parquet or csv", found=repr(format))
        os.makedirs(folder, exist_ok=True)
        for which in ("people", "ties"):
            table = self._tables[which].rename(
                dict(zip(self._names(which), self._tables[which].columns, strict=True))
            )
            self._engine.write(table, os.path.join(folder, f"{which}.{format}"), format)
        path = os.path.join(folder, f"network.{format}")
        (parquet.write_table if format == "parquet" else csv.write_csv)(self.arrow("network"), path)

    def spilled(self) -> float | None:
        """Megabytes of rows that the engine has put on disk, scratch included; None where it does not say."""
        return self._engine.spilled()

    def close(self) -> None:
        """Let the engine drop what it kept. Tables fetched before stay."""
        self._end()

    def __enter__(self) -> Tables:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _names(self, which: str) -> list[str]:
        named = {"label": self._label or "label"}
        return [named.get(name, name) for name in self._tables[which].columns]

    def _table(self, which: str) -> Table:
        found = self.arrow(which)
        columns = {
            name: column.to_pylist() if _listed(column) else column.to_numpy()
            for name, column in zip(found.column_names, found.columns, strict=True)
        }
        missing = [name for name in ABSENT[which] if which in TITLES]
        notes = [f"Not given by joins: {', '.join(missing)}."] if missing else []
        return Table(columns, TITLES[which], [*self.notes, *notes])


def _listed(column: pa.ChunkedArray) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(column.type) or pa.types.is_large_string(column.type))


@dataclass(frozen=True, slots=True)
class Aggregated:
    """A log that was brought down to its directed pairs.

    Attributes
    ----------
    path : str
        Where the pairs are: actor, target, weight, count; pairs of somebody with themselves included.
    acts, self_acts, later_acts : int
        Rows of the log; those toward oneself; those after `at` between two people, which weigh nothing.
    at : float
        The moment the weights speak of, in unix seconds; nan in a log without times.
    half_life_days : float
    """

    path: str
    acts: int
    self_acts: int
    later_acts: int
    at: float
    half_life_days: float
