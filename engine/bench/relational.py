"""What measuring by joins costs: seconds, processor seconds and peak memory, by engine and number of people.

    python engine/bench/relational.py [--people 1000 10000 100000] [--engines duckdb spark] [--memory-limit 512MB]

Makes logs of 50 acts a person in a temporary folder (a few people do much, most do little; communities; friends of friends)
and measures each in a process of its own, which also counts the Java that Spark starts. `--aggregate` brings the log down
to pairs and no further. `--connection sc://localhost:15002` asks a running Spark Connect server, whose own cost is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np

NOW, DAY = 1_750_000_000, 86_400
SECTORS = ("art", "care", "law", "trade", "")


def make(folder: Path, people: int, seed: int = 7) -> None:
    """Write acts.parquet and people.csv."""
    import pyarrow as pa
    from pyarrow import parquet

    random = np.random.default_rng(seed)
    activity = np.minimum((1 - random.random(people)) ** (-1 / 1.6), people**0.5)
    place = np.cumsum(activity) / activity.sum()
    ties = 5 * people
    one = np.searchsorted(place, random.random(ties))
    # Seven in ten within the community of some forty, by activity; else anybody, by activity.
    block = one // 40 * 40
    near = np.minimum(block + (40 * random.random(ties) ** 1.5).astype(np.int64), people - 1)
    other = np.where(random.random(ties) < 0.7, near, np.searchsorted(place, random.random(ties)))
    # Friends of friends: the other of a neighbouring tie of the same person.
    order = np.argsort(one, kind="stable")
    one, other = one[order], other[order]
    same = one[1:] == one[:-1]
    close = np.flatnonzero(same & (random.random(ties - 1) < 0.4))
    one, other = np.concatenate([one, other[close]]), np.concatenate([other, other[close + 1]])
    acts = 50 * people
    drawn = (len(one) * random.random(acts) ** 1.3).astype(np.int64)
    back = random.random(acts) < 0.35
    columns = {
        "actor": np.where(back, other[drawn], one[drawn]),
        "target": np.where(back, one[drawn], other[drawn]),
        "kind": pa.array(np.array(["asked", "helped", "thanked"])[random.integers(3, size=acts)]),
        "time": NOW - (720 * DAY * random.random(acts)).astype(np.int64),
    }
    parquet.write_table(pa.table(columns), folder / "acts.parquet", compression="zstd")
    sectors = random.integers(len(SECTORS), size=people)
    with (folder / "people.csv").open("w") as file:
        file.write("id,sector\n")
        file.writelines(f"{person},{SECTORS[sector]}\n" for person, sector in enumerate(sectors.tolist()))


def child(options: argparse.Namespace) -> None:
    """Measure one log and say what it cost."""
    folder = Path(options.child)
    from tiework.relational import aggregate, measure_log

    how: dict[str, Any] = {"engine": options.engines[0], "connection": options.connection, "at": NOW}
    how["memory_limit"] = options.memory_limit or ("3g" if options.engines[0] == "spark" else None)
    if options.engines[0] == "spark" and options.connection is None:
        how["connection"] = "local[2]"
    if options.aggregate:
        done = aggregate(folder / "acts.parquet", folder / "pairs.parquet", **how)
        print(json.dumps({"acts": done.acts}))
        return
    with measure_log(folder / "acts.parquet", folder / "people.csv", **how) as tables:
        people, ties = tables.arrow("people"), tables.arrow("ties")
        figures = {row["measure"]: row["value"] for row in tables.network}
        spilled = tables.spilled()
    print(json.dumps({"rows": [len(people), len(ties)], **figures, "MB on disk at the end": spilled}))


def watched(command: list[str]) -> tuple[subprocess.CompletedProcess[str], float, float, float]:
    """Run a command: what it said, seconds, processor seconds, peak MB of it and all it starts."""
    started = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    peak, spent = [0.0], dict[int, float]()
    watch = threading.Thread(target=_watch, args=(running, peak, spent))
    watch.start()
    said, trouble = running.communicate()
    watch.join()
    done = subprocess.CompletedProcess(command, running.returncode, said, trouble)
    return done, time.perf_counter() - started, sum(spent.values()), peak[0]


def _watch(running: subprocess.Popen[str], peak: list[float], spent: dict[int, float]) -> None:
    # A Java is nobody's child to wait for, so what each spent is read while it runs.
    while running.poll() is None:
        family = _family(running.pid)
        peak[0] = max(peak[0], sum(map(_resident, family)))
        spent.update({process: cost for process in family if (cost := _spent(process)) > 0})
        time.sleep(0.05)


def _spent(process: int) -> float:
    try:
        said = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


def _family(process: int) -> list[int]:
    try:
        direct = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(one for child in direct for one in _family(int(child)))]


def _resident(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """Make, measure, report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--engines", nargs="+", choices=("duckdb", "spark"), default=["duckdb"])
    parser.add_argument("--memory-limit")
    parser.add_argument("--connection")
    parser.add_argument("--aggregate", action="store_true")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options)
        return 0
    print(f"Python {sys.version.split()[0]}; {os.cpu_count()} processors; load {os.getloadavg()[0]:.1f}\n")
    print(f"{'engine':8}{'people':>9}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}  what came of it")
    failed = 0
    for count in options.people:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), count)
            for engine in options.engines:
                command = [sys.executable, __file__, "--child", folder, "--engines", engine]
                for name in ("memory_limit", "connection"):
                    value = getattr(options, name)
                    command += [f"--{name.replace('_', '-')}", value] if value else []
                done, wall, cpu, peak = watched(command + (["--aggregate"] if options.aggregate else []))
                failed += done.returncode != 0
                said = done.stdout.strip() if done.returncode == 0 else f"died: {done.stderr.strip()[-300:]}"
                print(f"{engine:8}{count:9}{wall:9.1f}{cpu:9.1f}{peak:9.0f}  {said}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
