"""What joins give is what the definitions say, on DuckDB; what one text gives on Spark is in `test_relational_spark.py`."""

import doctest
import math
import tempfile
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from time import process_time

import numpy as np
import pyarrow as pa
import pytest
import tiework
import twins_log
from hypothesis import given, settings
from hypothesis import strategies as some
from logmaking import DAY, KINDS, NOW, YEAR, assert_agree, rows_of, world, write_log, write_roster
from pyarrow import parquet
from tiework.relational import aggregate, measure_log

pytest.importorskip("duckdb", reason="skipped: no duckdb")

# Who answers for the same files with the same tables: joins, and the kernels (or what serves without them).
PARTIES = {"duckdb": measure_log, "kernels": tiework.measure_log}


def asked(party, folder, acts, roster=None, suffix=".parquet", **options):
    """What a party says of a log, as plain rows."""
    log = write_log(folder / f"acts{suffix}", acts)
    people = None if roster is None else write_roster(folder / "people.csv", roster)
    by = options.pop("by", "sector" if people is not None else None)
    return rows_of(PARTIES[party](log, people, by, **options))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("logs")


@pytest.mark.parametrize("party", PARTIES)
@settings(max_examples=20)
@given(
    seed=some.integers(0, 10**9), people=some.integers(3, 14), acts=some.integers(0, 90), texts=some.booleans(),
    suffix=some.sampled_from([".csv", ".parquet"]), known=some.booleans(),
)  # fmt: skip
def test_a_small_world_is_what_the_definitions_say(party, folder, seed, people, acts, texts, suffix, known):
    rows, roster, options = world(seed, people, acts, texts)
    roster = roster if known else None
    found = asked(party, folder, rows, roster, suffix, **options)
    assert_agree(found, twins_log.measured(rows, roster, **options))


def undirected(pairs, both=True):
    return [(a, b, "k", None) for x, y in pairs for a, b in ([(x, y), (y, x)] if both else [(x, y)])]


def by_name(rows):
    return {row["person"]: row for row in rows["people"]}


@pytest.mark.parametrize("party", PARTIES)
def test_a_star(party, folder):
    found = asked(party, folder, undirected((0, k) for k in range(1, 7)))
    people = by_name(found)
    assert people[0]["constraint"] == pytest.approx(1 / 6)
    assert people[0]["effective_size"] == 6
    assert people[0]["clustering"] == people[0]["support"] == 0
    assert (people[1]["constraint"], people[1]["effective_size"], people[1]["clustering"]) == (1, 1, None)
    assert {tie["overlap"] for tie in found["ties"]} == {0}
    assert found["network"]["transitivity"] == 0
    assert found["network"]["density"] == pytest.approx(2 / 7)


@pytest.mark.parametrize("party", PARTIES)
def test_a_clique(party, folder):
    n = 6
    found = asked(party, folder, undirected((a, b) for a in range(n) for b in range(a)))
    for row in found["people"]:
        # p = 1/(n - 1) to everybody: (p + (n - 2) p^2)^2, n - 1 times.
        assert row["constraint"] == pytest.approx((1 + (n - 2) / (n - 1)) ** 2 / (n - 1))
        assert row["effective_size"] == pytest.approx(1)
        assert row["clustering"] == row["support"] == 1
    assert {tie["overlap"] for tie in found["ties"]} == {1}
    assert found["network"]["triangles"] == math.comb(n, 3)
    assert (
        found["network"]["transitivity"]
        == found["network"]["density"]
        == found["network"]["reciprocity"]
        == 1
    )


@pytest.mark.parametrize("party", PARTIES)
def test_a_ring(party, folder):
    n = 8
    found = asked(party, folder, undirected(((k, (k + 1) % n) for k in range(n)), both=False))
    for row in found["people"]:
        assert (row["degree"], row["constraint"], row["effective_size"], row["balance"]) == (2, 0.5, 2, 0)
    assert found["network"]["triangles"] == found["network"]["reciprocity"] == 0


