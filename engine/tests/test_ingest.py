"""From a log to dyads: every spelling of a log comes down to the same, and what cannot be read is named."""

import gzip
import io
import math
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyarrow import parquet
from tiework import kernels
from tiework.errors import InputError, PolicyError
from tiework.logs import ingest as module
from tiework.logs import register
from tiework.logs.ingest import ingest
from tiework.logs.parquet import Parquet
from tiework.policy import KindRule, Policy

DAY = 86_400


def parquet_of(columns, **how):
    file = io.BytesIO()
    parquet.write_table(pa.table(columns), file, **how)
    file.seek(0)
    return file


def csv_of(rows, header="actor,target,kind,time"):
    return io.BytesIO("\n".join([header, *(",".join(map(str, row)) for row in rows), ""]).encode())


def pairs(dyads):
    """Return {(actor, target): (weight, acts)} by ids."""
    ids = dyads.people.to_pylist()
    return {
        (ids[i], ids[dyads.indices[k]]): (float(dyads.weight[k]), int(dyads.count[k]))
        for i in range(len(dyads))
        for k in range(dyads.indptr[i], dyads.indptr[i + 1])
    }


def said(dyads):
    return (
        dyads.people.to_pylist(), dyads.indptr.tolist(), dyads.indices.tolist(), dyads.count.tolist(),
        dyads.acts, dyads.self_acts, dyads.later, dyads.at, dyads.weights,
    )  # fmt: skip


def same(one, other, rel=1e-13):
    assert said(one) == said(other)
    assert one.weight == pytest.approx(other.weight, rel=rel, abs=1e-300)


def by_hand(rows, at, half_life, worth):
    """Add up a log as it is defined."""
    found = {}
    for by, toward, kind, time in rows:
        if by != toward and time <= at:
            weight, acts = found.get((by, toward), (0.0, 0))
            found[by, toward] = (weight + worth[kind] * 2 ** (-(at - time) / (half_life * DAY)), acts + 1)
    return found


def the_twin(monkeypatch):
    for home in (module, register):
        monkeypatch.setattr(home.kernels, "available", lambda: False)


@pytest.fixture(params=["kernels", "reference"])
def home(request, monkeypatch):
    if request.param == "reference":
        the_twin(monkeypatch)
    elif not kernels.available():
        pytest.skip(f"no kernels: {kernels.missing()}")
    return request.param


LOGS = some.lists(
    some.tuples(
        some.integers(-3, 6), some.integers(-3, 6), some.sampled_from(["reply", "help", "slack.reacted"]),
        some.integers(1_600_000_000, 1_700_000_000),
    ),
    min_size=1, max_size=40,
)  # fmt: skip
WORTH = {"reply": 1.0, "help": 3.0, "slack.reacted": 0.25}


@given(
    LOGS,
    some.one_of(some.none(), some.integers(1_590_000_000, 1_710_000_000)),
    some.sampled_from([0.01, 7, 90]),
)
def test_a_log_comes_down_to_its_definition(rows, at, half_life):
    moment = max(row[3] for row in rows) if at is None else at
    dyads = ingest(csv_of(rows), at=at, half_life_days=half_life, weights={"help": 3})
    expected = by_hand(rows, moment, half_life, WORTH)
    found = pairs(dyads)
    assert found.keys() == expected.keys()
    for pair, (weight, acts) in expected.items():
        assert found[pair] == (pytest.approx(weight, rel=1e-12, abs=1e-290), acts)
    assert dyads.people.to_pylist() == list(dict.fromkeys(end for row in rows for end in row[:2]))
    assert dyads.at == moment
    later = sum(row[3] > moment and row[0] != row[1] for row in rows)
    assert (dyads.acts, dyads.later) == (len(rows), later)
    assert dyads.self_acts == sum(row[0] == row[1] for row in rows)
    assert dyads.count.sum() + dyads.self_acts + dyads.later == dyads.acts
    assert dyads.weights == {kind: WORTH[kind] for kind in dict.fromkeys(row[2] for row in rows)}


