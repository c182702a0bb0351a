"""The built wheel, installed into an empty environment, and the command used from it.

Run with ``TIEWORK_WHEEL=1``: pip fetches the build backend and the dependencies, so this needs what pip needs.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1]
EDGES = "by,toward,at\n" + "".join(
    f"p{k % 9},p{(k * k + 1) % 9},2026-0{1 + k % 6}-1{k % 10}\n" for k in range(120)
)

pytestmark = pytest.mark.skipif(not os.environ.get("TIEWORK_WHEEL"), reason="asked for with TIEWORK_WHEEL=1")


def run(*arguments, cwd):
    done = subprocess.run(
        [str(one) for one in arguments], cwd=cwd, capture_output=True, text=True, timeout=600, check=False
    )
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