@pytest.mark.parametrize("party", PARTIES)
def test_two_cliques_with_a_bridge(party, folder):
    sides = [range(5), range(5, 10)]
    pairs = [(a, b) for side in sides for a in side for b in side if a < b] + [(4, 5)]
    labels = {k: "left" if k < 5 else "right" for k in range(10)}
    found = asked(party, folder, undirected(pairs), labels)
    bridge = next(tie for tie in found["ties"] if (tie["a"], tie["b"]) == (4, 5))
    assert (bridge["common"], bridge["overlap"], bridge["supported"]) == (0, 0, False)
    people = by_name(found)
    # 5 contacts, 4 of which reach 3 others of the 5 with 1/5 of one's own attention each.
    assert people[4]["effective_size"] == pytest.approx(5 - 12 / 5)
    assert people[4]["ei_index"] == pytest.approx((1 - 4) / 5)
    assert people[0]["ei_index"] == -1
    assert people[4]["blau"] == pytest.approx(1 - (16 + 1) / 25)
    assert found["network"]["triangles"] == 20


@pytest.mark.parametrize("party", PARTIES)
def test_what_is_undefined_is_null(party, folder):
    acts = [
        ("a", "b", "helped", NOW),
        ("self", "self", "helped", NOW),
        ("c", "d", "seen", NOW),
        ("e", "f", "helped", NOW + 1),
    ]
    found = asked(party, folder, acts, {"a": "x", "only": "y"}, at=NOW, weights=KINDS)
    people = by_name(found)
    assert set(people) == {"a", "b", "c", "d", "e", "f", "only", "self"}
    for name in ("c", "d", "e", "f", "only", "self"):
        row = people[name]
        assert (row["degree"], row["strength"]) == (0, 0)
        undefined = (
            "balance",
            "clustering",
            "support",
            "constraint",
            "effective_size",
            "blau",
            "shannon",
            "ei_index",
        )
        assert [row[column] for column in undefined] == [None] * len(undefined)
    # b is tied to somebody with a label, but has none; a the other way round.
    assert (people["b"]["blau"], people["b"]["ei_index"], people["a"]["blau"]) == (0, None, None)
    assert [tie["overlap"] for tie in found["ties"]] == [None]
    network = found["network"]
    assert (network["acts"], network["self_acts"], network["later_acts"]) == (4, 1, 1)
    assert network["transitivity"] is None


@pytest.mark.parametrize("party", PARTIES)
def test_nobody_at_all(party, folder):
    columns = {"actor": pa.array([], pa.int64()), "target": pa.array([], pa.int64())}
    parquet.write_table(pa.table(columns), folder / "empty.parquet")
    found = rows_of(PARTIES[party](folder / "empty.parquet"))
    assert found["people"] == found["ties"] == []
    assert found["network"]["people"] == found["network"]["acts"] == 0
    assert found["network"]["density"] is found["network"]["reciprocity"] is None


@pytest.mark.parametrize("party", PARTIES)
def test_what_must_not_matter_does_not(party, folder):
    rows, roster, options = world(5, 12, 80)
    options |= {"at": NOW, "weights": KINDS}
    plain = asked(party, folder, rows, roster, **options)
    halves = [row for row in rows if row[3] < NOW and row[0] != row[1]]
    twice = asked(party, folder, rows + halves, roster, **options)
    shifted = [(a, b, kind, time - 1000) for a, b, kind, time in rows]
    moved = asked(party, folder, shifted, roster, **(options | {"at": NOW - 1000}))
    assert_agree(moved, plain)
    scaled = asked(
        party, folder, rows, roster, **(options | {"weights": {k: 7 * v for k, v in KINDS.items()}})
    )
    free = (
        "person",
        "degree",
        "balance",
        "clustering",
        "support",
        "constraint",
        "effective_size",
        "blau",
        "ei_index",
    )
    only = {
        "people": [{name: row[name] for name in free} for row in plain["people"]],
        "ties": [],
        "network": {},
    }
    assert_agree({"people": scaled["people"], "ties": [], "network": {}}, only)
    assert [row["degree"] for row in twice["people"]] == [row["degree"] for row in plain["people"]]