@settings(max_examples=40)
@given(LOGS, some.integers(1, 7))
def test_every_spelling_of_a_log_says_the_same(rows, group):
    plain = ingest(csv_of(rows))
    by, toward, kind, time = (list(column) for column in zip(*rows, strict=True))
    when = [datetime.fromtimestamp(t, UTC) for t in time]
    columns = {"actor": by, "target": toward, "kind": kind}
    spellings = [
        ingest(parquet_of({**columns, "time": time}, row_group_size=group)),
        ingest(parquet_of({**columns, "time": [float(t) for t in time]})),
        *(ingest(parquet_of({**columns, "at": pa.array(when, pa.timestamp(unit, zone))}))
          for unit in ("s", "ms", "us", "ns") for zone in (None, "UTC", "Asia/Tokyo")),
        ingest(parquet_of({**columns, "when": [t.isoformat() for t in when]})),
        ingest(parquet_of({**columns, "actor": pa.array(by, pa.int8()), "target": pa.array(toward, pa.int32()), "time": time})),
        ingest(parquet_of({**columns, "kind": pa.array(kind).dictionary_encode(), "time": [t * 1000 for t in time]})),
        ingest(csv_of([(b, f'"{a}"', f'"{k}"', f'"{t.isoformat()}"') for a, b, k, t in zip(by, toward, kind, when, strict=True)],
                      "to,from,type,date")),
        ingest(io.BytesIO(gzip.compress(csv_of(rows).read()))),
        ingest(csv_of(rows), threads=1),
    ]  # fmt: skip
    for other in spellings:
        same(plain, other)
        assert other.people.type == pa.int64()
    texts = [f"person {k}" for k in range(-3, 7)]
    named = {
        **columns,
        "actor": [texts[k + 3] for k in by],
        "target": [texts[k + 3] for k in toward],
        "time": time,
    }
    renamed = [
        ingest(parquet_of(named, row_group_size=group)),
        ingest(csv_of(list(zip(named["actor"], named["target"], kind, time, strict=True)))),
        *(ingest(parquet_of({**named, "actor": pa.array(named["actor"], of), "target": pa.array(named["target"], of)}))
          for of in (pa.large_string(), pa.dictionary(pa.int32(), pa.string()))),
    ]  # fmt: skip
    for other in renamed:
        assert said(other)[1:] == said(plain)[1:]
        assert other.people.to_pylist() == [texts[k + 3] for k in plain.people.to_pylist()]
        assert other.weight == pytest.approx(plain.weight, rel=1e-13)


@settings(max_examples=40)
@given(LOGS)
def test_the_twin_says_the_same(rows):
    with pytest.MonkeyPatch.context() as patch:
        fast = [ingest(csv_of(rows)), ingest(csv_of([(f"p{a}", b, k, t) for a, b, k, t in rows]))]
        the_twin(patch)
        slow = [ingest(csv_of(rows)), ingest(csv_of([(f"p{a}", b, k, t) for a, b, k, t in rows]))]
    for one, other in zip(fast, slow, strict=True):
        same(one, other)


def made_up(size, people, seed=3):
    rng = np.random.default_rng(seed)
    return {
        "actor": rng.integers(0, people, size) ** 3 - 50, "target": rng.integers(0, people, size) ** 3 - 50,
        "kind": pa.array(["a", "b"]).take(pa.array(rng.integers(0, 2, size))), "time": rng.integers(0, 10**8, size),
    }  # fmt: skip


def test_neither_threads_nor_buffers_nor_row_groups_change_a_byte(monkeypatch):
    columns = made_up(50_000, 9_000)
    first = ingest(parquet_of(columns), threads=1)
    made = module.fast.Sums
    for threads, rows, group in (
        (2, 8 << 20, 50_000),
        (2, 7_001, 3_000),
        (3, 30_000, 50_000),
        (1, 5_000, 49_999),
    ):
        monkeypatch.setattr(module.fast, "Sums", lambda h, t, rows=rows: made(h, t, rows))
        other = ingest(parquet_of(columns, row_group_size=group), threads=threads)
        assert said(other) == said(first)
        assert other.weight.tobytes() == first.weight.tobytes()


def test_pieces_change_nothing(monkeypatch):
    columns = made_up(10_000, 300)
    first = ingest(parquet_of(columns))
    monkeypatch.setattr("tiework.logs.parquet._ROWS", 999)
    other = ingest(parquet_of(columns))
    assert said(other) == said(first)
    assert other.weight.tobytes() == first.weight.tobytes()


