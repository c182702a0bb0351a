"""A log measured by joins: on DuckDB with more rows than memory, or on Spark where the log already lies.

One text says what is worked out (`tiework.relational.expressions`), and both engines are given it. What joins can do they do
to the same figures as the kernels; for the rest, aggregate where the log lies and measure here.
"""

from __future__ import annotations

import math
import os
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from tiework.errors import InputError, PolicyError, TieworkError

if TYPE_CHECKING:
    from tiework.moments import Moment
    from tiework.relational.engine import Engine
    from tiework.relational.results import Aggregated, Tables
    from tiework.relational.running import Log
    from tiework.weighing import Weights

__all__ = ["aggregate", "measure_log"]

type Name = Literal["duckdb", "spark"]
type Path = str | os.PathLike[str]

_NEEDS = {"duckdb": ("duckdb", "relational"), "spark": ("pyspark", "spark")}


def measure_log(
    source: Path,
    people: Path | None = None,
    by: str | None = None,
    *,
    at: Moment | None = None,
    half_life: float | None = None,
    weights: Weights | None = None,
    present: float | None = None,
    engine: Name = "duckdb",
    memory_limit: str | None = None,
    threads: int | None = None,
    connection: Any = None,
) -> Tables:
    """What are the ties of a log, and where does everybody stand in them, as far as joins can say?

    Parameters
    ----------
    source : path or str
        A log in Parquet (a file, a folder, a pattern) or CSV, or the name of a table of `connection`: columns actor and
        target, kind and time where they are known. Times are unix seconds, timestamps or ISO dates.
    people : path or str, optional
        A table of people with a column of ids; who stands there and in no act is a person without ties.
    by : str, optional
        The column of `people` that says to what each belongs, one label a person; group, sector or place unless given.
    at : moment, optional
        Later acts count 0. The last act unless given; a day stands for its end.
    half_life : float, optional
        Days after which an act weighs half: what `weights` says, else 90.
    weights : mapping of kind to weight or KindRule, Policy, or path of a TOML file, optional
        What acts are worth; a kind that is not named has its usual weight where there is one, else 1. A Policy is all there
        is: it refuses other kinds.
    present : float, optional
        Ties weaker than this are left out: what `weights` says, else those of weight 0 only.
    engine : {"duckdb", "spark"}
    memory_limit : str, optional
        DuckDB: beyond it, rows go to disk ("512MB"). Spark: the driver's memory, of a session started here ("2g").
    threads : int, optional
        Of DuckDB.
    connection : optional
        A DuckDB connection; a SparkSession (classic or Connect) or its address ("local[2]", "sc://host:15002").

    Returns
    -------
    Tables
        `people`, `ties`, `network`, with the columns of ``tiework.measure_log``, but for those named in the notes: PageRank,
        core, component, community, participation over communities and modularity take more than joins. Undefined is null.
        Rows are in the order of the ids. Sums run in any order, so figures agree with the kernels' to about 1e-12.

    Raises
    ------
    InputError, PolicyError
        Rows without actor, target or time; a person with two labels; a kind that a Policy does not know.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".csv") as log:
    ...     rows = "actor,target,time", "ada,ben,100", "ben,ada,100", "ben,cas,100", "cas,ada,100"
    ...     _ = log.write("\\n".join(rows)), log.flush()
    ...     with measure_log(log.name) as found:
    ...         found.people.select("person", "degree", "constraint", "effective_size")
    person  degree  constraint  effective_size
    ada     2       1.003       1.167
    ben     2       1.003       1.167
    cas     2       1.389       1
    """
    from tiework.relational.results import Tables
    from tiework.relational.running import brought_down, tables

    if people is None and by is not None:
        raise InputError(f"a table of people with a column {by!r}", found="none")
    if by is not None:
        _check_label(by)
    if present is not None and not 0 <= present < math.inf:
        raise PolicyError(f"expected a threshold for present of 0 or more, found {present!r}")
    there = _opened(engine, connection, memory_limit, threads)
    try:
        known = None if people is None else os.fspath(people)
        log = brought_down(there, os.fspath(source), known, by, at, half_life, weights)
        least = log.kinds.present if present is None else present
        found = tables(there, log, least)
    except BaseException:
        there.close()
        raise
    return Tables(there, found, log.by, _notes(engine, log, least))


def aggregate(
    source: Path,
    to: Path,
    *,
    at: Moment | None = None,
    half_life: float | None = None,
    weights: Weights | None = None,
    engine: Name = "duckdb",
    memory_limit: str | None = None,
    threads: int | None = None,
    connection: Any = None,
) -> Aggregated:
    """Bring a log down to its directed pairs where it lies, to be measured here.

    Parameters
    ----------
    source, at, half_life, weights, engine, memory_limit, threads, connection
        As `measure_log` takes them.
    to : path
        A Parquet file to write; Spark makes a folder of files.

    Returns
    -------
    Aggregated
        One row a pair: actor, target, weight (float64, 0 or more), count (int64, acts up to the moment).
        Pairs of somebody with themselves, and those of later acts alone, are there too, so that nobody is forgotten.

    Examples
    --------
    >>> import os, tempfile
    >>> from pyarrow.parquet import ParquetFile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     log, pairs = os.path.join(folder, "acts.csv"), os.path.join(folder, "pairs.parquet")
    ...     with open(log, "w") as file:
    ...         _ = file.write("actor,target,time\\n1,2,0\\n1,2,7776000\\n3,3,0\\n")
    ...     found = aggregate(log, pairs)
    ...     found.acts, found.self_acts, ParquetFile(pairs).read().sort_by("actor").to_pylist()[0]
    (3, 1, {'actor': 1, 'target': 2, 'weight': 1.5, 'count': 2})
    """
    from tiework.relational import expressions as say
    from tiework.relational.results import Aggregated
    from tiework.relational.running import brought_down

    there = _opened(engine, connection, memory_limit, threads)
    try:
        log = brought_down(there, os.fspath(source), None, None, at, half_life, weights)
        there.write(log.dyads.select("actor", "target", "weight", "count"), os.fspath(to), "parquet")
        (found,) = there.rows(say.log_figures(log.dyads)).to_pylist()
    finally:
        there.close()
    return Aggregated(path=os.fspath(to), **found, at=log.at, half_life_days=log.kinds.half_life_days)


def _check_label(by: str) -> None:
    from tiework.relational.expressions import PERSON

    # SQL does not tell Degree from degree.
    if by.strip().casefold() in PERSON:
        raise InputError("a column of people that has no figure's name", found=repr(by))


def _opened(engine: str, connection: Any, memory_limit: str | None, threads: int | None) -> Engine:
    if engine not in _NEEDS:
        raise InputError("duckdb or spark", found=repr(engine))
    module, extra = _NEEDS[engine]
    for name in ("ibis", module):
        if find_spec(name) is None:
            raise TieworkError(
                f"measuring by joins needs {name}, which is not installed: pip install 'tiework[{extra}]'"
            )
    if engine == "duckdb":
        from tiework.relational.duck import Duck

        return Duck(connection, memory_limit, threads)
    from tiework.relational.spark import Spark

    return Spark(connection, memory_limit)


def _notes(engine: str, log: Log, least: float) -> tuple[str, ...]:
    when = "the acts carry no dates"
    if log.at == log.at:
        days = log.kinds.half_life_days
        when = f"as of {datetime.fromtimestamp(log.at, UTC):%Y-%m-%d %H:%M:%S} UTC; half-life {days:g} days"
    said = (f"Joined by {engine}; {when}.",)
    return said if least < 1e-300 else (*said, f"Ties below {least:g} are left out.")
