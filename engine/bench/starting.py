"""How long `tiework` takes to start when it computes nothing, over Python's own start: the fastest of many, and all.

python engine/bench/starting.py
"""

import subprocess
import sys
import time

RUNS = 25
OVER = 0.1


def taken(*arguments: str) -> list[float]:
    """Seconds of each run, fastest first."""
    found = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        found.append(time.perf_counter() - begin)
    return sorted(found)


def main() -> int:
    bare = taken("-c", "pass")
    print(
        f"{'python -c pass':28}{bare[0] * 1e3:7.0f} ms fastest{bare[RUNS // 2] * 1e3:7.0f} ms in the middle"
    )
    worst = 0.0
    for said in (["--help"], ["--version"], ["measure", "--help"]):
        runs = taken("-m", "tiework", *said)
        worst = max(worst, runs[0] - bare[0])
        name = "tiework " + " ".join(said)
        print(f"{name:28}{runs[0] * 1e3:7.0f} ms fastest{runs[RUNS // 2] * 1e3:7.0f} ms in the middle")
    print(f"over Python's own start: {worst * 1e3:.0f} ms; at most {OVER * 1e3:.0f} wanted")
    return int(worst > OVER)


if __name__ == "__main__":
    raise SystemExit(main())