def test_a_hub_and_large_ids(home):
    others = np.arange(70_000, dtype=np.int64) * 2**46 - 2**60
    hub = np.full(70_000, -(2**63), np.int64)
    dyads = ingest(parquet_of({"by": np.r_[hub, others], "toward": np.r_[others, hub]}))
    assert len(dyads) == 70_001
    assert dyads.people[0].as_py() == -(2**63)
    assert dyads.indptr[1] == 70_000
    assert (dyads.weight == 1).all()
    assert math.isnan(dyads.at)
    assert dyads.weights == {"tie.directed": 1.0}
    ends = csv_of([(2**63 - 1, -(2**63), "", 0)])
    assert ingest(ends).people.to_pylist() == [2**63 - 1, -(2**63)]
    assert ingest(csv_of([(2**63, 1, "", 0)])).people.to_pylist() == [str(2**63), "1"]


def test_ids_are_texts_from_the_first_that_is_one(home):
    dyads = ingest(
        csv_of([(1, 2, "", 0), (2, "007", "", 0), (1, 7, "", 0), ("-0", "+1", "", 0)]), people=[7, "x", 8]
    )
    assert dyads.people.to_pylist() == ["1", "2", "007", "7", "-0", "+1", "x", "8"]
    assert dyads.indptr.tolist() == [0, 2, 3, 3, 3, 4, 4, 4, 4]


def test_people_known_from_elsewhere_come_last(home):
    log = [(5, 3, "", 0)]
    assert ingest(csv_of(log), people=["3", "9", 11, "9"]).people.to_pylist() == [5, 3, 9, 11]
    assert ingest(csv_of(log), people=pa.array([4, 5])).people.to_pylist() == [5, 3, 4]
    assert ingest(csv_of(log), people=pa.chunked_array([["x"], ["5"]])).people.to_pylist() == ["5", "3", "x"]
    for wrong in (["1", ""], pa.array(["1", None])):
        with pytest.raises(InputError, match="expected"):
            ingest(csv_of(log), people=wrong)


def test_logs_without_acts(home):
    for empty in (
        csv_of([]),
        parquet_of({"actor": pa.array([], pa.string()), "target": pa.array([], pa.string())}),
    ):
        dyads = ingest(empty)
        assert (len(dyads), dyads.acts, dyads.indptr.tolist(), dyads.weights) == (0, 0, [0], {})
        assert math.isnan(dyads.at)
    assert ingest(csv_of([]), people=["ada"]).people.to_pylist() == ["ada"]
    alone = ingest(csv_of([(1, 1, "x", 9)]))
    assert (len(alone), alone.self_acts, len(alone.indices), alone.at) == (1, 1, 0, 9.0)
    with pytest.raises(InputError, match="found an empty file"):
        ingest(io.BytesIO())


def test_what_fades_to_nothing_stays_on_record(home):
    """Three hundred years at 90 days: the act is counted and weighs 0."""
    rows = [(1, 2, "", -10_000_000_000), (3, 4, "", 0), (2, 1, "", 20 * 365 * DAY)]
    for at in (None, 20 * 365 * DAY):
        found = pairs(ingest(csv_of(rows), at=at))
        assert found[1, 2] == (0.0, 1)
        assert found[3, 4] == (pytest.approx(2 ** -(20 * 365 / 90)), 1)
        assert found[2, 1] == (1.0, 1)


@pytest.mark.parametrize("step", [300, -300])
def test_the_clock_moves_on_where_weights_would_overflow(home, step, monkeypatch):
    """With a half-life of a day, one act each 300 days: five thousand half-lives from first to last."""
    monkeypatch.setattr(module.fast_csv, "_BLOCK", 64)
    rows = [(k, k + 1, "", k * step * DAY) for k in range(18)]
    dyads = ingest(csv_of(rows), half_life_days=1)
    last = 17 if step > 0 else 0
    expected = {(k, k + 1): 2.0 ** -(abs(last - k) * 300) for k in range(18)}
    assert {pair: weight for pair, (weight, _) in pairs(dyads).items()} == pytest.approx(
        expected, rel=1e-12, abs=1e-300
    )


