"""A log measured by joins: on DuckDB with more rows than memory, or on Spark where the log already lies.

One text says what is worked out (`tiework.relational.expressions`), and both engines are given it. What joins can do they do
to the same figures as the kernels; for the rest, aggregate where the log lies and measure here.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from tiework.errors import InputError, PolicyError, TieworkError

if TYPE_CHECKING:
    from tiework.moments import Moment
    from tiework.relational.engine import Engine
    from tiework.relational.results import Aggregated, Tables

__all__ = ["aggregate", "measure_log"]

type Name = Literal["duckdb", "spark"]
type Path = str | os.PathLike[str]

_NEEDS = {"duckdb": ("duckdb", "relational"), "spark": ("pyspark", "spark")}


def measure_log(
    source: Path,
    people: Path | None = None,
    by: str = "sector",
    *,
    at: Moment | None = None,
    half_life: float = 90,
    weights: Mapping[str, float] | None = None,
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
    by : str
        The column of `people` that says to what each belongs.
    at : moment, optional
        Later acts count 0. The last act unless given; a day stands for its end.
    half_life : float
        In days: an act counts half after this many.
    weights : mapping of str to float, optional
        What an act of each kind is worth; a kind that is not there is refused. 1 each unless given.
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
        Rows without actor, target or time; a person with two labels; a kind without a weight.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".csv") as log:
    ...     rows = "actor,target,time", "ada,ben,100", "ben,ada,100", "ben,cas,100", "cas,ada,100"
    ...     _ = log.write("\\n".join(rows)), log.flush()
    ...     with measure_log(log.name) as found:
    ...         found.people.select("person", "degree", "constraint", "effective_size")
    person  degree  constraint  effective_size
    ada     2       1.118       1.25
    ben     2       1.118       1.25
    cas     2       1.125       1
    """
    from tiework.relational.results import Tables
    from tiework.relational.running import brought_down, tables

    _check(half_life, weights)
    if people is not None:
        _check_label(by)
    there = _opened(engine, connection, memory_limit, threads)
    try:
        known = None if people is None else os.fspath(people)
        log = brought_down(there, os.fspath(source), known, by, at, half_life, weights)
        found = tables(there, log)
    except BaseException:
        there.close()
        raise
    return Tables(there, found, by, _notes(engine, log.at, half_life, weights))


def aggregate(
    source: Path,
    to: Path,
    *,
    at: Moment | None = None,
    half_life: float = 90,
    weights: Mapping[str, float] | None = None,
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
        One row a pair: actor, target, weight (float64, 0 or more), count (int64, acts, those that weigh nothing included).
        Pairs of somebody with themselves are there too, so that who acted toward nobody else is not forgotten.

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

    _check(half_life, weights)
    there = _opened(engine, connection, memory_limit, threads)
    try:
        log = brought_down(there, os.fspath(source), None, "", at, half_life, weights)
        there.write(log.dyads.select("actor", "target", "weight", "count"), os.fspath(to), "parquet")
        (found,) = there.rows(say.log_figures(log.dyads)).to_pylist()
    finally:
        there.close()
    return Aggregated(path=os.fspath(to), **found, at=log.at, half_life_days=half_life)


def _check(half_life: float, weights: Mapping[str, float] | None) -> None:
    if not (math.isfinite(half_life) and half_life > 0):
        raise PolicyError(f"expected a half-life above 0, found {half_life!r}")
    for weight in (weights or {}).values():
        if not (math.isfinite(weight) and weight >= 0):
            raise PolicyError(f"expected a weight of 0 or more, found {weight!r}")


def _check_label(by: str) -> None:
    from tiework.relational.expressions import PERSON

    # SQL does not tell Degree from degree.
    if by.casefold() in PERSON:
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


def _notes(engine: str, at: float, half_life: float, weights: Mapping[str, float] | None) -> tuple[str, ...]:
    when = "without times" if at != at else f"as of {datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S} UTC"
    worth = "1 each" if weights is None else ", ".join(f"{kind} {worth:g}" for kind, worth in weights.items())
    return (f"Joined by {engine}, {when}; half-life {half_life:g} days; acts weigh {worth}.",)
