"""What doubt costs: all figures of a network with their draws and shuffles, CPU and wall seconds, by number of threads.

python engine/bench/doubt.py [people acts draws]

Without arguments 200 people, 10,000 acts and 1,000 draws, then 10,000 people, 500,000 acts and 100 draws. An older engine is
measured with PYTHONPATH=<its engine folder>; it takes one thread. Exits with 1 where threads do not give the same figures.
"""

import inspect
import sys
import time

import tiework
from tiework import kernels
from tiework.chance import reciprocity_by_chance
from tiework.graph import TieGraph
from tiework.measures.mixing import ei_permutation
from tiework.measures.network import transitivity
from tiework.measures.rewiring import against_rewired
from tiework.policy import Policy
from tiework.readings import read_network
from tiework.resampling import Effort
from tiework.ties import ties
from tiework.worlds import village

USUAL = ((200, 10_000, 1_000), (10_000, 500_000, 100))
# A village answers: of ten acts some six are begun, and the others follow.
BEGUN = 0.63
THREADS = (1, 2) if "threads" in inspect.signature(read_network).parameters else (None,)


def timed(name, work):
    """Print what a piece of work takes, and return what it gives."""
    begin, cpu = time.perf_counter(), time.process_time()
    found = work()
    print(f"  {name:44}{time.process_time() - cpu:9.2f}{time.perf_counter() - begin:9.2f}", flush=True)
    return found


def main() -> int:
    asked = [tuple(int(one) for one in sys.argv[1:])] if len(sys.argv) > 1 else USUAL
    print(f"{tiework.__file__}; kernels {'on' if kernels.available() else 'off'}")
    alike = True
    for people, acts, draws in asked:
        alike &= one(people, acts, draws)
    return int(not alike)


def one(people, acts, draws):
    """Measure one world; say whether all threads told the same."""
    table, homes = village(people, max(people // 25, 2), int(acts * BEGUN), 52)
    as_of, policy = float(table.at.max()), Policy.for_mail()
    graph = TieGraph.from_ties(ties(table, policy, as_of), groups=homes)
    print(
        f"{people} people, {len(table)} acts, {graph.m} ties, {draws} draws{'':10}{'CPU s':>14}{'wall s':>9}"
    )
    told = []
    for threads in THREADS:
        given = {} if threads is None else {"threads": threads}
        work = {} if threads is None else {"effort": Effort(threads=threads)}
        said = "" if threads is None else f", {threads} thread{'' if threads == 1 else 's'}"
        told.append(
            timed(f"all figures{said}", lambda g=given: read_network(table, policy, as_of, homes, draws, **g))
        )
        timed(
            f"receivers dealt anew, 100 times{said}",
            lambda w=work: reciprocity_by_chance(table, policy, as_of, 100, **w),
        )
        timed(f"labels dealt anew, 1,000 times{said}", lambda w=work: ei_permutation(graph, 1000, **w))
        timed(
            f"transitivity of 20 rewired{said}", lambda w=work: against_rewired(graph, transitivity, 20, **w)
        )
    return len({repr(one) for one in told}) == 1


if __name__ == "__main__":
    raise SystemExit(main())
