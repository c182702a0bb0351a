"""What the commands do on every format, asked of the same entry the shell calls."""

import csv
import gzip
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


@pytest.fixture
def rows(tmp_path):
    """A table of ten rows, four of which cannot be read."""
    path = tmp_path / "rows.csv"
    good = [f"{a},{b},2026-03-0{k + 1}" for k, (a, b) in enumerate(["ab", "bc", "ca", "ba", "cb", "ac"])]
    path.write_text("\n".join(["by,toward,date", *good, *["a,b,soon"] * 4]) + "\n")
    return str(path)


@pytest.mark.parametrize("command", ["measure", "ties", "map", "convert", "compare"])
def test_refused_rows_are_said_in_one_line_by_whoever_reads(command, rows, tmp_path, capsys):
    more = {"convert": [str(tmp_path / "out.json")], "compare": ["--at", "2026-03-02", "--at", "2026-03-05"]}
    assert main([command, rows, *more.get(command, [])]) == 0
    assert capsys.readouterr().err == "tiework: 4 of 10 rows refused; tiework describe says why\n"


def test_describe_says_them_where_it_says_everything_else(rows, capsys):
    assert main(["describe", rows]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "no ISO date or unix time: 'soon' (--date-format says how dates are written)" in said.out


def test_people_of_whom_none_occurs_are_said(rows, tmp_path, capsys):
    people = tmp_path / "others.csv"
    people.write_text("id,sector\nxia,health\nyve,health\nzoe,schools\n")
    assert main(["measure", rows, "--people", str(people)]) == 0
    assert f"tiework: none of the 3 people of {people} occurs here" in capsys.readouterr().err


def test_dates_are_read_as_it_is_said_they_are_written(tmp_path, capsys):
    path = tmp_path / "asks.csv"
    path.write_text("who,whom,date\nada,ben,02/03/2026\nben,ada,03/03/2026\n")
    assert main(["describe", str(path)]) == 2
    assert "--date-format" in capsys.readouterr().err
    assert main(["describe", str(path), "--date-format", "%d/%m/%Y"]) == 0
    assert "from 2 March 2026 to 3 March 2026" in capsys.readouterr().out


def test_the_moment_is_said_to_the_minute_where_it_is_no_days_end(told):
    last = read_moment(told("measure", "acts.csv", "--replicates", "0").out)
    assert last.endswith(" UTC")
    day = told("measure", "acts.csv", "--replicates", "0", "--at", "2026-05-20").out
    assert read_moment(day) == "20 May 2026"


def read_moment(said):
    return said.split("as of ")[1].split(";")[0]


def test_a_report_has_the_title_it_is_given(told, tmp_path):
    out = tmp_path / "report.html"
    told("measure", "acts.csv", "--replicates", "0", "--out", out, "--title", "Who <met> whom")
    assert "<title>Who &lt;met&gt; whom</title>" in out.read_text()
    assert "<h1>Who &lt;met&gt; whom</h1>" in out.read_text()
    said = told("measure", "acts.csv", "--title", "Nothing to stand above", code=2)
    assert "--title for a report" in said.err


def test_parquet_is_refused_before_anything_is_read(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(["measure", "missing.csv", "--format", "parquet"]) == 2
    assert "not for a terminal" in capsys.readouterr().err


def test_a_unit_of_the_programs_own_is_written_as_it_is(told):
    found = list(
        csv.DictReader(io.StringIO(told("measure", "acts.csv", "--format", "csv", "--replicates", "0").out))
    )
    assert {row["measure"]: row["unit"] for row in found}["ei_index"] == "-1 to 1"


def test_a_packed_table_is_packed(told, tmp_path):
    told("ties", "acts.csv", "--out", tmp_path / "ties.csv.gz")
    assert gzip.decompress((tmp_path / "ties.csv.gz").read_bytes()).startswith(b"a,b,strength")
    told("convert", "acts.csv", tmp_path / "acts.csv.gz")
    assert len(read(tmp_path / "acts.csv.gz").acts()) == len(ACTS)


def test_an_interval_whose_ends_read_the_same_is_said_once(tmp_path, capsys):
    """Sensors see nothing but meetings: all strength is in person, in every draw."""
    path, out = tmp_path / "tij.dat", tmp_path / "report.html"
    path.write_text(
        "".join(f"{20 * k + 86_400 * (k // 40)}\t{k % 11}\t{(k * k + 1) % 11}\n" for k in range(1, 600))
    )
    assert main(["measure", str(path), "--replicates", "20", "--out", str(out)]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("In-person share"))
    assert "100% in every draw" in row
    assert "<small>100% in every draw<br>" in out.read_text()
    assert "between 100% and 100%" not in out.read_text()


def test_wrong_use_is_one_line(capsys):
    for arguments in (
        ["measure", "x.csv", "--half-life", "0"],
        ["measure"],
        ["sing"],
        ["ties", "x", "--loud"],
    ):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        said = capsys.readouterr().err
        assert left.value.code == 2
        assert said.startswith("tiework: ")
        assert said.count("\n") == 1
        assert " --help" in said
