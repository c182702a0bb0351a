"""igraph: everything; overlap, effective size, participation and diversity vectorised over its list of triangles."""

from itertools import chain

import numpy as np

from beside import arrays
from beside.pairs import pairs


def measure(folder):
    import igraph

    held = pairs(folder)
    a = (held.there + held.back).tolist()
    graph = igraph.Graph(held.n, np.column_stack([held.low, held.high]))
    found = arrays.strengths(held)
    degree, strength = found["degree"], found["strength"]
    listed = graph.list_triangles()
    triangles = np.fromiter(chain.from_iterable(listed), np.int64, 3 * len(listed)).reshape(-1, 3)
    del listed
    found |= arrays.closing(held, triangles, degree, strength)
    found |= arrays.diversity(held, degree) | arrays.whole(held, degree, len(triangles))
    del triangles
    found["clustering"] = np.array(graph.transitivity_local_undirected())
    found["constraint"] = np.array(graph.constraint(weights=a))
    found["core"] = np.array(graph.coreness())
    parts = graph.connected_components()
    found["component"], found["network components"] = np.array(parts.membership), len(parts)
    kept = graph.community_leiden(objective_function="modularity", weights=a, n_iterations=2)
    community = found["community"] = np.array(kept.membership)
    found["network modularity"] = graph.modularity(kept.membership, weights=a)
    found["participation"] = arrays.participation(held, community, strength)
    del graph, a
    directed = igraph.Graph(held.n, np.column_stack([held.source, held.target]), directed=True)
    found["pagerank"] = np.array(directed.pagerank(damping=0.85, weights=held.weight.tolist()))
    return lambda: {"person": held.ids, "a": held.ids[held.low], "b": held.ids[held.high], **found}
