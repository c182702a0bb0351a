"""What one act costs on a live network of 100,000 people and some 750,000 ties: thread-CPU milliseconds, by kind of act.

python engine/bench/live.py [people]
"""

import sys
import time
from pathlib import Path

import numpy as np
from tiework import kernels
from tiework.live import Live

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from ties_made import world

ACTS = 2_000
MIDDLE, WORST = 0.3, 3.0


def chosen(kind, random, indptr, indices):
    """Draw who acts toward whom."""
    n = len(indptr) - 1
    degree = np.diff(indptr)
    if kind == "hub toward a stranger":
        return int(np.argsort(-degree)[random.integers(20)]), int(random.integers(n))
    if kind == "two who have never met":
        return int(random.integers(n)), int(random.integers(n))
    i = int(random.choice(np.flatnonzero(degree)))
    j = int(indices[indptr[i] + random.integers(degree[i])])
    if kind == "on a tie there is":
        return i, j
    return i, int(indices[indptr[j] + random.integers(degree[j])])


def main() -> int:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    indptr, indices, _, out, into = world(people, 7, degree=33)
    print(f"{people} people, {len(indices) // 2} ties, at most {np.diff(indptr).max()} a person; ", end="")
    begin = time.thread_time()
    live = Live(indptr, indices, out, into, at=0, half_life=90)
    print(f"made in {time.thread_time() - begin:.2f} s; kernels {'on' if kernels.available() else 'off'}")
    random, every, at = np.random.default_rng(1), [], 0.0
    kinds = ("on a tie there is", "closing a triangle", "two who have never met", "hub toward a stranger")
    print(f"{'':26}{'p50':>8}{'p99':>8}{'max':>8}   people touched (p50, max)")
    for kind in kinds:
        pairs = [chosen(kind, random, indptr, indices) for _ in range(ACTS)]
        taken, touched = [], []
        for i, j in pairs:
            if i == j:
                continue
            at += 60.0
            begin = time.thread_time_ns()
            moved = live.act(i, j, 1.0, at)
            taken.append((time.thread_time_ns() - begin) / 1e6)
            touched.append(len(moved))
        every += taken
        say(kind, taken, f"   {int(np.median(touched))}, {max(touched)}")
    say("all of them", every, "")
    return int(np.median(every) > MIDDLE or np.percentile(every, 99) > WORST)


def say(kind, taken, more):
    """Print one line."""
    p50, p99 = np.percentile(taken, [50, 99])
    print(f"{kind:26}{p50:8.3f}{p99:8.3f}{max(taken):8.3f}{more}")


if __name__ == "__main__":
    raise SystemExit(main())
