"""networkx: everything, in its own words; beyond `MANY` people without constraint and effective size."""

import math
from collections import Counter, defaultdict

import numpy as np

from beside import arrays
from beside.pairs import pairs

MANY = 20_000


def right(folder):
    """With effective size asked person by person."""
    return measure(folder, right=True)


def measure(folder, right=False):
    import networkx as nx

    held = pairs(folder)
    a, found = held.there + held.back, arrays.strengths(held)
    graph, directed = nx.Graph(), nx.DiGraph()
    for one, source, target, weight in (
        (graph, held.low, held.high, a), (directed, held.source, held.target, held.weight),
    ):  # fmt: skip
        one.add_nodes_from(range(held.n))
        one.add_weighted_edges_from(zip(source.tolist(), target.tolist(), weight.tolist(), strict=True))
    people = {"clustering": nx.clustering(graph), "core": nx.core_number(graph)}
    if held.n <= MANY:
        people["constraint"] = nx.constraint(graph, weight="weight")
        # Its quick way, weighted, divides by another person's strongest tie (up to 22 % off); person by person it is
        # right, and twenty times slower among a thousand people.
        how = {"nodes": list(graph)} if right else {}
        name = "effective_size" if right else "effective_size, its own"
        people[name] = nx.effective_size(graph, weight="weight", **how)
    people["pagerank"] = nx.pagerank(directed, tol=1e-12 / held.n, max_iter=1000, weight="weight")
    communities = nx.community.louvain_communities(graph, weight="weight", seed=1)
    found["network modularity"] = nx.community.modularity(graph, communities, weight="weight")
    found |= {name: np.array([by[k] for k in range(held.n)], float) for name, by in people.items()}
    # Undefined below two contacts, where it says 0.
    found["clustering"][found["degree"] < 2] = math.nan
    found["network components"] = nx.number_connected_components(graph)
    found["network transitivity"] = nx.transitivity(graph)
    found["network triangles"] = sum(nx.triangles(graph).values()) // 3
    around = {person: set(graph[person]) for person in graph}
    common = [
        len(around[low] & around[high])
        for low, high in zip(held.low.tolist(), held.high.tolist(), strict=True)
    ]
    found |= arrays.tie_columns(held, np.array(common), found["degree"])
    found["support"] = arrays.supported(held, np.array(common), found["degree"])
    found |= around_everybody(graph, held, communities)
    return lambda: {"person": held.ids, "a": held.ids[held.low], "b": held.ids[held.high], **found}


def around_everybody(graph, held, communities):
    """Participation over communities; Blau, Shannon and E-I over sectors."""
    of = {person: k for k, some in enumerate(communities) for person in some}
    sector = held.sector.tolist()
    rows = [one_person(graph[person], of, sector, sector[person]) for person in range(held.n)]
    names = ("participation", "blau", "shannon", "ei_index")
    return dict(zip(names, np.array(rows, float).T, strict=True))


def one_person(contacts, community, sector, own):
    """The four figures of one person."""
    if not contacts:
        return (math.nan,) * 4
    weight, k = defaultdict(float), len(contacts)
    for other, tie in contacts.items():
        weight[community[other]] += tie["weight"]
    strength = sum(weight.values())
    counts = Counter(sector[other] for other in contacts)
    shares = [count / k for count in counts.values()]
    return (
        1 - sum((one / strength) ** 2 for one in weight.values()), 1 - sum(share**2 for share in shares),
        -sum(share * math.log(share) for share in shares), (k - 2 * counts[own]) / k,
    )  # fmt: skip
