"""The built wheel, installed into an empty environment, and the command used from it.

Run with ``TIEWORK_WHEEL=1``: pip fetches the build backend and the dependencies, so this needs what pip needs.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1]
EDGES = "by,toward,at\n" + "".join(
    f"p{k % 9},p{(k * k + 1) % 9},2026-0{1 + k % 6}-1{k % 10}\n" for k in range(120)
)

pytestmark = pytest.mark.skipif(not os.environ.get("TIEWORK_WHEEL"), reason="asked for with TIEWORK_WHEEL=1")


def run(*arguments, cwd, **more):
    done = subprocess.run(
        [str(one) for one in arguments], cwd=cwd, capture_output=True, text=True, timeout=600, check=False,
        env={**os.environ, **more},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_works_in_an_empty_environment(tmp_path):
    run(sys.executable, "-m", "venv", "fresh", cwd=tmp_path)
    fresh = tmp_path / "fresh" / "bin"
    run(fresh / "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, ENGINE, cwd=tmp_path)
    run(fresh / "pip", "install", "-q", *tmp_path.glob("tiework-*.whl"), cwd=tmp_path)
    (tmp_path / "edges.csv").write_text(EDGES)
    assert run(fresh / "tiework", "--version", cwd=tmp_path).startswith("tiework ")
    assert "9 people" in run(fresh / "tiework", "describe", "edges.csv", cwd=tmp_path)
    said = run(fresh / "tiework", "measure", "edges.csv", "--out", "report.html", cwd=tmp_path)
    assert "Density" in said
    # The letters of the report come with the wheel.
    assert "data:font/woff2;base64," in (tmp_path / "report.html").read_text()
    run(fresh / "tiework", "ties", "edges.csv", "--out", "ties.parquet", cwd=tmp_path)
    asked = "import tiework, sys; tiework.read('edges.csv').people(); print([m for m in ('networkx', 'igraph') if m in sys.modules])"
    assert run(fresh / "python", "-c", asked, cwd=tmp_path).strip() == "[]"
    # So do its kernels: one library, whatever the Python.
    (wheel,) = tmp_path.glob("tiework-*.whl")
    assert wheel.name.split("-")[2:4] == ["py3", "none"]
    assert (
        run(fresh / "python", "-c", "from tiework import kernels; print(kernels.available())", cwd=tmp_path)
        == "True\n"
    )
    run(fresh / "tiework", "tables", "edges.csv", "--out", "tables", cwd=tmp_path)
    with_kernels = (tmp_path / "tables" / "people.parquet").read_bytes()
    # Where no compiler works it installs all the same, says so once, and gives the same answers.
    (tmp_path / "bare").mkdir()
    # From a copy: what was compiled just now lies in the folder it was built in.
    shutil.copytree(ENGINE, tmp_path / "engine", ignore=shutil.ignore_patterns("build", "lib", "*.egg-info"))
    run(fresh / "pip", "wheel", "-q", "--no-deps", "-w", "bare", "./engine", cwd=tmp_path, CC="false")
    run(
        fresh / "pip",
        "install",
        "-q",
        "--force-reinstall",
        "--no-deps",
        *(tmp_path / "bare").glob("*.whl"),
        cwd=tmp_path,
    )
    said = run(fresh / "python", "-c", "from tiework import kernels; print(kernels.missing())", cwd=tmp_path)
    assert "no C compiler" in said
    run(fresh / "tiework", "tables", "edges.csv", "--out", "plain", cwd=tmp_path)
    same = "import pyarrow.parquet as pq; a, b = (pq.read_table(f'{d}/people.parquet').drop_columns(['pagerank', 'constraint', 'effective_size', 'participation']) for d in ('tables', 'plain')); print(a.schema == b.schema, a.column('degree') == b.column('degree'))"
    assert with_kernels
    assert run(fresh / "python", "-c", same, cwd=tmp_path) == "True True\n"