def test_half_each_way_and_nothing_at_all(home):
    rows = [
        (1, 2, "tie.mutual", 0),
        (1, 2, "slack.reacted", 0),
        (3, 4, "mail.posted", 0),
        (5, 6, '"helps, mutual"', 0),
    ]
    dyads = ingest(csv_of(rows))
    assert pairs(dyads) == {
        (1, 2): (0.75, 2), (2, 1): (0.5, 0), (3, 4): (0.0, 1), (5, 6): (0.5, 1), (6, 5): (0.5, 0),
    }  # fmt: skip
    assert dyads.weights == {
        "tie.mutual": 1.0,
        "slack.reacted": 0.25,
        "mail.posted": 0.0,
        "helps, mutual": 1.0,
    }


def test_weights_as_they_are_said(home, tmp_path):
    rows = [(1, 2, "met", 0), (1, 2, "", 0), (1, 2, "undirected", 0)]
    (tmp_path / "policy.toml").write_text(
        'half_life = 30\n[kinds]\nmet = { weight = 4, flow = "together" }\n'
    )
    dyads = ingest(csv_of(rows), weights=tmp_path / "policy.toml")
    assert dyads.weights == {"met": 4.0, "acted": 1.0, "tie.mutual": 1.0}
    assert dyads.half_life_days == 30.0
    assert pairs(dyads) == {(1, 2): (3.5, 3), (2, 1): (2.5, 0)}
    assert ingest(csv_of(rows), weights=tmp_path / "policy.toml", half_life_days=5).half_life_days == 5.0
    assert ingest(csv_of(rows), weights={"met": KindRule(2)}).weights["met"] == 2.0
    with pytest.raises(PolicyError, match="'met'"):
        ingest(csv_of(rows), weights=Policy({"acted": KindRule(1)}))


def test_a_null_kind_is_the_usual_one(home):
    kinds = pa.array(["met", None, ""])
    for kind in (kinds, kinds.dictionary_encode(), pa.nulls(3)):
        log = parquet_of({"actor": [1, 1, 1], "target": [2, 2, 2], "kind": kind, "time": [0, 0, 0]})
        assert set(ingest(log).weights) <= {"met", "acted"}
        log.seek(0)
        assert pairs(ingest(log, weights={"acted": 2, "met": 1})) == {
            (1, 2): (6.0 if kind.type == pa.null() else 5.0, 3)
        }


def test_later_acts_form_no_tie(home):
    dyads = ingest(csv_of([(1, 2, "", 0), (2, 1, "", DAY), (3, 1, "", "1970-01-03")]), at="1970-01-02")
    assert pairs(dyads) == {
        (1, 2): (pytest.approx(2 ** (-(2 * DAY - 1) / (90 * DAY))), 1),
        (2, 1): (pytest.approx(1, rel=0.01), 1),
    }
    assert (dyads.later, dyads.acts, dyads.at, dyads.people.to_pylist()) == (1, 3, 2 * DAY - 1.0, [1, 2, 3])


def test_columns_may_be_named(home):
    rows = csv_of([(0, "x", 8, 9)], "time,kind,one,two")
    assert pairs(ingest(rows, columns={"actor": "one", "target": "two"})) == {(8, 9): (1.0, 1)}
    log = parquet_of({"when": [0], "one": [8], "two": [9]})
    assert pairs(ingest(log, columns={"actor": 2, "toward": "two", "time": "when"})) == {(8, 9): (1.0, 1)}
    log.seek(0)
    with pytest.raises(InputError, match="columns of people"):
        ingest(log)


TABLE = {"actor": [1, 2, 3], "target": [2, 3, 4], "time": [0, 1, 2]}


