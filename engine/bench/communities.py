"""Communities by Leiden, beside igraph's where it is installed: CPU seconds and modularity, means over seeds.

python engine/bench/communities.py [people] [seeds]
"""

import random
import sys
import time
from pathlib import Path

import numpy as np
from tiework.kernels.cores import core_numbers
from tiework.kernels.leiden import leiden
from tiework.kernels.ranking import pagerank

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from ties_made import world

SHORT = 0.002


def modularity(rows, indices, weight, codes):
    strength = np.bincount(rows, weight, minlength=len(codes))
    inside = weight[codes[rows] == codes[indices]].sum() / weight.sum()
    return inside - ((np.bincount(codes, strength) / weight.sum()) ** 2).sum()


def timed(name, seeds, run):
    """Print the mean of CPU seconds and of modularity, and return the latter."""
    begin = time.process_time()
    found = [run(seed) for seed in range(seeds)]
    taken = (time.process_time() - begin) / seeds
    print(f"{name:24}{taken:8.3f} CPU s", end="")
    return found


def main() -> int:
    people, seeds = (int(one) for one in (*sys.argv[1:], *("100000", "5")[len(sys.argv) - 1 :]))
    indptr, indices, weight, out, into = world(people, 7, degree=33)
    rows = np.repeat(np.arange(people), np.diff(indptr))
    print(f"{people} people, {len(indices) // 2} ties, at most {np.diff(indptr).max()} a person")
    scores = {}
    for iterations in (1, 2, 3):
        name = f"leiden, {iterations} iterations"
        found = timed(
            name, seeds, lambda seed, k=iterations: leiden(indptr, indices, weight, seed=seed, iterations=k)
        )
        scores[iterations] = np.mean([modularity(rows, indices, weight, codes) for codes in found])
        print(f"   modularity {scores[iterations]:.4f}")
    timed("cores", 3, lambda _: core_numbers(indptr, indices))
    print()
    timed("PageRank, to 1e-12", 3, lambda _: pagerank(indptr, indices, out, into))
    print()
    try:
        import igraph
    except ImportError:
        return 0
    once = rows < indices
    peer, held = igraph.Graph(people, np.column_stack([rows, indices])[once]), weight[once].tolist()

    def theirs(seed):
        random.seed(seed)
        return peer.community_leiden(objective_function="modularity", weights=held)

    found = timed("igraph, 2 iterations", seeds, theirs)
    score = np.mean([modularity(rows, indices, weight, np.array(one.membership)) for one in found])
    print(f"   modularity {score:.4f}")
    return int(scores[2] < score - SHORT)


if __name__ == "__main__":
    raise SystemExit(main())