@pytest.mark.parametrize("party", PARTIES)
def test_what_comes_in_is_not_lost_beside_what_goes_out(party, folder):
    """Taking in-strength as the rest of the total would lose seven digits here."""
    acts = [("a", "b", "k", NOW)] * 1000 + [("b", "a", "k", NOW - 10 * YEAR)]
    row = by_name(asked(party, folder, acts, at=NOW))["a"]
    assert row["strength_in"] == pytest.approx(2 ** -(10 * 365.25 / 90), rel=1e-12)


@pytest.mark.parametrize(
    "moments",
    [
        pa.array([NOW, NOW - 90 * DAY]),
        pa.array([float(NOW), NOW - 90.0 * DAY]),
        pa.array([NOW, NOW - 90 * DAY], pa.timestamp("s", "UTC")),
        pa.array([NOW * 1000, (NOW - 90 * DAY) * 1000], pa.timestamp("ms")),
        pa.array([datetime.fromtimestamp(NOW - k * DAY, UTC).isoformat() for k in (0, 90)]),
        pa.array([f"{NOW}", "2025-03-17T17:06:40+02:00"]),
    ],
    ids=["int", "float", "zoned", "plain", "text", "mixed"],
)
@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_times_are_read_as_they_come(folder, moments, zone):
    import duckdb

    log = folder / "times.parquet"
    parquet.write_table(pa.table({"from": [1, 2], "to": [2, 1], "timestamp": moments}), log)
    with duckdb.connect() as own:
        own.execute(f"SET TimeZone = '{zone}'")
        (tie,) = rows_of(measure_log(log, connection=own))["ties"]
        assert own.execute("SELECT current_setting('TimeZone')").fetchone() == (zone,)
    assert tie["b_to_a"] == pytest.approx(0.5, rel=1e-12)
    assert tie["a_to_b"] == 1


def test_names_in_a_file_of_text_are_numbers_only_where_all_of_them_are(folder):
    log = folder / "ids.csv"
    log.write_text("actor,target\n1,2\n-3,2\n")
    assert [row["person"] for row in rows_of(measure_log(log))["people"]] == [-3, 1, 2]
    log.write_text("actor,target\n07,7\n7,2\n")
    assert [row["person"] for row in rows_of(measure_log(log))["people"]] == ["07", "2", "7"]
    log.write_text("actor,target\n1,2\n")
    people = write_roster(folder / "known.csv", {"x1": "a"})
    assert [row["person"] for row in rows_of(measure_log(log, people))["people"]] == ["1", "2", "x1"]


