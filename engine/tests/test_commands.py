"""What the commands do on every format, asked of the same entry the shell calls."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from tiework.acts import ActTable
from tiework.cli import main
from tiework.readers import FORMATS, read
from tiework.worlds import village
from tiework.writers import write

ACTS, HOMES = village(people=24, groups=3, acts=500, weeks=20, seed=4)
TIERS = {person: k % 2 for k, person in enumerate(ACTS.people)}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A table of acts, a table of people, and two policies."""
    folder = tmp_path_factory.mktemp("commands")
    write(folder / "acts.csv", ACTS)
    rows = [f"{person},{HOMES[person]},town {k % 4},{TIERS[person]}" for k, person in enumerate(ACTS.people)]
    (folder / "people.csv").write_text(
        "id,sector,place,tier\n" + "\n".join([*rows, "silent,group 1,town 1,0"])
    )
    (folder / "policy.toml").write_text('half_life = 30\n[kinds]\n"mail.replied" = 2.5\n')
    (folder / "wrong.toml").write_text("halflife = 30\n")
    return folder


@pytest.fixture
def told(place, capsys):
    def run(*arguments, code=0):
        files = [str(place / a) if str(a).endswith((".csv", ".toml")) else str(a) for a in arguments]
        assert main(files) == code
        return capsys.readouterr()

    return run


def test_measure_by_what_people_declared(told):
    said = told("measure", "acts.csv", "--people", "people.csv", "--by", "sector", "--replicates", "20")
    assert said.out.startswith("acts.csv: ")
    assert "25 people" in said.out
    assert "groups by sector" in said.out
    assert "event-block bootstrap by week, 20 replicates" in said.out
    assert said.err == ""


def test_measure_in_json_says_what_it_rests_on(told):
    said = json.loads(
        told("measure", "acts.csv", "--weights", "policy.toml", "--format", "json", "--replicates", "0").out
    )
    assert (said["half_life_days"], said["weights"]["mail.replied"], said["people"]) == (30, 2.5, 24)
    rows = {row["measure"]: row for row in said["rows"]}
    assert rows["density"]["value"] > 0
    assert rows["density"]["low"] is None
    assert rows["mean_linking"]["value"] is None
    assert rows["mean_linking"]["refusal"].startswith("Refused: nobody has said")


def test_a_half_life_on_the_command_line_goes_before_the_one_in_the_file(told):
    how = ("--weights", "policy.toml", "--half-life", "45", "--format", "json", "--replicates", "0")
    assert json.loads(told("measure", "acts.csv", *how).out)["half_life_days"] == 45


def test_a_policy_that_is_not_understood_is_named_with_its_key(told):
    said = told("measure", "acts.csv", "--weights", "wrong.toml", code=2)
    assert said.out == ""
    assert said.err.endswith(
        "wrong.toml: expected half_life, present, strong or a table [kinds], found 'halflife'\n"
    )


def test_measures_of_persons_groups_and_ties(told):
    people = list(
        csv.DictReader(io.StringIO(told("measure", "acts.csv", "--level", "person", "--format", "csv").out))
    )
    assert len(people) == 24
    assert {"person", "group", "constraint", "bonding"} <= set(people[0])
    groups = told("measure", "acts.csv", "--people", "people.csv", "--by", "place", "--level", "group").out
    assert [line.split("  ")[0] for line in groups.splitlines()[1:5]] == [f"town {k}" for k in range(4)]
    one = told("measure", "acts.csv", "--level", "tie", "--measures", "overlap", "--format", "csv").out
    assert one.splitlines()[0].split(",")[-1] == "overlap"


def test_ties_as_csv_and_parquet_are_the_same(told, place, tmp_path):
    rows = list(csv.DictReader(io.StringIO(told("ties", "acts.csv", "--format", "csv").out)))
    assert told("ties", "acts.csv", "--out", tmp_path / "ties.parquet").out == ""
    table = pq.read_table(tmp_path / "ties.parquet")
    assert table.num_rows == len(rows) > 20
    assert table.column("strength").to_pylist() == pytest.approx([float(row["strength"]) for row in rows])


