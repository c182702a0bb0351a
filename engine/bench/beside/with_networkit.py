"""networkit: clustering, cores, PageRank, components, communities, strengths. It has no constraint, effective size, overlap,
participation or diversity."""

import numpy as np

from beside import arrays
from beside.pairs import pairs


def measure(folder):
    import networkit as nk

    held = pairs(folder)
    a, found = held.there + held.back, arrays.strengths(held)
    graph = nk.GraphFromCoo((a, (held.low, held.high)), n=held.n, weighted=True)
    directed = nk.GraphFromCoo(
        (held.weight, (held.source, held.target)), n=held.n, weighted=True, directed=True
    )
    found["clustering"] = scores(nk.centrality.LocalClusteringCoefficient(graph, turbo=True))
    found["clustering"][found["degree"] < 2] = np.nan
    found["core"] = scores(nk.centrality.CoreDecomposition(graph))
    rank = nk.centrality.PageRank(
        directed, damp=0.85, tol=1e-12, distributeSinks=nk.centrality.SinkHandling.DistributeSinks
    )
    found["pagerank"] = scores(rank)
    parts = nk.components.ConnectedComponents(graph)
    parts.run()
    found["network components"] = parts.numberOfComponents()
    communities = nk.community.ParallelLeiden(graph, iterations=2, randomize=True)
    communities.run()
    kept = communities.getPartition()
    found["network modularity"] = nk.community.Modularity().getQuality(kept, graph)
    found["network transitivity"] = nk.globals.ClusteringCoefficient.exactGlobal(graph)
    return lambda: {"person": held.ids, "a": held.ids[held.low], "b": held.ids[held.high], **found}


def scores(algorithm):
    """Run it, and take the scores."""
    algorithm.run()
    return np.array(algorithm.scores())
