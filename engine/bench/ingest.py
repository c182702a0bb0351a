"""What a log costs on its way to dyads: seconds of a processor and memory, from Parquet and from CSV.

python engine/bench/ingest.py [people] [acts]      # 100000 people, 5000000 acts unless said; CSV takes 33 bytes an act
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

STEP = 1_000_000
OVER = 1.3
ROUNDS = 3


def write(people: int, acts: int, folder: Path) -> None:
    """A log whose people are unequally busy; each pair acts some five times."""
    rng = np.random.default_rng(7)
    busy = np.cumsum(np.minimum(rng.pareto(1.6, people) + 1, 3_000))
    pairs = max(acts // 5, 1)
    by, toward = (np.searchsorted(busy, rng.random(pairs) * busy[-1]).astype(np.int64) for _ in range(2))
    ids = rng.permutation(people).astype(np.int64) * 7 + 1_000
    kinds = pa.array(["message", "reply", "mention", "help"])
    schema = pa.schema(
        {"actor": pa.int64(), "target": pa.int64(), "kind": pa.string(), "time": pa.int64()}.items()
    )
    with (
        pq.ParquetWriter(folder / "log.parquet", schema, compression="zstd") as parquet,
        (folder / "log.csv").open("wb") as csv,
    ):
        for first in range(0, acts, STEP):
            size = min(STEP, acts - first)
            pair, start = rng.integers(0, pairs, size), 1_600_000_000 + first * 60_000_000 // acts
            time = np.sort(rng.integers(start, start + size * 60_000_000 // acts + 1, size))
            kind = kinds.take(pa.array(rng.integers(0, 4, size)))
            rows = pa.table([ids[by[pair]], ids[toward[pair]], kind, time], schema=schema)
            parquet.write_table(rows)
            pc.write_csv(rows, csv, pc.WriteOptions(include_header=not first, quoting_style="none"))


def measure(path: str) -> None:
    """Read one log in this process, and say what it took."""
    from tiework.logs.ingest import ingest

    before, begin = time.process_time(), time.perf_counter()
    dyads = ingest(path)
    taken, wall = time.process_time() - before, time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(taken, wall, memory, len(dyads), len(dyads.indices))


def main(people: int = 100_000, acts: int = 5_000_000) -> int:
    with tempfile.TemporaryDirectory() as place:
        write(people, acts, Path(place))
        found: dict[str, list[float]] = {"log.parquet": [], "log.csv": []}
        for _ in range(ROUNDS):
            for name, seconds in found.items():
                asked = [sys.executable, __file__, "read", str(Path(place) / name)]
                said = subprocess.run(asked, capture_output=True, check=True, text=True).stdout.split()
                taken, wall, memory, there, pairs = map(float, said)
                seconds.append(taken)
                print(
                    f"{name:12}{taken:7.2f} CPU s{wall:7.2f} s{memory:7.0f} MB{there:10.0f} people{pairs:10.0f} pairs"
                )
    parquet, csv = (sorted(seconds)[ROUNDS // 2] for seconds in found.values())
    print(f"CSV costs {csv / parquet:.2f} of Parquet; at most {OVER} wanted")
    return int(csv > OVER * parquet)


if __name__ == "__main__":
    if sys.argv[1:2] == ["read"]:
        measure(sys.argv[2])
    else:
        raise SystemExit(main(*map(int, sys.argv[1:])))
