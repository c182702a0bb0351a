"""Tables as people have them: headers nobody foresaw, dates and numbers of other countries, times that cannot be."""

import io
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import acts_of, of
from tiework.errors import InputError
from tiework.readers.clock import LATE, MISSING
from tiework.readers.collecting import Collector
from tiework.readers.limits import Limits
from tiework.readers.tables import COUNTED

RING = [("ada", "ben"), ("ben", "cas"), ("cas", "ada"), ("ada", "cas"), ("cas", "ben"), ("ben", "ada")]


def table(header, *columns, mark=","):
    """A table of the ring, with more columns."""
    rows = [mark.join((*pair, *(column[k] for column in columns))) for k, pair in enumerate(RING)]
    return "\n".join([*([header] if header else []), *rows]) + "\n"


def whats(archive, severity="doubtful"):
    return [problem.what for problem in archive.problems if problem.severity == severity]


def test_a_header_nobody_foresaw_is_no_person_where_numbers_or_dates_stand_below():
    archive = of(table("von;zu;gewicht", ["3,5", "2", "1", "1,25", "4", "1.000,5"], mark=";"), "kanten.csv")
    assert set(archive.people) == {"ada", "ben", "cas"}
    assert list(archive.acts().amount) == [3.5, 2, 1, 1.25, 4, 1000.5]
    assert archive.acts().kinds == ("tie.directed",)
    assert "nothing says which columns are people: 'von' and 'zu' were taken" in whats(archive)[0]


def test_who_whom_and_a_date_that_could_be_either_is_refused_until_it_is_said_how():
    days = ["01/02/2025", "02/02/2025", "03/02/2025", "04/02/2025", "05/02/2025", "06/02/2025"]
    with pytest.raises(InputError, match=r"line 2: .*no ISO date or unix time: '01/02/2025' \(--date-format"):
        of(table("who,whom,date", days), "asks.csv")
    archive = of(table("who,whom,date", days), "asks.csv", time_format="%d/%m/%Y")
    assert set(archive.people) == {"ada", "ben", "cas"}
    assert (archive.first, archive.last) == (
        datetime(2025, 2, 1, tzinfo=UTC),
        datetime(2025, 2, 6, tzinfo=UTC),
    )
    assert archive.acts().kinds == ("acted",)
    with pytest.raises(InputError, match=r"no time as '%Y' has it: '01/02/2025'"):
        of(table("who,whom,date", days), "asks.csv", time_format="%Y")


def test_dates_without_a_header_are_dates_and_no_kinds():
    days = [f"{k}.2.2025" for k in range(1, 7)]
    with pytest.raises(InputError, match="no ISO date"):
        of(table("", days, mark=";"), "asks.csv")
    with pytest.raises(InputError, match="6 that cannot, the first being no ISO date"):
        of(table("von;zu;datum", days, mark=";"), "asks.csv")
    assert of(table("", days, mark=";"), "asks.csv", time_format="%d.%m.%Y").dated


def test_dates_in_front_are_no_people():
    text = "".join(f"2026-03-0{k + 1},{a},{b}\n" for k, (a, b) in enumerate(RING))
    assert set(of(text, "log.csv").people) == {"ada", "ben", "cas"}


def test_a_column_whose_cells_all_differ_is_no_kind():
    archive = of(table("", [f"told a story of {k}" for k in "abcdef"]), "log.csv")
    assert archive.acts().kinds == ("tie.directed",)
    assert "column 3 was left out" in whats(archive)[0]
    again = of(table("", ["asks", "helps"] * 3), "log.csv")
    assert again.acts().kinds == ("asks", "helps")
    assert whats(again) == []


def test_a_first_row_that_occurs_nowhere_else_is_doubted():
    archive = of(table("von,zu"), "edges.csv")
    assert "'von' and 'zu' were read as people and occur nowhere else" in whats(archive)[0]
    assert whats(of(table(""), "edges.csv")) == []
    assert whats(of(table("von,zu"), "edges.csv", columns={"by": "von", "toward": "zu"})) == []


def test_an_edge_list_of_networkx_keeps_its_weights():
    text = "ada ben {'weight': 2}\nben cas {}\ncas ada {'weight': np.float64(0.5), 'kind': 'helps'}\n"
    archive = of(text, "net.edgelist")
    assert acts_of(archive)[2] == ("cas", ("ada",), "helps")
    assert list(archive.acts().amount) == [2, 1, 0.5]
    assert set(archive.people) == {"ada", "ben", "cas"}
    assert "networkx" in archive.read_as


def test_what_networkx_itself_writes():
    networkx = pytest.importorskip("networkx")
    graph, out = networkx.Graph(), io.BytesIO()
    graph.add_weighted_edges_from([("ada", "ben", 2.0), ("ben", "cas", 3.5)])
    networkx.write_edgelist(graph, out)
    assert list(of(out.getvalue(), "net.edgelist").acts().amount) == [2, 3.5]


