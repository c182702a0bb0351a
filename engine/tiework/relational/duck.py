"""DuckDB: joins on one machine, with more rows than memory."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tiework.errors import InputError, TieworkError, found_instead
from tiework.relational.engine import Dialect, quoted, schema_of, sql, text
from tiework.relational.reading import delimiter, is_file, is_text

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa


class Duck:
    """A session with DuckDB: its own scratch file, or temporary tables beside somebody's own.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection, optional
        Where tables are that are measured by name. A cursor of its own is used; settings of the connection stay.
    memory_limit : str, optional
        As DuckDB writes it ("512MB"); beyond it, rows are put on disk. Four fifths of the machine unless given.
    threads : int, optional
    """

    dialect: Dialect = "duckdb"

    def __init__(
        self, connection: Any = None, memory_limit: str | None = None, threads: int | None = None
    ) -> None:
        import duckdb

        self._folder = tempfile.mkdtemp(prefix="tiework-") if connection is None else None
        self._names: list[tuple[str, str]] = []
        self._prefix = f"tiework_{uuid4().hex[:8]}_"
        self._error, self._short = duckdb.Error, duckdb.OutOfMemoryException
        if self._folder is None:
            self._session = connection.cursor()
        else:
            settings: dict[str, Any] = {"temp_directory": os.path.join(self._folder, "spilled")}
            settings |= {"preserve_insertion_order": "false"}
            settings |= {} if memory_limit is None else {"memory_limit": memory_limit}
            settings |= {} if threads is None else {"threads": threads}
            try:
                self._session = duckdb.connect(os.path.join(self._folder, "scratch.duckdb"), config=settings)
            except duckdb.Error as trouble:
                shutil.rmtree(self._folder, ignore_errors=True)
                raise InputError("settings that DuckDB takes", found=str(trouble).splitlines()[0]) from None
        # Its own order of joins may begin at the heavy end of ties, which is quadratic in the contacts of a hub.
        self._before = self._set({"TimeZone": "UTC", "disabled_optimizers": "join_order"})

    def _set(self, settings: dict[str, str]) -> dict[str, str]:
        before = {}
        for name, value in settings.items():
            ((before[name],),) = self._run(f"SELECT current_setting('{name}')").fetchall()
            self._run(f"SET {name} = {text(value, 'duckdb')}")
        return before

    def _run(self, query: str) -> Any:
        return self._session.execute(query)

    def _arrow(self, query: str) -> pa.Table:
        return self._session.sql(query).to_arrow_table()

    def _reading[T](self, source: str, ask: Callable[[], T]) -> T:
        try:
            return ask()
        except self._short as trouble:
            raise TieworkError(f"expected more memory, found {str(trouble).splitlines()[0][:200]}") from None
        except self._error as trouble:
            raise InputError(
                "a log that DuckDB can read", found=str(trouble).splitlines()[0][:200], file=source
            ) from None

    def open(self, source: str) -> tuple[str, pa.Schema, bool]:
        """Make a file or table readable."""
        as_text = is_text(source)
        if not is_file(source):
            origin = source
        elif as_text:
            cells = f"delim = {text(delimiter(source), 'duckdb')}, quote = '\"', escape = '\"'"
            origin = f"read_csv({text(source, 'duckdb')}, header = true, all_varchar = true, {cells})"
        else:
            where = os.path.join(source, "*.parquet") if os.path.isdir(source) else source
            origin = f"read_parquet({text(where, 'duckdb')})"
        if is_file(source) and "*" not in source and "://" not in source:
            try:
                os.stat(source)
            except OSError as trouble:
                raise InputError("a log", found=found_instead(trouble), file=source) from None
        look = f"SELECT * FROM {origin} LIMIT 0"  # noqa: S608
        return origin, self._reading(source, lambda: self._arrow(look).schema), as_text

    def seconds(self, column: str, text: bool) -> str:
        """SQL for unix seconds; a text without a zone is read as UTC."""
        return f"EPOCH(TRY_CAST({column} AS TIMESTAMPTZ))" if text else f"EPOCH({column})"

    def view(self, name: str, sql: str) -> ir.Table:
        """Name a query without running it."""
        return self._named("VIEW", name, sql)

    def keep(self, name: str, expression: ir.Table) -> ir.Table:
        """Run an expression and keep its rows."""
        return self._named("TABLE", name, sql(expression, "duckdb"))

    def _named(self, what: str, name: str, query: str) -> ir.Table:
        import ibis

        there = self._prefix + name
        temporary = "" if self._folder else "TEMP "
        self._reading(name, lambda: self._run(f"CREATE {temporary}{what} {there} AS {query}"))
        self._names.append((what, there))
        look = f"SELECT * FROM {there} LIMIT 0"  # noqa: S608
        return ibis.table(schema_of(self._arrow(look).schema), name=there)

    def rows(self, expression: ir.Table) -> pa.Table:
        """Run an expression and fetch its rows."""
        return self._arrow(sql(expression, "duckdb"))

    def write(self, expression: ir.Table, path: str, format: str) -> None:
        """Run an expression and write its rows without fetching them."""
        options = "FORMAT parquet, COMPRESSION zstd" if format == "parquet" else "FORMAT csv, HEADER"
        self._run(f"COPY ({sql(expression, 'duckdb')}) TO {text(path, 'duckdb')} ({options})")

    def spilled(self) -> float | None:
        """Megabytes on disk: the scratch file, and what went beside it for want of memory."""
        if self._folder is None:
            return None
        files = (os.path.join(place, name) for place, _, names in os.walk(self._folder) for name in names)
        return sum(map(os.path.getsize, files)) / 1e6

    def close(self) -> None:
        """Drop what was kept."""
        if self._folder is None:
            for what, name in reversed(self._names):
                self._run(f"DROP {what} IF EXISTS {quoted(name, 'duckdb')}")
            self._set(self._before)
        self._names.clear()
        self._session.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
