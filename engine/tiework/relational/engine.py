"""What an engine of joins must be able to do, and how expressions become its SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

type Dialect = Literal["duckdb", "pyspark"]


class Engine(Protocol):
    """A session with DuckDB or Spark. What it keeps is gone once it is closed."""

    dialect: Dialect

    def open(self, source: str) -> tuple[str, pa.Schema, bool]:
        """Make a file or table readable: what to select from, its columns, whether all of it is text."""
        ...

    def seconds(self, column: str, text: bool) -> str:
        """SQL for unix seconds of a quoted column of moments, or of text."""
        ...

    def view(self, name: str, sql: str) -> ir.Table:
        """Name a query without running it."""
        ...

    def keep(self, name: str, expression: ir.Table) -> ir.Table:
        """Run an expression and keep its rows for those that come after."""
        ...

    def rows(self, expression: ir.Table) -> pa.Table:
        """Run an expression and fetch its rows."""
        ...

    def write(self, expression: ir.Table, path: str, format: str) -> None:
        """Run an expression and write its rows where it runs, without fetching them."""
        ...

    def spilled(self) -> float | None:
        """Megabytes on disk; None where that is not known."""
        ...

    def close(self) -> None:
        """Drop what was kept."""
        ...


def sql(expression: ir.Table, dialect: Dialect) -> str:
    """Return the SQL of an expression.

    Only Ibis's writer of SQL is used: its Spark backend would load pandas and ask for an older Spark.

    Examples
    --------
    >>> import ibis
    >>> table = ibis.table({"Weight": "float64"}, name="acts")
    >>> print(sql(table.agg(w=table.Weight.sum()), "pyspark"))
    SELECT
      SUM(`t0`.`Weight`) AS `w`
    FROM `acts` AS `t0`
    """
    import ibis
    from ibis.config import Config

    if dialect == "pyspark" and ibis.options.pyspark is None:

        class Spark(Config):  # type: ignore[misc]
            treat_nan_as_null: bool = False

        ibis.options.pyspark = Spark()
    return str(ibis.to_sql(expression, dialect=dialect))


def quoted(name: str, dialect: Dialect) -> str:
    """Quote a column's name.

    >>> quoted('the "time"', "duckdb"), quoted("at", "pyspark")
    ('"the ""time\"""', '`at`')
    """
    mark = '"' if dialect == "duckdb" else "`"
    return mark + name.replace(mark, mark * 2) + mark


def text(value: str, dialect: Dialect) -> str:
    """Quote a text: SQL's doubled quote, or Spark's backslash.

    >>> text("o'clock", "duckdb"), text("o'clock", "pyspark")
    ("'o''clock'", "'o\\\\'clock'")
    """
    if dialect == "duckdb":
        return "'" + value.replace("'", "''") + "'"
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


_KINDS = {
    "int64": "int64", "double": "float64", "bool": "boolean", "string": "string", "large_string": "string",
}  # fmt: skip


def schema_of(columns: pa.Schema) -> dict[str, str]:
    """Ibis's types of columns as the tables here have them."""
    return {field.name: _KINDS[str(field.type)] for field in columns}
