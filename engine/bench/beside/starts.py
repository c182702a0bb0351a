"""What it costs to begin: the command line on a small log, and the import; and what one act costs."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from beside import job
from beside.running import Cost, whole

RUNS = 11


def cold(folder):
    """The command, from nothing to written tables: medians."""
    with tempfile.TemporaryDirectory() as out:
        command = [
            sys.executable, "-m", "tiework", "tables", str(job.parquet(folder)), "--people", str(job.people(folder)),
            "--by", "sector", "--out", out,
        ]  # fmt: skip
        cost = Cost.middle([whole(command) for _ in range(RUNS)])
    return {"cold wall": cost.wall, "cold cpu": cost.cpu, "cold memory": cost.memory}


def imported():
    """Seconds that importing what measures a log takes beyond numpy: medians of interleaved runs."""
    taken = {"import numpy": [], "import numpy; from tiework import measure_log": []}
    for _ in range(RUNS):
        for code, seconds in taken.items():
            seconds.append(whole([sys.executable, "-c", code]).wall)
    bare, ours = map(median, taken.values())
    return {"import": ours - bare}


def live():
    """Milliseconds of one act, as `live.py` finds them."""
    asked = [sys.executable, str(Path(__file__).parents[1] / "live.py")]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    p50, p99 = re.search(r"all of them +([\d.]+) +([\d.]+)", said).groups()
    return {"live p50": float(p50), "live p99": float(p99)}
