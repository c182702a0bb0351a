"""The network as people use it from Python."""

import re
import sys
from datetime import UTC, date, datetime
from io import BytesIO

import networkx
import numpy as np
import pyarrow as pa
import pytest
import tiework
from tiework import Act, ActTable, InputError, KindRule, Network, Policy, PolicyError, TieworkError
from tiework.comparing import difference
from tiework.measures.catalogue import CATALOGUE, measure
from tiework.measures.records import Certificate
from tiework.measuring import values
from tiework.readings import read_network
from tiework.table import Table
from tiework.worlds import START, village

ACTS, HOMES = village(people=30, groups=3, acts=700, weeks=26, seed=2)
NETWORK = Network(ACTS, people=HOMES)
# So early that some have not been seen.
ACTS_BEGIN = float(ACTS.at.min()) + 3 * 86_400.0
LOG = b"by,toward,at\nada,ben,2026-03-02\nben,ada,2026-03-03\ncas,ada,2026-04-20\nada,cas,2026-04-21\n"


def rows_of(table, key):
    return {row[key]: row for row in table}


def test_the_figures_are_those_of_the_functions_underneath():
    table = rows_of(NETWORK.network(replicates=20), "measure")
    for reading in read_network(ACTS, NETWORK.policy, NETWORK.as_of, HOMES, replicates=20):
        row = table[reading.key]
        assert (row["value"], row["low"], row["high"], row["n"]) == (
            reading.value,
            reading.low,
            reading.high,
            reading.n,
        )
        assert (row["refusal"] is None) == (reading.refusal is None)


@pytest.mark.parametrize(
    "entry", [e for e in CATALOGUE if e.level == "person" and e.basis == "ties"], ids=lambda e: e.key
)
def test_a_column_of_people_is_the_measure_itself(entry):
    table = NETWORK.people([entry.key])
    if entry.needs_tiers:
        assert entry.key not in table.column_names
        assert any(note.startswith(f"{entry.key}: Refused") for note in table.notes)
        return
    expected = np.asarray(values(entry.key, NETWORK.records), dtype=float)
    assert np.array_equal(table[entry.key], expected, equal_nan=True)
    assert table["person"].tolist() == list(ACTS.people)


def test_ties_are_the_present_ones_with_both_directions():
    table, under = NETWORK.ties(), NETWORK.tie_table
    assert len(table) == under.present.sum() == NETWORK.graph.m
    assert np.allclose(table["strength"], table["a_to_b"] + table["b_to_a"] + table["together"])
    assert table["overlap"].shape == table["multiplexity"].shape == (len(table),)
    assert np.array_equal(table["overlap"], measure("overlap").function(NETWORK.graph), equal_nan=True)
    first = next(iter(table))
    assert START <= first["first"].replace(tzinfo=UTC) <= first["last"].replace(tzinfo=UTC) <= NETWORK.as_of


def test_groups_add_up():
    groups, graph = NETWORK.groups(), NETWORK.graph
    assert groups["group"].tolist() == ["group 1", "group 2", "group 3"]
    assert groups["members"].sum() == graph.n
    assert groups["ties_inside"].sum() + groups["ties_across"].sum() / 2 == graph.m
    between = NETWORK.between()
    assert between["ties"].sum() == graph.m
    inside = {row["a"]: row["ties"] for row in between if row["a"] == row["b"]}
    assert [inside[name] for name in groups["group"]] == groups["ties_inside"].tolist()


def test_reading_a_file_and_asking_by_what_it_says_of_people():
    people = BytesIO(b"id,sector,tier\nada,health,1\nben,schools,2\ncas,schools,1\ndot,health,2\n")
    network = tiework.read(BytesIO(LOG), name="asks.csv", people=people)
    assert (network.grouping.by, network.graph.groups) == (
        "sector",
        ("health", "schools", "schools", "health"),
    )
    assert network.graph.tiers == (1, 2, 1, 2)
    assert network.people(["degree"])["degree"].tolist() == [2, 1, 1, 0]
    assert tiework.read(BytesIO(LOG), name="a.csv", by="none").grouping.by == "none"


@pytest.mark.parametrize(
    "people",
    [
        {"ada": "x", "ben": "y", "cas": "y"},
        {"ada": {"group": "x"}, "ben": {"group": "y", "tier": 1}, "cas": {"group": "y"}},
        pa.table({"id": ["ada", "ben", "cas"], "group": ["x", "y", "y"]}),
    ],
    ids=["labels", "mappings", "a data frame"],
)
def test_people_in_whatever_shape_they_come(people):
    assert tiework.read(BytesIO(LOG), name="a.csv", people=people).graph.groups == ("x", "y", "y")


