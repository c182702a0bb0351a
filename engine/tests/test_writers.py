"""Out and in again: ties, people and acts as they were, and no cell that a spreadsheet would run."""

import io
import json
import math

import pytest
from archives import acts_of
from hypothesis import assume, given
from hypothesis import strategies as st
from tiework.acts import Act, ActTable
from tiework.errors import InputError
from tiework.graph import TieGraph
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
