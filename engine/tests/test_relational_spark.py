"""The same text on Spark says the same. Half a gigabyte and a Java: `uv sync --group spark`, then `pytest -m spark`."""

import os
import random
import shutil
from importlib.util import find_spec

import pytest
import twins_log
from logmaking import DAY, KINDS, NOW, assert_agree, rows_of, world, write_log, write_roster
from pyarrow import parquet
from tiework.relational import aggregate, measure_log


def missing():
    """What Spark wants and this machine has not."""
    if find_spec("pyspark") is None:
        return "skipped: no pyspark (uv sync --group spark)"
    java = shutil.which("java", path=os.path.join(os.environ.get("JAVA_HOME", ""), "bin")) or shutil.which(
        "java"
    )
    return None if java else "skipped: no Java"


pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(missing() is not None, reason=str(missing())),
    # Spark's own client leaves sockets to the collector, and knows no pandas 3.
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module")
def session():
    """One for the whole run: a JVM takes its time to start."""
    from tiework.relational.spark import started

    session = started("local[2]", "2g")
    yield session
    session.stop()


@pytest.mark.parametrize(("seed", "texts", "suffix"), [(5, False, ".parquet"), (8, True, ".csv")])
def test_a_small_world_with_every_trap(session, tmp_path, seed, texts, suffix):
    rows, roster, options = world(seed, 12, 90, texts)
    log, people = write_log(tmp_path / f"acts{suffix}", rows), write_roster(tmp_path / "people.csv", roster)
    with measure_log(log, people, engine="spark", connection=session, **options) as tables:
        assert_agree(rows_of(tables), twins_log.measured(rows, roster, **options))
        tables.write(tmp_path / "out")
        assert sum(part.num_rows for part in _parts(tmp_path / "out" / "ties.parquet")) == len(tables.ties)
    # A session that was lent is given back as it was.
    assert session.sql("SHOW VIEWS").toArrow().num_rows == 0


def test_a_thousand_people(session, tmp_path):
    """Against DuckDB on every column; and a table of the session, by its name."""
    draw = random.Random(7)  # noqa: S311
    people = [int(1000 * draw.random() ** 2) for _ in range(20_000)]
    acts = [
        (
            a,
            min(999, abs(a + int(draw.gauss(0, 12)))),
            draw.choice(list(KINDS)),
            NOW - draw.randrange(400) * DAY,
        )
        for a in people
    ]
    labels = {person: draw.choice(["art", "care", "law", None]) for person in range(1010)}
    log, known = write_log(tmp_path / "acts.parquet", acts), write_roster(tmp_path / "people.csv", labels)
    with measure_log(log, known, weights=KINDS) as tables:
        expected = rows_of(tables)
    assert max(row["degree"] for row in expected["people"]) > 30
    session.read.parquet(str(log)).createOrReplaceTempView("lake")
    with measure_log("lake", known, weights=KINDS, engine="spark", connection=session) as tables:
        assert_agree(rows_of(tables), expected)
    session.catalog.dropTempView("lake")


def test_pairs_aggregated_there_are_those_aggregated_here(session, tmp_path):
    rows, _, options = world(21, 12, 90)
    log = write_log(tmp_path / "acts.parquet", rows)
    here = aggregate(log, tmp_path / "here.parquet", **options)
    there = aggregate(log, tmp_path / "there.parquet", engine="spark", connection=session, **options)
    assert (here.acts, here.self_acts, here.later_acts, here.at) == (
        there.acts,
        there.self_acts,
        there.later_acts,
        there.at,
    )
    one = {(row["actor"], row["target"]): row for row in parquet.ParquetFile(here.path).read().to_pylist()}
    other = {(row["actor"], row["target"]): row for part in _parts(there.path) for row in part.to_pylist()}
    assert one.keys() == other.keys()
    for pair, row in one.items():
        assert other[pair]["weight"] == pytest.approx(row["weight"], rel=1e-12, abs=0)
        assert other[pair]["count"] == row["count"]


def _parts(folder):
    names = sorted(name for name in os.listdir(folder) if name.endswith(".parquet"))
    return [parquet.ParquetFile(os.path.join(folder, name)).read() for name in names]