def test_members_without_acts_are_members():
    assert Network([Act("a", ("b",), "helped", 0)], people=["c"]).people(["degree"])["degree"].tolist() == [
        1,
        1,
        0,
    ]


@pytest.mark.parametrize(
    "frame",
    [
        pa.table({"by": ["a", "b"], "toward": ["b", "a"], "at": [0.0, 86400.0]}),
        pa.table({"by": ["a", "b"], "toward": [["b"], ["a"]], "at": ["1970-01-01T00:00:00", "1970-01-02T00:00:00"]}),
        pa.table({"by": ["a", "b"], "toward": ["b", "a"], "at": pa.array([0, 86_400_000_000], pa.timestamp("us"))}),
        pa.table({"by": ["a", "b"], "toward": ["b", "a"], "at": pa.array([0, 1], pa.date32())}),
        pa.table({"by": ["a", "b"], "toward": ["b", "a"], "at": pa.array(["1970-01-01", "1970-01-02"], pa.string_view())}),
    ],
    ids=["numbers", "lists and texts", "timestamps", "dates", "days in words"],
)  # fmt: skip
def test_acts_from_a_data_frame(frame):
    acts = Network(frame).acts
    assert (acts.people, acts.at.tolist(), acts.kinds) == (("a", "b"), [0.0, 86400.0], ("acted",))


def test_a_network_of_a_network_has_the_same_acts():
    again = Network(tiework.read(BytesIO(LOG), name="asks.csv"), at="2026-03-15", by="none")
    assert (len(again.archive.acts()), again.label, again.graph.m) == (4, "asks.csv", 1)


def test_who_is_only_seen_later_is_no_member_yet():
    early = Network(ACTS, at=ACTS_BEGIN)
    assert len(early.acts) < len(Network(ACTS).acts)
    assert set(early.acts.people) < set(Network(ACTS).acts.people)
    everybody = dict.fromkeys(Network(ACTS).acts.people, "x")
    assert Network(ACTS, people=everybody, at=ACTS_BEGIN).acts.people == Network(ACTS).acts.people
    # As if the rest had never been written.
    cut = Network(early.acts, at=ACTS_BEGIN)
    assert [row["value"] for row in cut.network(["density"], replicates=0)] == [
        row["value"] for row in early.network(["density"], replicates=0)
    ]


def test_a_moment_is_a_day_or_a_time():
    end = datetime(2026, 3, 10, 23, 59, 59, tzinfo=UTC)
    for said in ("2026-03-10", date(2026, 3, 10), end, end.timestamp()):
        assert NETWORK.at(said).as_of == end
    assert NETWORK.at("2026-03-10").graph.m != NETWORK.graph.m
    assert NETWORK.at("2026-03-10").grouping.labels == NETWORK.grouping.labels


def test_policies_in_every_shape(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text('present = 0.5\n[kinds]\n"mail.replied" = { weight = 2, flow = "together" }\n')
    assert Network(ACTS, policy=path).policy.rule("mail.replied") == KindRule(2, flow="together")
    assert Network(ACTS, policy=path, half_life=10).policy.present == 0.5
    assert Network(ACTS, policy={"mail.replied": 3}).policy.rule("mail.replied").weight == 3
    assert Network(ACTS, policy=Policy.for_mail(7)).policy.half_life_days == 7
    for wrong in (
        '[kinds]\n"mail.replied" = "much"\n',
        "[kinds]\na = { wait = 2 }\n",
        "present = true\n",
        "[kinds]\na = -1\n",
    ):
        path.write_text(wrong)
        with pytest.raises(PolicyError, match=r"policy\.toml: "):
            Network(ACTS, policy=path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Network("acts"), "acts: an archive, a table or acts one by one, found str"),
        (lambda: Network([1]), "acts, line 1: expected a tiework.Act, found 1"),
        (lambda: Network(ACTS, by="sector"), "expected groups by one of detected, none"),
        (lambda: Network(ACTS, at="1999-01-01"), "a moment on or after the first act"),
        (lambda: Network(ACTS, promises=()), "expected records called .* found 'promises'"),
        (lambda: Network(pa.table({"by": ["a"]})), "expected the columns by and toward, found by"),
        (lambda: Network(ACTS, people={"p000": {"tier": "high"}}), "a tier that is a whole number from 0 up"),
        (lambda: NETWORK.people(["density"]), "no measure of a person is called 'density'"),
        (lambda: NETWORK.network("nothing"), "no measure of a network is called 'nothing'"),
    ],
)
def test_what_cannot_be_is_said(make, said):
    with pytest.raises(TieworkError, match=said):
        make()