@pytest.mark.parametrize(
    ("columns", "row", "words"),
    [
        ({"actor": pa.array([1, None, 3])}, 2, "found null"),
        ({"target": pa.array(["a", "b", None]), "actor": ["a", "b", "c"]}, 3, "found null"),
        ({"time": pa.array([0, 1, None])}, 3, "found null"),
        ({"time": [0.0, math.nan, 1.0]}, 2, "years 1 to 9999, found nan"),
        ({"time": [0.0, 1.0, math.inf]}, 3, "found inf"),
        ({"time": ["0", "1", "soon"]}, 3, "found 'soon'"),
        ({"time": [True, False, True]}, None, "found bool"),
        ({"actor": ["a", "", "c"], "target": ["b", "c", "d"]}, 2, "an empty cell"),
        ({"actor": [1.5, 2.0, 3.0]}, None, "found double"),
        ({"actor": pa.array([1, 2, 2**63], pa.uint64())}, 3, "found a larger one"),
        ({"kind": [["a"], ["b"], []]}, None, "expected texts in column 'kind', found list"),
        ({"kind": [1.0, 2.0, math.nan]}, None, "expected texts in column 'kind', found double"),
        ({"target": [["a"], ["b"], []]}, None, "expected whole numbers or texts in column 'target'"),
    ],
)
def test_trouble_in_parquet_is_named_with_its_row(columns, row, words):
    with pytest.raises(InputError, match=words) as trouble:
        ingest(parquet_of({**TABLE, **columns}, row_group_size=2))
    if row is not None:
        assert trouble.value.line == row


def test_torn_files_are_refused(tmp_path):
    whole = parquet_of(made_up(5_000, 90)).read()
    for torn in (whole[:4], whole[:-9], whole[:2_000] + bytes(500) + whole[2_500:], b"PAR1" + bytes(50)):
        with pytest.raises(InputError, match="expected"):
            ingest(io.BytesIO(torn))
    packed = gzip.compress(csv_of([(k, k + 1, "", k) for k in range(5_000)]).read())
    # What is damaged in the middle may read as nonsense before it reads as damaged.
    with pytest.raises(InputError, match="expected"):
        ingest(io.BytesIO(packed[:500] + bytes(50) + packed[550:]))
    for torn in (packed[:-9], packed[:3_000]):
        with pytest.raises(InputError, match="torn or damaged"):
            ingest(io.BytesIO(torn))
    with pytest.raises(InputError, match="Parquet in a file of its own"):
        ingest(io.BytesIO(gzip.compress(whole)))
    for place in (tmp_path, tmp_path / "nothing.csv", "a\0b"):
        with pytest.raises(InputError, match="a file that can be read"):
            ingest(place)


def test_files_by_their_names(tmp_path):
    (tmp_path / "log.csv").write_bytes(csv_of([(1, 2, "", 0), (2, 1, "", "x")]).read())
    with pytest.raises(InputError, match=r"^log\.csv, line 3: "):
        ingest(tmp_path / "log.csv")
    columns = made_up(100, 9)
    parquet.write_table(pa.table(columns), tmp_path / "log.parquet")
    same(ingest(tmp_path / "log.parquet"), ingest(parquet_of(columns)))


def test_progress_is_told(monkeypatch):
    seen = []
    monkeypatch.setattr("tiework.logs.parquet._ROWS", 2)
    ingest(parquet_of(TABLE, row_group_size=2), progress=lambda rows, total: seen.append((rows, total)))
    assert seen == [(2, 3), (3, 3)]
    ingest(csv_of([(1, 2, "", 0)]), progress=lambda rows, total: seen.append((rows, total)))
    assert seen[-1] == (1, None)


def test_a_reader_that_is_left_ends_its_thread():
    import threading

    def stop(rows, total):
        raise KeyboardInterrupt

    before = set(threading.enumerate())
    with pytest.raises(KeyboardInterrupt):
        ingest(parquet_of(made_up(5_000, 90), row_group_size=10), progress=stop)
    assert set(threading.enumerate()) <= before


def test_parquet_says_its_columns():
    log = Parquet(parquet_of({"source": [1], "dst": [2], "weight": [3.0], "ts": [4]}), "log")
    assert (log.columns, log.rows) == ({"by": "source", "toward": "dst", "at": "ts"}, 1)


def test_pandas_is_not_loaded(tmp_path):
    import subprocess
    import sys

    parquet.write_table(
        pa.table({**TABLE, "kind": ["a", "b", "a"], "actor": ["x", "y", "z"], "target": ["y", "z", "x"]}),
        tmp_path / "log.parquet",
    )
    asked = "import sys; from tiework.logs.ingest import ingest; ingest(sys.argv[1]); print([m for m in ('pandas', 'scipy') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", asked, tmp_path / "log.parquet"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
