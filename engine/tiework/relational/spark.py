"""Spark: the same joins where a log lies on a cluster, over a classic session or Spark Connect."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tiework.errors import InputError
from tiework.relational.engine import Dialect, schema_of, sql
from tiework.relational.reading import delimiter, is_file, is_text

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

# A session of one's own listens on this machine alone, and makes no more parts than a small log has use for.
_SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.session.timeZone": "UTC",
}


class Spark:
    """A session with Spark.

    Parameters
    ----------
    connection : SparkSession or str, optional
        A session, classic or Connect, which is left running; or where one is to be had: "local[2]", "sc://host:15002".
        All processors of this machine unless given.
    memory : str, optional
        Of the driver of a session that is started here ("2g").
    """

    dialect: Dialect = "pyspark"

    def __init__(self, connection: Any = None, memory: str | None = None) -> None:
        self._own = connection is None or isinstance(connection, str)
        self._session = started(connection or "local[*]", memory) if self._own else connection
        self._zone = self._session.conf.get("spark.sql.session.timeZone")
        self._session.conf.set("spark.sql.session.timeZone", "UTC")
        self._prefix = f"tiework_{uuid4().hex[:8]}_"
        self._names: list[str] = []

    def _reading[T](self, source: str, ask: Callable[[], T]) -> T:
        from pyspark.errors import AnalysisException

        try:
            return ask()
        except AnalysisException as trouble:
            said = str(trouble).splitlines()[0][:200]
            raise InputError("a log that Spark can read", found=said, file=source) from None

    def open(self, source: str) -> tuple[str, pa.Schema, bool]:
        """Make a file or table readable."""
        as_text = is_text(source)
        if not is_file(source):
            frame = self._reading(source, lambda: self._session.table(source))
        elif as_text:
            reader = (
                self._session.read.option("header", True)
                .option("sep", delimiter(source))
                .option("escape", '"')
            )
            frame = self._reading(source, lambda: reader.csv(source))
        else:
            frame = self._reading(source, lambda: self._session.read.parquet(source))
        name = f"{self._prefix}source_{len(self._names)}"
        frame.createOrReplaceTempView(name)
        self._names.append(name)
        return name, _columns(frame), as_text

    def seconds(self, column: str, text: bool) -> str:
        """SQL for unix seconds; what has no zone is read as UTC."""
        cast = "TRY_CAST" if text else "CAST"
        return f"CAST({cast}({column} AS TIMESTAMP) AS DOUBLE)"

    def view(self, name: str, sql: str) -> ir.Table:
        """Name a query without running it."""
        return self._named(name, self._reading(name, lambda: self._session.sql(sql)))

    def keep(self, name: str, expression: ir.Table) -> ir.Table:
        """Run an expression and keep its rows at once: steps that were cached when first asked for did not end."""
        return self._named(name, self._session.sql(sql(expression, "pyspark")).localCheckpoint())

    def _named(self, name: str, frame: Any) -> ir.Table:
        import ibis

        there = self._prefix + name
        frame.createOrReplaceTempView(there)
        self._names.append(there)
        return ibis.table(schema_of(_columns(frame)), name=there)

    def rows(self, expression: ir.Table) -> pa.Table:
        """Run an expression and fetch its rows."""
        return self._session.sql(sql(expression, "pyspark")).toArrow()

    def write(self, expression: ir.Table, path: str, format: str) -> None:
        """Run an expression and write its rows, as a folder of files, without fetching them."""
        writer = self._session.sql(sql(expression, "pyspark")).write.mode("overwrite")
        if format == "csv":
            writer = writer.option("header", True).option("escape", '"')
        writer.format(format).save(path)

    def spilled(self) -> float | None:
        """Spark spills where its executors are, and does not say."""
        return None

    def close(self) -> None:
        """Drop what was kept; end a session that was started here."""
        for name in self._names:
            self._session.catalog.dropTempView(name)
        self._names.clear()
        if self._own:
            self._session.stop()
        else:
            self._session.conf.set("spark.sql.session.timeZone", self._zone)


def started(where: str, memory: str | None) -> Any:
    """Start a session, or reach one over Spark Connect."""
    import pyspark
    from pyspark.sql import SparkSession

    if where.startswith("sc://"):
        return SparkSession.builder.remote(where).getOrCreate()
    # Another Spark on this machine would be started instead of the one that belongs to this Python.
    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    builder = SparkSession.builder.master(where).appName("tiework")
    for name, value in (_SETTINGS | ({} if memory is None else {"spark.driver.memory": memory})).items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _columns(frame: Any) -> Any:
    """Arrow's types of a frame's columns."""
    import pyarrow as pa

    kinds = {
        "bigint": pa.int64(), "int": pa.int32(), "smallint": pa.int16(), "tinyint": pa.int8(), "double": pa.float64(),
        "float": pa.float32(), "boolean": pa.bool_(), "string": pa.string(), "date": pa.date32(),
        "timestamp": pa.timestamp("us", "UTC"), "timestamp_ntz": pa.timestamp("us"),
    }  # fmt: skip
    return pa.schema([(name, kinds.get(kind, pa.null())) for name, kind in frame.dtypes])
