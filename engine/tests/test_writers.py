"""Out and in again: ties, people and acts as they were, and no cell that a spreadsheet would run."""

import io
import json
import math

import pytest
import tiework
from archives import acts_of
from hypothesis import assume, given
from hypothesis import strategies as st
from tiework.acts import Act, ActTable
from tiework.cli import main
from tiework.errors import InputError
from tiework.graph import TieGraph
from tiework.policy import KindRule
from tiework.readers import read
from tiework.readers.formulas import quoted, unquoted
from tiework.writers import FORMATS, write

NETWORKS = ("graphml", "gexf", "json", "csv", "parquet", "kumu")
NAMES = (
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
AWKWARD = ["=1+1", "+ada", "-ben", "@cas", "'tis", 'say "no"', "a,b;c", "Zoë 雪", "two  spaces", "tab\tbed"]


def written(tmp_path, format, graph, **more):
    return write(tmp_path / f"net{FORMATS[format][1]}", graph, format, **more)


def edges_of(archive):
    """Ties whichever way they were written: both people, and their acts' sum."""
    found = {}
    table = archive.acts()
    for (by, toward, _), amount in zip(acts_of(archive), table.amount, strict=True):
        for other in toward:
            found[frozenset((by, other))] = found.get(frozenset((by, other)), 0) + amount
    return found


@pytest.mark.parametrize("format", NETWORKS)
def test_a_network_comes_back_as_it_was(tmp_path, format):
    graph = TieGraph.from_edges(
        [("ada", "ben", 3), ("ben", "ada", 1), ("ben", "cas", 0.5)], ["dot"], directed=True,
        groups={"ada": "bakers", "cas": "millers"},
    )  # fmt: skip
    paths = written(
        tmp_path, format, graph, measures={"degree": [1, 2, 1, 0], "bonding": [0.5, None, math.nan, 2]}
    )
    back = read(paths[0], people=paths[1] if len(paths) > 1 else None)
    names = dict(back.people)
    called = {
        frozenset(names.get(one, one) for one in pair): weight for pair, weight in edges_of(back).items()
    }
    assert called[frozenset(("ada", "ben"))] == pytest.approx(4)
    assert called[frozenset(("ben", "cas"))] == pytest.approx(0.5)
    assert len(called) == 2
    assert "dot" in {names.get(one, one) for one in back.acts().people}, "who has no tie is kept"
    assert {names.get(p, p): group for p, group in back.attributes.group.items()} == {
        "ada": "bakers",
        "cas": "millers",
    }


@pytest.mark.parametrize("format", ["graphml", "gexf", "json", "csv", "parquet"])
def test_awkward_names_come_back_as_they_were(tmp_path, format):
    ring = list(zip(AWKWARD, [*AWKWARD[1:], AWKWARD[0]], strict=True))
    paths = written(tmp_path, format, TieGraph.from_edges(ring))
    back = read(paths[0], people=paths[1] if len(paths) > 1 else None)
    names = dict(back.people)
    assert {frozenset(names.get(one, one) for one in pair) for pair in edges_of(back)} == set(
        map(frozenset, ring)
    )


def test_no_cell_begins_a_formula(tmp_path):
    ties, people = written(tmp_path, "csv", TieGraph.from_edges([("=cmd|' /C calc'!A0", "@ben")]))
    for path in (ties, people):
        cells = [cell.strip('"') for line in path.read_text().splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell[:1] in set("=+-@")], path.read_text()


@given(st.text(max_size=12))
def test_quoting_a_cell_can_always_be_undone(text):
    assert unquoted(quoted(text)) == text
    assert quoted(text)[:1] not in set("=+-@\t\r")


@given(st.lists(st.tuples(NAMES, NAMES, st.integers(1, 9)), min_size=1, max_size=12))
def test_any_edges_through_json(rows):
    rows = [(a, b, n) for a, b, n in rows if a != b]
    assume(rows)
    graph = TieGraph.from_edges(rows, directed=True)
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        (path,) = write(f"{folder}/net.json", graph)
        back = read(path)
    sums = {}
    for a, b, n in rows:
        sums[frozenset((a, b))] = sums.get(frozenset((a, b)), 0) + n
    assert edges_of(back) == pytest.approx(sums)


@pytest.mark.parametrize("format", ["json", "csv", "parquet"])
def test_acts_come_back_as_they_were(tmp_path, format):
    table = ActTable.from_records(
        [Act("ada", ("ben", "cas"), "met", 1_772_409_600, 2.0), Act("ben", ("ada",), "help", 1_772_413_200)],
        ["dot"],
    )
    paths = write(tmp_path / f"acts{FORMATS[format][1]}", table, format)
    back = read(paths[0], people=paths[1] if len(paths) > 1 else None)
    again = back.acts()
    assert {(by, frozenset(toward), kind.split(".")[-1]) for by, toward, kind in acts_of(back)} == {
        ("ada", frozenset(("ben", "cas")), "met"), ("ben", frozenset(("ada",)), "help"),
    }  # fmt: skip
    assert sorted(again.at) == sorted(table.at)
    assert sorted(again.amount) == sorted(table.amount)
    assert "dot" in again.people


def test_what_a_format_cannot_hold_is_said_and_nothing_is_written(tmp_path):
    table = ActTable.from_records([Act("ada", ("ben",), "met", 0)])
    with pytest.raises(InputError, match="ties"):
        write(tmp_path / "acts.graphml", table)
    with pytest.raises(InputError, match="a format"):
        write(tmp_path / "acts.doc", table)
    assert list(tmp_path.iterdir()) == []


def test_json_holds_no_number_that_is_none(tmp_path):
    (path,) = written(
        tmp_path, "json", TieGraph.from_edges([("ada", "ben")]), measures={"x": [math.nan, 1.0]}
    )
    assert "NaN" not in path.read_text()
    json.load(io.StringIO(path.read_text()))


def figures(network):
    """What a network says of itself, as far as it rests on its ties alone."""
    keys = ("weighted_reciprocity", "edge_reciprocity", "support_ratio", "ties_per_member", "in_person_share")
    found = {one.key: one.value for one in network.readings(replicates=0)}
    return [found[key] for key in keys]


def weeks_of_acts():
    """Letters that were answered or not, some long ago, and meetings."""
    people = [f"p{k}" for k in range(12)]
    for k, one in enumerate(people):
        for step in (1, 2, 5):
            other = people[(k + step) % 12]
            at = 1_772_409_600 + 86_400 * (7 * k + step)
            yield Act(one, (other,), "wrote", at)
            if (k + step) % 3:
                yield Act(other, (one,), "wrote", at - 86_400 * 200 * (k % 2), 1.0 + k % 4)
            if k % 4 == 0:
                yield Act(one, (other,), "met", at, 2.0)


RULES = {"wrote": 1.0, "met": KindRule(2, flow="together", channel="in_person", mutual=True)}


def original():
    """The network whose ties are written."""
    return tiework.Network(ActTable.from_records(weeks_of_acts()), policy=RULES, by="none")


@pytest.mark.parametrize("format", NETWORKS)
def test_ties_that_come_back_give_the_same_figures(tmp_path, format):
    network = original()
    expected = figures(network)
    assert 0.2 < expected[1] < 0.9
    assert 0.1 < expected[4] < 0.9
    path = written(tmp_path, format, network.graph)[0]
    back = tiework.Network(read(path), by="none")
    assert figures(back) == pytest.approx(expected, rel=1e-6), "what went each way, and who met"


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "parquet", "json"])
def test_the_table_of_ties_comes_back_with_the_same_figures(tmp_path, ending):
    network = original()
    acts, ties = tmp_path / "acts.json", tmp_path / f"ties.{ending}"
    write(acts, network.acts)
    (tmp_path / "policy.toml").write_text(
        '[kinds]\nmet = { weight = 2, flow = "together", channel = "in_person", mutual = true }\n'
    )
    assert main(["ties", str(acts), "--weights", str(tmp_path / "policy.toml"), "--out", str(ties)]) == 0
    back = read(ties)
    assert figures(tiework.Network(back, by="none")) == pytest.approx(figures(network), rel=1e-6)
    assert not back.dated
    assert back.counts["refused"] == back.counts["doubtful"] == 0


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_acts_that_nobody_dated_come_back_undated(tmp_path, ending):
    paths = write(tmp_path / f"acts.{ending}", ActTable.from_records([Act("ada", ("ben",), "met", 0)]))
    assert "1970" not in paths[0].read_text(errors="ignore")
    assert not read(paths[0]).dated


def test_what_ends_in_gz_is_packed_with_people_beside_it(tmp_path):
    graph = TieGraph.from_edges([("ada", "ben", 3)], groups={"ada": "bakers"})
    paths = write(tmp_path / "ties.csv.gz", graph)
    assert [path.name for path in paths] == ["ties.csv.gz", "ties.people.csv.gz"]
    assert all(path.read_bytes().startswith(b"\x1f\x8b") for path in paths)
    back = read(paths[0], people=paths[1])
    assert back.attributes.group == {"ada": "bakers"}
    again = [path.read_bytes() for path in paths]
    write(tmp_path / "ties.csv.gz", graph)
    assert again == [path.read_bytes() for path in paths], "no time, no name: the same bytes"