def test_records_bring_their_measures():
    network = Network(ACTS, certificates=[Certificate("p000", "p001")], seeds=["p000"])
    assert "vouching" in network.people().column_names
    assert "vouching" not in NETWORK.people().column_names
    assert any(note.startswith("vouching: Refused") for note in NETWORK.people(["vouching"]).notes)


def test_undated_networks_have_figures_and_no_intervals():
    karate = Network.from_networkx(networkx.karate_club_graph(), weight="", by="club")
    table = rows_of(karate.network(), "measure")
    assert table["ei_index"]["value"] == pytest.approx(-0.71795, abs=1e-5)
    assert table["ei_index"]["low"] is None
    assert table["ei_index"]["interval"] == "none: the acts carry no dates"
    assert "active_share" not in table
    assert "first" not in karate.ties().column_names


def test_there_and_back_through_networkx():
    weighted = networkx.les_miserables_graph()
    network = Network.from_networkx(weighted)
    back = network.to_networkx()
    assert back.number_of_edges() == weighted.number_of_edges()
    assert {frozenset((a, b)): w for a, b, w in back.edges(data="weight")} == {
        frozenset((a, b)): w for a, b, w in weighted.edges(data="weight")
    }
    assert NETWORK.to_networkx().nodes["p000"]["group"] == "group 1"
    directed = NETWORK.to_networkx(directed=True)
    assert networkx.overall_reciprocity(directed) == pytest.approx(
        measure("edge_reciprocity").function(NETWORK.graph)
    )


def test_the_same_ties_in_igraph():
    graph = NETWORK.to_igraph()
    assert (graph.vcount(), graph.ecount(), graph.vs["name"]) == (30, NETWORK.graph.m, list(ACTS.people))
    assert graph.constraint(weights="weight") == pytest.approx(
        NETWORK.people(["constraint"])["constraint"].tolist()
    )
    assert NETWORK.to_igraph(directed=True).is_directed()