def test_a_number_that_may_be_two_is_refused_but_where_semicolons_settle_it():
    assert list(of("by;toward;weight\nada;ben;1,234\n", "e.csv").acts().amount) == [1.234]
    archive = of('by,toward,weight\nada,ben,"1,234"\nben,ada,"1,5"\n', "e.csv")
    assert list(archive.acts().amount) == [1.5]
    assert whats(archive, "refused") == ["an amount that may be 1.234 or 1234: '1,234'"]


@pytest.mark.parametrize("cell", ["20250305", "2025-03-05"])
def test_a_day_written_without_dashes_is_that_day(cell):
    archive = of(f"by,toward,date\nada,ben,{cell}\nben,ada,\n", "log.csv")
    assert archive.last == datetime(2025, 3, 5, tzinfo=UTC)
    assert whats(archive, "refused") == [MISSING]
    assert archive.counts["without_zone"] == 1


def test_seconds_from_a_start_of_their_own_are_no_days():
    archive = of("by,toward,t\nada,ben,20250305\nben,ada,20250399\n", "log.csv")
    assert list(archive.acts().at) == [20250305, 20250399]
    assert whats(archive) == [COUNTED]


FUTURE = "by,toward,date\nada,ben,2026-03-02\nben,ada,2026-03-03\ncas,ada,2999-01-01\ncas,ben,0001-01-01\n"
IMPOSSIBLE = ["a time in the future: kept as it stands", "a time before the year 1000: kept as it stands"]


def test_a_date_that_cannot_be_is_kept_with_doubt_and_moves_neither_end():
    archive = of(FUTURE, "log.csv")
    assert archive.first == datetime(2026, 3, 2, tzinfo=UTC)
    assert archive.last == datetime(2026, 3, 3, tzinfo=UTC)
    assert len(archive.acts()) == 4
    assert whats(archive) == IMPOSSIBLE
    alone = of("by,toward,date\nada,ben,2999-01-01\n", "log.csv")
    assert alone.last == datetime(2999, 1, 1, tzinfo=UTC), "where none can be trusted the last of all counts"


def test_the_same_doubt_in_json_and_parquet():
    rows = [line.split(",") for line in FUTURE.splitlines()[1:]]
    acts = ",".join(f'{{"by": "{a}", "toward": ["{b}"], "at": "{at}"}}' for a, b, at in rows)
    out = io.BytesIO()
    pq.write_table(pa.table(dict(zip(("by", "toward", "date"), zip(*rows, strict=True), strict=True))), out)
    for archive in (of(f'{{"acts": [{acts}]}}', "log.json"), of(out.getvalue(), "log.parquet")):
        assert archive.last == datetime(2026, 3, 3, tzinfo=UTC)
        assert whats(archive) == IMPOSSIBLE


def test_tomorrow_is_doubted_and_this_minute_is_not():
    now = datetime(2026, 3, 2, tzinfo=UTC).timestamp()
    into = Collector("log", Limits(), now=now)
    assert into.act(1, "ada", ["ben"], "met", now + 60)
    assert into.counts["doubtful"] == 0, "clocks differ, and so do zones"
    assert into.act(2, "ada", ["ben"], "met", now + timedelta(days=2).total_seconds())
    assert into.counts["doubtful"] == 1


def test_a_row_with_more_cells_than_the_others_is_doubted():
    archive = of("by,toward,kind\nada,ben,asks\nben,cas,asks,helps\ncas,ada,asks,\n", "log.csv")
    assert [(p.line, p.what) for p in archive.problems] == [(3, "a row of 4 cells, where others have 3")]


def parquet(**columns):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def test_decimals_in_parquet_and_what_is_not_there():
    amount = pa.array(["2.50", None, "1.00"]).cast(pa.decimal128(10, 2))
    at = pa.array([1_772_409_600, 1_772_409_600, None], pa.int64())
    archive = of(parquet(by=["ada"] * 3, toward=["ben"] * 3, weight=amount, at=at), "log.parquet")
    assert list(archive.acts().amount) == [2.5]
    assert whats(archive, "refused") == ["no amount given", "no time given"]
    bare = of(parquet(by=["ada"], toward=["ben"], at=pa.nulls(1, pa.timestamp("us", "UTC"))), "log.parquet")
    assert not bare.dated


def test_days_as_numbers_in_parquet():
    archive = of(parquet(by=["ada", "ben"], toward=["ben", "ada"], date=[20250305, 20250306]), "log.parquet")
    assert archive.last == datetime(2025, 3, 6, tzinfo=UTC)


def test_a_table_whose_times_are_all_empty_is_undated():
    archive = of("by,toward,at\nada,ben,\nben,cas,\nada,,\n", "log.csv")
    assert not archive.dated
    assert len(archive.acts()) == 3, "one toward nobody is an act as well"
    assert archive.acts().kinds == ("tie.directed",)
    late = of("by,toward,at\n" + "ada,ben,\n" * 150 + "ben,cas,2026-03-02\n", "log.csv")
    assert not late.dated
    assert [(p.line, p.what) for p in late.problems] == [(152, LATE)]
