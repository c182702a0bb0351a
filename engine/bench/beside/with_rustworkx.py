"""rustworkx: cores, PageRank, components and transitivity. It has none of the others, and no communities."""

import numpy as np

from beside import arrays
from beside.pairs import pairs


def measure(folder):
    import rustworkx as rx

    held = pairs(folder)
    a, found = held.there + held.back, arrays.strengths(held)
    graph, directed = rx.PyGraph(multigraph=False), rx.PyDiGraph(multigraph=False)
    for one, source, target, weight in (
        (graph, held.low, held.high, a), (directed, held.source, held.target, held.weight),
    ):  # fmt: skip
        one.add_nodes_from(range(held.n))
        one.add_edges_from(list(zip(source.tolist(), target.tolist(), weight.tolist(), strict=True)))
    core = rx.core_number(graph)
    rank = rx.pagerank(directed, alpha=0.85, weight_fn=float, tol=1e-12 / held.n, max_iter=1000)
    found["core"], found["pagerank"] = (np.array([by[k] for k in range(held.n)]) for by in (core, rank))
    found["network components"] = rx.number_connected_components(graph)
    found["network transitivity"] = rx.transitivity(graph)
    return lambda: {"person": held.ids, "a": held.ids[held.low], "b": held.ids[held.high], **found}