def test_a_name_that_a_spreadsheet_would_run_is_written_as_text(tmp_path, capsys):
    path = tmp_path / "edges.csv"
    path.write_text("by,toward\n=1+1,ben\n\x1b[2Jcas,ben\n")
    assert main(["ties", str(path), "--format", "csv"]) == 0
    assert "'=1+1" in capsys.readouterr().out
    assert main(["ties", str(path)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_parquet_is_not_for_a_terminal(told, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "not for a terminal" in told("ties", "acts.csv", "--format", "parquet", code=2).err


def test_an_ending_that_says_nothing_is_asked_about_before_anything_is_read(tmp_path, capsys):
    assert main(["measure", str(tmp_path / "missing.csv"), "--out", str(tmp_path / "figures.doc")]) == 2
    assert "expected --format, or --out with one of .json" in capsys.readouterr().err


def test_the_map_is_a_picture_that_names_nobody(told, tmp_path):
    told(
        "map",
        "acts.csv",
        "--people",
        "people.csv",
        "--out",
        tmp_path / "map.svg",
        "--title",
        "Who <met> whom",
    )
    text = (tmp_path / "map.svg").read_text()
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "Who &lt;met&gt; whom" in text
    assert not any(f">{person}<" in text for person in ACTS.people)


@pytest.mark.parametrize("format", ["graphml", "gexf", "kumu", "json", "csv", "parquet"])
def test_convert_to_every_format_and_measure_what_came_of_it(format, told, tmp_path, capsys):
    out = tmp_path / {"kumu": "map.kumu.json"}.get(format, f"out.{format}")
    said = told("convert", "acts.csv", "--people", "people.csv", out, "--what", "ties")
    assert " ties, 25 people: " in said.out
    assert main(["measure", str(out), "--replicates", "0"]) == 0
    assert "Density" in capsys.readouterr().out


def test_convert_writes_acts_where_the_format_holds_them(told, tmp_path):
    told("convert", "acts.csv", tmp_path / "acts.parquet")
    back: ActTable = read(tmp_path / "acts.parquet").acts()
    assert len(back) == len(ACTS)


def test_describe_says_what_is_there(told):
    said = told("describe", "acts.csv", "--people", "people.csv").out
    assert "kinds of act, with the weight of one: mail.replied" in said
    assert "known of people: sector of 25, place of 25, tier of 25" in said
    known = json.loads(told("describe", "acts.csv", "--format", "json").out)
    assert (known["format"], known["counts"]["people"]) == ("csv", 24)
    assert known["format"] in FORMATS


def test_compare_two_moments(told):
    said = told("compare", "acts.csv", "--at", "2026-03-01", "--at", "2026-05-20", "--replicates", "20").out
    assert "not told from chance" in said
    assert "differences can be told from chance" in said
    assert "Both moments share acts" in said


def test_compare_two_archives_says_where_they_differ(told, place):
    acts, _ = village(people=24, groups=3, acts=4000, weeks=20, seed=9)
    write(place / "busy.csv", acts)
    rows = json.loads(told("compare", "acts.csv", "busy.csv", "--format", "json", "--replicates", "40").out)[
        "rows"
    ]
    found = {row["measure"]: row for row in rows}
    assert found["ties_per_member"]["verdict"] == "higher"
    assert found["mean_linking"]["verdict"] == "not given"


@pytest.mark.parametrize(
    "arguments", [["acts.csv"], ["acts.csv", "acts.csv", "acts.csv"], ["acts.csv", "--at", "2026-03-01"]]
)
def test_compare_needs_two(told, arguments):
    assert "expected two archives, or one and two moments" in told("compare", *arguments, code=2).err


def test_progress_is_for_terminals_only(told, monkeypatch):
    assert told("measure", "acts.csv", "--replicates", "5").err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert "Measuring" in told("measure", "acts.csv", "--replicates", "5").err


def test_stopping_is_said_and_has_its_code(told, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("tiework.commands.describe.archive", stop)
    assert told("describe", "acts.csv", code=130).err == "tiework: stopped\n"