@pytest.mark.parametrize("library", ["networkx", "igraph"])
def test_a_library_that_is_missing_is_named(library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(
        TieworkError, match=rf"to_{library}\(\) needs {library}.* not installed: pip install {library}"
    ):
        getattr(NETWORK, f"to_{library}")()


def test_tables_speak_arrow():
    table = NETWORK.people()
    arrow = pa.table(table)
    assert arrow.column_names == list(table.column_names)
    assert arrow.num_rows == 30
    assert arrow.column("group").to_pylist() == table["group"].tolist()
    assert pa.RecordBatchReader.from_stream(NETWORK.ties()).read_all().num_rows == NETWORK.graph.m
    assert pa.schema(table).names == list(table.column_names)
    column = pa.table(Network(ACTS, people=["lonely"]).people(["constraint"])).column("constraint")
    assert column.null_count == 1
    assert not any(value != value for value in column.to_pylist() if value is not None)


@pytest.mark.parametrize(
    ("library", "taken"),
    [
        ("polars", lambda module, people: module.DataFrame(people).height),
        ("pandas", lambda module, people: len(module.DataFrame.from_arrow(people))),
        ("duckdb", lambda module, people: module.sql("select count(*) from people").fetchall()[0][0]),
    ],
)
def test_data_frames_take_tables_as_they_are(library, taken):
    module = pytest.importorskip(library)
    assert taken(module, NETWORK.people()) == 30


def test_a_table_is_shown_in_a_notebook_with_nothing_that_runs():
    shown = Table(
        {"person": ["<script>", "ben"], "value": [None, 1.5]}, "People & ties", ["note <b>"]
    )._repr_html_()
    assert "<script>" not in shown
    assert "<td>–</td>" in shown
    assert "People &amp; ties: 2 rows" in shown
    long = Table({"value": np.arange(50)})
    assert "30 more rows" in repr(long)
    assert long._repr_html_().count("<tr>") == 21
    with pytest.raises(TieworkError, match="columns of one length"):
        Table({"a": [1], "b": [1, 2]})
    with pytest.raises(KeyError, match="no column 'c'; there are value"):
        _ = long["c"]


def test_a_wide_table_shows_its_first_columns_and_says_how_many_more():
    wide = Table({f"c{k}": [k] for k in range(10)})._repr_html_()
    assert wide.count("<th ") == 8
    assert "<p>2 more columns: c8, c9</p>" in wide
    assert "more column" not in Table({f"c{k}": [k] for k in range(8)})._repr_html_()
    assert "<p>1 more column: c8</p>" in Table({f"c{k}": [k] for k in range(9)})._repr_html_()


def test_a_network_is_shown_in_a_notebook_as_its_map():
    shown = NETWORK._repr_html_()
    assert shown.startswith("<figure><svg")
    assert "30 people" in shown
    assert "p000" not in shown


def test_the_report_holds_everything_and_names_nobody(tmp_path):
    page = NETWORK.report(tmp_path / "report.html", replicates=30)
    assert (tmp_path / "report.html").read_text() == page
    for part in ("The lie of the land", "Not given, and why", "What this cannot say", "What this rests on", "Groups",
                 "How is this worked out?", "There is no single score"):  # fmt: skip
        assert part in page
    assert "group 2" in page
    assert not any(f"{person}<" in page for person in ACTS.people)


def test_a_small_group_is_in_the_report_without_figures():
    labels = {person: "few" if k < 3 else "many" for k, person in enumerate(ACTS.people)}
    page = Network(ACTS, people=labels).report(replicates=0)
    row = page[page.index('<th scope="row">few</th>') :].split("</tr>")[0]
    assert row.count(">–<") == 3


def test_ties_in_the_table_of_groups_are_counted_in_whole_numbers():
    # The hut is small; a house goes without figures too, or the hut's would follow from the totals.
    homes = {person: "hut" if k < 3 else f"house {k % 3}" for k, person in enumerate(NETWORK.acts.people)}
    page = Network(NETWORK.acts, people=homes).report(replicates=0)
    rows = re.findall(r'<tr><th scope="row">house .*?</tr>', page)
    counted = r'<td class="r">\d+</td><td class="r">\d+</td><td class="r">\d+</td>'
    assert [bool(re.search(counted, row)) for row in rows].count(True) == 2
    assert len(rows) == 3


def test_ties_of_a_small_group_are_not_told_apart_in_the_report():
    labels = {person: "few" if k < 3 else f"many {k % 3}" for k, person in enumerate(ACTS.people)}
    page = Network(ACTS, people=labels).report(replicates=0)
    assert '<td>few, many 0</td><td class="r">–</td>' in page
    given = re.findall(r'<td>(many \d), (many \d)</td><td class="r">\d+</td>', page)
    assert len(given) == 1, "of the three others one goes without figures too"


def test_where_there_are_too_few_weeks_days_are_drawn_anew():
    acts, _ = village(people=20, groups=2, acts=400, weeks=2, seed=3)
    short = Network(acts)
    for key in ("ties_per_member", "mean_distance", "gini_contributions"):
        reading = short.readings([key], replicates=20)[0]
        assert reading.interval_kind.startswith("95 %, event-block bootstrap by day"), key
        assert reading.low <= reading.value <= reading.high, key
        assert reading.low < reading.high, key
    assert "by week" in NETWORK.readings(["short_blocks"], replicates=20)[0].interval_kind


def test_a_clock_without_a_date_is_told_in_days():
    rows = b"".join(
        b"%d %d %d\n" % (86_400 * (k // 20) + 20 * k, k % 9, (k * 2 + 1) % 9)
        for k in range(80)
        if k % 9 != (k * 2 + 1) % 9
    )
    network = tiework.read(BytesIO(rows), name="tij.dat")
    assert not network.on_calendar
    assert network.when == "on day 4 of the record"
    assert "1970" not in network.report(replicates=0).split("What this rests on")[0]


def test_a_difference_is_told_from_chance_or_not():
    base = next(r for r in NETWORK.readings(["density"], replicates=0))
    from dataclasses import replace

    one, far, near, bare = (
        replace(base, value=v, low=low, high=high)
        for v, low, high in ((0.2, 0.1, 0.3), (0.6, 0.5, 0.7), (0.25, 0.15, 0.35), (0.6, None, None))
    )
    assert difference(one, far).verdict == "higher"
    assert difference(far, one).verdict == "lower"
    assert difference(one, near).verdict == "not told from chance"
    assert difference(one, bare).verdict == "no interval"
    assert difference(one, replace(base, value=None)).verdict == "not given"
    assert difference(one, far).low == pytest.approx(0.4 - np.hypot(0.1, 0.1))


def test_comparing_a_network_with_itself_tells_nothing_from_chance():
    found = tiework.compare(NETWORK, NETWORK, replicates=30)
    assert {row.verdict for row in found} <= {"not told from chance", "no interval", "not given"}
    assert found.table()["difference"][np.isfinite(found.table()["difference"])].sum() == 0
    assert "0 of" in str(found)


def test_no_acts_at_all():
    with pytest.raises(InputError, match="a time with its zone"):
        Network([Act("a", ("b",), "helped", datetime(2026, 1, 1))])
    empty = Network(ActTable.from_records([], people=[f"p{k}" for k in range(9)]))
    assert len(empty.ties()) == 0
    assert len(empty.people()) == 9
    assert rows_of(empty.network(), "measure")["density"]["value"] == 0
    assert "<svg" in empty.report()
