"""``tiework tables`` from end to end."""

import os
import subprocess
import sys

import numpy as np
import pytest
from pyarrow import parquet
from test_measure_log import world
from tiework import kernels
from tiework.cli import main


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    rows, labels = world(people=80, acts=900, seed=11)
    (folder / "acts.csv").write_text(
        "\n".join(["actor,target,kind,time", *(",".join(map(str, row)) for row in rows), ""])
    )
    (folder / "people.csv").write_text(
        "\n".join(["id,sector", *(f"{person},{label or ''}" for person, label in labels.items()), ""])
    )
    (folder / "policy.toml").write_text("half_life = 30\n[kinds]\nhelped = 3\n")
    return folder


@pytest.fixture
def told(place, capsys, monkeypatch):
    monkeypatch.chdir(place)

    def run(*arguments, code=0):
        assert main(["tables", *arguments]) == code
        return capsys.readouterr()

    return run


def test_figures_of_the_whole_are_said(told):
    said = told("acts.csv").out
    assert said.splitlines()[0].split() == ["measure", "value"]
    assert "\nacts                  900\n" in said
    assert "half-life 90 days; weights: asked 1, helped 1, thanked 1." in said


def test_tables_are_written(told, place):
    told("acts.csv", "--people", "people.csv", "--by", "sector", "--out", "deep/tables", "--threads", "1")
    people = parquet.ParquetFile(place / "deep/tables/people.parquet").read()
    assert people.column_names[:3] == ["person", "sector", "degree"]
    assert people.num_rows == 83
    told("acts.csv", "--out", "deep/tables", "--format", "csv")
    assert sorted(path.name for path in (place / "deep/tables").iterdir()) == [
        "network.csv", "network.parquet", "people.csv", "people.parquet", "ties.csv", "ties.parquet",
    ]  # fmt: skip


def test_weights_moment_and_half_life_are_taken(told):
    assert "half-life 30 days; weights: asked 1, helped 3" in told("acts.csv", "--weights", "policy.toml").out
    said = told("acts.csv", "--weights", "policy.toml", "--half-life", "45", "--at", "2025-01-31").out
    assert "As of 2025-01-31 23:59:59 UTC; half-life 45 days" in said
    assert "later_acts            0" not in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing.csv",), "nothing.csv: expected a file that can be read, found nothing at this place"),
        (("acts.csv", "--at", "soon"), "expected --at with a date such as 2001-11-30, found 'soon'"),
        (
            ("acts.csv", "--people", "people.csv", "--by", "place"),
            "people.csv, line 1: expected a column 'place'",
        ),
        (("acts.csv", "--out", "policy.toml"), "policy.toml: expected a folder to write to, found a file"),
        (("acts.csv", "--columns", "actor=giver"), "expected a column 'giver'"),
        (("policy.toml",), "policy.toml"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(told, arguments, said):
    trouble = told(*arguments, code=2)
    lines = [line for line in trouble.err.splitlines() if not line.startswith("no compiled kernels: ")]
    assert len(lines) == 1
    assert said in lines[0]
    assert trouble.out == ""


def test_a_log_is_not_written_over(told, place):
    (place / "people.csv").rename(place / "roster.csv")
    try:
        (place / "ties.csv").write_bytes((place / "acts.csv").read_bytes())
        assert "another folder" in told("ties.csv", "--out", ".", "--format", "csv", code=2).err
    finally:
        (place / "roster.csv").rename(place / "people.csv")


@pytest.mark.parametrize(
    "arguments", [["--threads", "0"], ["--threads", "x"], ["--format", "xlsx"], ["--half-life", "0"]]
)
def test_bad_use_is_refused(told, arguments):
    with pytest.raises(SystemExit, match="2"):
        told("acts.csv", *arguments)


def test_without_kernels_it_says_so_once_and_finds_the_same(place):
    found = {}
    for way in ("on", "off"):
        done = subprocess.run(
            [sys.executable, "-m", "tiework", "tables", "acts.csv", "--people", "people.csv", "--by", "sector",
             "--out", way],
            cwd=place, env={**os.environ, "TIEWORK_KERNELS": way}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        found[way] = {
            name: parquet.ParquetFile(place / way / f"{name}.parquet").read() for name in ("people", "ties")
        }
        if way == "off":
            assert done.stderr == "no compiled kernels: TIEWORK_KERNELS is off; the plain way takes longer\n"
    for name, one in found["on"].items():
        other = found["off"][name]
        assert one.schema.equals(other.schema)
        for column in one.column_names:
            ours, theirs = (table[column].to_pylist() for table in (one, other))
            if any(isinstance(value, float) for value in theirs):
                ours, theirs = (np.array(values, np.float64) for values in (ours, theirs))
                np.testing.assert_allclose(ours, theirs, 1e-9, 1e-12, err_msg=column)
            else:
                assert ours == theirs, column


@pytest.mark.skipif(not kernels.available(), reason="the plain way stands on scipy")
def test_nothing_heavy_is_loaded(place):
    code = (
        "import sys; from tiework.cli import main; main(['tables', 'acts.csv', '--people', 'people.csv', '--out', 'light']);"
        "print([name for name in ('scipy', 'pandas', 'tiework.measures.catalogue', 'tiework.graph') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