@pytest.mark.parametrize(
    ("rows", "options", "said"),
    [
        ("actor,when\n1,2\n", {}, "expected columns actor and target"),
        ("actor,target\n1,\n", {}, "expected an actor and a target in every row, found 1 rows without"),
        ("actor,target,time\n1,2,5\n2,1,soon\n", {}, "expected unix seconds or a date in every row"),
        ("actor,target,time\n1,2,soon\n", {}, "expected unix seconds or a date in every row"),
        ("actor,target,kind\n1,2,odd\n", {"weights": tiework.Policy({"even": tiework.KindRule(1)})}, "found 'odd'"),
        ("actor,target\n1,2\n", {"weights": {"even": -1}}, "expected a weight of 0 or more"),
        ("actor,target\n1,2\n", {"present": -1}, "expected a threshold for present of 0 or more"),
        ("actor,target\n1,2\n", {"by": "sector"}, "expected a table of people with a column 'sector'"),
        ("actor,target\n1,2\n", {"half_life": 0}, "expected a half-life above 0"),
        ("actor,target\n1,2\n", {"engine": "abacus"}, "expected duckdb or spark"),
        ("actor,target\n1,2\n", {"memory_limit": "much"}, "expected settings that DuckDB takes"),
        ("actor,target,time\n1,2,5\n", {"at": "yesterday"}, "expected a date"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused(folder, rows, options, said):
    log = folder / "refused.csv"
    log.write_text(rows)
    with pytest.raises(tiework.TieworkError) as refused:
        measure_log(log, **options)
    assert said in str(refused.value)


def test_kinds_weigh_what_they_usually_do_unless_said(folder):
    rows = (
        "1,2,slack.reacted",
        "1,3,mail.posted",
        "1,4,tie.mutual",
        "1,5,Undirected",
        '1,6,"knows, mutual"',
        "1,7,",
        "1,8,odd",
    )
    log = folder / "kinds.csv"
    log.write_text("\n".join(["actor,target,kind", *rows, "5,1,directed"]))
    found = {
        row["b"]: (row["a_to_b"], row["b_to_a"], row["acts"]) for row in rows_of(measure_log(log))["ties"]
    }
    both = (0.5, 0.5, 1)
    assert found == {2: (0.25, 0, 1), 4: both, 5: (0.5, 1.5, 2), 6: both, 7: (1, 0, 1), 8: (1, 0, 1)}
    policy = folder / "policy.toml"
    policy.write_text("present = 0.6\n[kinds]\nodd = 3\n")
    found = {row["b"]: row["a_to_b"] for row in rows_of(measure_log(log, weights=policy))["ties"]}
    assert found == {4: 0.5, 5: 0.5, 6: 0.5, 7: 1, 8: 3}
    found = rows_of(measure_log(log, weights=policy, present=1.5))["ties"]
    assert [row["b"] for row in found] == [5, 8]


def test_people_that_contradict_themselves_are_refused(folder):
    log = write_log(folder / "acts.csv", [(1, 2, "k", None)])
    people = folder / "twice.csv"
    people.write_text("id,sector,degree\n1,a,x\n1,b,y\n")
    with pytest.raises(tiework.InputError, match="found '1' with two labels"):
        measure_log(log, people)
    with pytest.raises(tiework.InputError, match="expected a column 'place'"):
        measure_log(log, people, "place")
    with pytest.raises(tiework.InputError, match="no figure's name, found 'Degree'"):
        measure_log(log, people, "Degree")
    people.write_text("id,sector\n1,a | b\n")
    with pytest.raises(tiework.InputError, match="expected one group a person"):
        measure_log(log, people)
    people.write_text("id,sector\n1,a\n1,\n")
    with pytest.raises(tiework.InputError, match="found '1' with two labels"):
        measure_log(log, people)
    people.write_text("id,sector\n1, a\n1,a \n")
    assert by_name(rows_of(measure_log(log, people)))[1]["sector"] == "a"


def test_a_log_that_is_not_there_is_missed_in_words(folder):
    with pytest.raises(tiework.InputError, match="found nothing at this place"):
        measure_log(folder / "gone.parquet")
    (folder / "broken.parquet").write_text("no parquet")
    with pytest.raises(tiework.InputError, match="a log that DuckDB can read"):
        measure_log(folder / "broken.parquet")


def test_tables_of_a_warehouse_are_measured_where_they_are(folder):
    import duckdb

    rows, _, options = world(11)
    write_log(folder / "acts.parquet", rows)
    with duckdb.connect() as own:
        own.execute(f"CREATE SCHEMA lake; CREATE TABLE lake.acts AS FROM '{folder / 'acts.parquet'}'")
        before = own.execute("FROM duckdb_settings() SELECT name, value ORDER BY ALL").fetchall()
        with measure_log("lake.acts", connection=own, **options) as tables:
            assert_agree(rows_of(tables), twins_log.measured(rows, **options))
        # Nothing is left behind, and nothing set.
        assert own.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == (1,)
        assert own.execute("FROM duckdb_settings() SELECT name, value ORDER BY ALL").fetchall() == before


def test_tables_are_written_where_they_were_worked_out(folder):
    rows, roster, options = world(3)
    log, people = write_log(folder / "acts.csv", rows), write_roster(folder / "people.csv", roster)
    with measure_log(log, people, by="SECTOR", **options) as tables:
        for ending in ("parquet", "csv"):
            tables.write(folder / "out", format=ending)
        found = parquet.ParquetFile(folder / "out" / "people.parquet").read()
        assert found.sort_by("person").equals(tables.arrow("people").cast(found.schema))
        assert found.column_names[:3] == ["person", "SECTOR", "degree"]
        assert (folder / "out" / "network.csv").read_text().splitlines()[0] == '"measure","value"'
        assert any("pagerank" in note for note in tables.people.notes)
        assert any("modularity" in note for note in tables.network.notes)


def test_pairs_that_were_aggregated_are_what_the_log_came_to(folder):
    rows, _, options = world(21, 12, 90)
    log = write_log(folder / "acts.parquet", rows)
    done = aggregate(log, folder / "pairs.parquet", **options)
    pairs = parquet.ParquetFile(folder / "pairs.parquet").read()
    assert pairs.schema.names == ["actor", "target", "weight", "count"]
    assert [str(kind) for kind in pairs.schema.types] == ["int64", "int64", "double", "int64"]
    expected = twins_log.measured(rows, **options)
    assert done.acts == len(rows)
    assert sum(pairs["count"].to_pylist()) == sum(row[3] <= done.at for row in rows) < len(rows)
    assert (done.self_acts, done.later_acts) == (
        expected["network"]["self_acts"],
        expected["network"]["later_acts"],
    )
    people = {row["person"] for row in expected["people"]}
    assert people == set(pairs["actor"].to_pylist()) | set(pairs["target"].to_pylist())
    out = math.fsum(row["weight"] for row in pairs.to_pylist() if row["actor"] != row["target"])
    assert out == pytest.approx(math.fsum(row["strength_out"] for row in expected["people"]), rel=1e-12)


def test_more_rows_than_memory_go_to_disk_and_come_to_the_same(folder, tmp_path, monkeypatch):
    random = np.random.default_rng(3)
    ends = [(40_000 * random.random(800_000) ** power).astype(np.int64) for power in (2, 1.5)]
    log = folder / "many.parquet"
    parquet.write_table(pa.table({"actor": ends[0], "target": ends[1]}), log)
    with measure_log(log) as tables:
        expected = tables.arrow("people")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with on_disk(tmp_path) as most, measure_log(log, memory_limit="80MB", threads=1) as tables:
        found = tables.arrow("people")
    # Beside the scratch file, which holds each step's rows, there was what a single step had no room for.
    assert most["scratch.duckdb"] > 40e6
    assert most["spilled"] > 1e6
    for name in expected.column_names:
        one, other = (table[name].to_numpy() for table in (found, expected))
        np.testing.assert_allclose(one, other, rtol=1e-9, err_msg=name)
    with pytest.raises(tiework.TieworkError, match="expected more memory"):
        measure_log(log, memory_limit="20MB")
    assert list(tmp_path.iterdir()) == []


@contextmanager
def on_disk(folder):
    """How many bytes lay in the folder at most, by kind, while this lasted."""
    most, over = Counter(), Event()

    def watch():
        while not over.wait(0.005):
            now = Counter()
            for path in folder.rglob("*"):
                with suppress(OSError):
                    now["spilled" if "spilled" in path.parts else path.name] += path.stat().st_size
            most.update({name: size - most[name] for name, size in now.items() if size > most[name]})

    watching = Thread(target=watch)
    watching.start()
    try:
        yield most
    finally:
        over.set()
        watching.join()


def test_a_hub_costs_no_square(folder):
    """In two minutes nobody counts the 900 million pairs of this one's contacts."""
    n = 30_000
    spokes, rim = np.arange(1, n + 1), np.roll(np.arange(1, n + 1), 1)
    log = folder / "hub.parquet"
    columns = {
        "actor": np.concatenate([np.zeros(n, np.int64), spokes]),
        "target": np.concatenate([spokes, rim]),
    }
    parquet.write_table(pa.table(columns), log)
    began = process_time()
    with measure_log(log, memory_limit="500MB") as tables:
        assert {row["measure"]: row["value"] for row in tables.network}["triangles"] == n
        assert tables.people["degree"][0] == n
        assert tables.people["effective_size"][0] == pytest.approx(n - 2)
    assert process_time() - began < 30


def test_the_page_on_joins_is_true():
    page = Path(__file__).parents[1] / "docs" / "relational.md"
    result = doctest.testfile(str(page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 5
    assert result.failed == 0


def test_tables_that_were_fetched_stay_when_the_scratch_is_gone(folder):
    tables = measure_log(write_log(folder / "acts.csv", [(1, 2, "k", None)]))
    people = tables.people
    tables.close()
    tables.close()
    assert len(people) == 2
