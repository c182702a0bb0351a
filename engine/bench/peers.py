"""tiework beside its peers, at the same job in the same run: wall seconds, processor seconds, memory, and whether they agree.

    python engine/bench/peers.py                                        10^3, 10^4, 10^5 people, three rounds
    python engine/bench/peers.py --people 1000000 --rounds 1 --engines tiework "tiework from CSV" igraph

The peers are the dependency group `peers`. Each measuring is a fresh process, its imports and the start of Python counted;
rounds go through all engines in turn; figures are medians. `--results FILE` keeps them, and adds to what is there, so that
growth from one size to the next is seen over two runs.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from beside import starts
from beside.goals import Found, goals
from beside.running import measured, said
from beside.telling import Results, told

# By name: what is run, and the most people it is asked to measure unless it is named.
ENGINES = {
    "tiework": ("with_tiework", 10**5),
    "tiework from CSV": ("with_tiework:from_csv", 10**5),
    "igraph": ("with_igraph", 10**5),
    "networkx": ("with_networkx", 10**4),
    "networkx, right": ("with_networkx:right", 0),
    "networkit": ("with_networkit", 10**5),
    "rustworkx": ("with_rustworkx", 10**5),
    "scipy.sparse": ("with_scipy", 10**5),
    "tiework, same part": ("with_joins:same_part", 10**5),
    "DuckDB, by joins": ("with_joins", 10**5),
}
# Once is enough of what takes minutes.
ONCE = ("networkx, right",)
COMPARED = (
    "tiework from CSV",
    "igraph",
    "networkx",
    "networkit",
    "rustworkx",
    "scipy.sparse",
    "DuckDB, by joins",
)


def asked():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES))
    parser.add_argument("--results", type=Path)
    parser.add_argument("--folder", help="where logs are made for a while; a million people take 3 GB")
    parser.add_argument(
        "--no-small", action="store_true", help="not the command line, the import, and single acts"
    )
    parser.add_argument("--goals-only", action="store_true", help="what is in --results, and no measuring")
    return parser.parse_args()


def rounds(folder, people, options, results):
    """Measure all engines in turn, so often; compare what the first round found."""
    wanted = options.engines or [name for name, (_, most) in ENGINES.items() if people <= most]
    files = {
        name: Path(folder) / f"found {name}.npz" for name in wanted if name in COMPARED or name == "tiework"
    }
    for turn in range(options.rounds):
        for name in wanted:
            if turn and name in ONCE:
                continue
            load = os.getloadavg()[0]
            cost = measured(ENGINES[name][0], folder, None if turn else files.get(name))
            results.add(name, people, cost, load)
            print(
                f"{people:9,} {name:20}{cost.wall:9.2f} s{cost.cpu:9.2f} CPU s{cost.memory:8.0f} MB   load {load:.1f}",
                file=sys.stderr, flush=True,
            )  # fmt: skip
    for name in COMPARED:
        if name in files and "tiework" in files:
            results.agreed(name, people, said("agreeing:agreement", files["tiework"], files[name]))


def main():
    options = asked()
    # As after any install: what is compiled is kept. In a place of its own, so that nothing lies about afterwards.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    results = Results(options.results)
    with tempfile.TemporaryDirectory(dir=options.folder) as place:
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(place) / "compiled")
        if not options.goals_only:
            measure_all(options, Path(place), results)
    print(told(results))
    lines = goals(Found(results.middles(), results.single))
    print("\n".join(["", "goal / wanted / found / met", *map(str, lines)]))
    return int(any(line.met == "NO" for line in lines))


def measure_all(options, place, results):
    """Every size, smallest first."""
    wanted = options.engines or [name for name, (_, most) in ENGINES.items() if most]
    small = place / "small"
    small.mkdir()
    said("job:make", small, 500)
    for name in wanted:
        # Not counted: what is compiled on a first run.
        measured(ENGINES[name][0], small)
    for people in sorted(options.people):
        with tempfile.TemporaryDirectory(dir=place) as folder:
            results.log(said("job:make", folder, people))
            if people == 1_000 and not options.no_small:
                results.single |= starts.cold(folder) | starts.imported()
            rounds(folder, people, options, results)
            results.keep()
    if not options.no_small:
        results.single |= starts.live()
    results.keep()


if __name__ == "__main__":
    raise SystemExit(main())
