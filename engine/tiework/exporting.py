"""To and from other libraries of networks; each is loaded only here, and only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from tiework.acts import ActTable
from tiework.elsewhere import load
from tiework.errors import InputError
from tiework.readers.archive import Archive, Attributes, Selves
from tiework.readers.kinds import DIRECTED, MUTUAL

if TYPE_CHECKING:
    from tiework.network import Network


def to_networkx(network: Network, directed: bool) -> Any:
    """Return the present ties as `networkx.Graph` or `networkx.DiGraph`."""
    networkx = load("networkx", "to_networkx()")
    graph = networkx.DiGraph() if directed else networkx.Graph()
    for person, known in zip(network.graph.people, _known(network), strict=True):
        graph.add_node(person, **known)
    for a, b, said in _edges(network, directed):
        graph.add_edge(a, b, **said)
    return graph


def to_igraph(network: Network, directed: bool) -> Any:
    """Return the present ties as `igraph.Graph`."""
    igraph = load("igraph", "to_igraph()")
    people = network.graph.people
    place = {person: k for k, person in enumerate(people)}
    rows = list(_edges(network, directed))
    graph = igraph.Graph(n=len(people), edges=[(place[a], place[b]) for a, b, _ in rows], directed=directed)
    graph.vs["name"] = list(people)
    known = _known(network)
    for column in dict.fromkeys(name for one in known for name in one):
        graph.vs[column] = [one.get(column) for one in known]
    for column in rows[0][2] if rows else ():
        graph.es[column] = [said[column] for _, _, said in rows]
    return graph


def _known(network: Network) -> list[dict[str, Any]]:
    graph, archive = network.graph, network.archive
    out: list[dict[str, Any]] = []
    for k, person in enumerate(graph.people):
        known: dict[str, Any] = {
            column: values[person]
            for column, values in archive.attributes.columns.items()
            if person in values
        }
        if (label := archive.people.get(person, person)) != person:
            known["label"] = label
        if graph.groups is not None and graph.groups[k] is not None:
            known.setdefault("group", graph.groups[k])
        if (tier := archive.attributes.tier.get(person)) is not None:
            known["tier"] = tier
        out.append(known)
    return out


def _edges(network: Network, directed: bool) -> Any:
    graph = network.graph
    low, high = (end.tolist() for end in graph.pairs)
    slots = graph.upper
    weight, out, into, both, met = (
        values[slots].tolist()
        for values in (graph.weight, graph.out, graph.into, graph.reciprocated, graph.in_person)
    )
    for k, (i, j) in enumerate(zip(low, high, strict=True)):
        a, b = graph.people[i], graph.people[j]
        if not directed:
            yield a, b, {"weight": weight[k], "reciprocated": both[k], "in_person": met[k]}
            continue
        for one, other, strength in ((a, b, out[k]), (b, a, into[k])):
            # The same threshold from which a directed tie counts in every measure.
            if strength > 0 and strength >= graph.present:
                yield one, other, {"weight": strength}


def archive_of_networkx(graph: Any, weight: str) -> Archive:
    """Return the ties of a networkx graph as an undated archive; self-loops are counted and left out."""
    if not hasattr(graph, "nodes") or not hasattr(graph, "is_directed"):
        raise InputError("a networkx graph", found=type(graph).__name__)
    nodes = list(graph.nodes)
    people = tuple(str(node) for node in nodes)
    place = {node: k for k, node in enumerate(nodes)}
    rows = [(place[a], place[b], float(said.get(weight, 1))) for a, b, said in graph.edges(data=True)]
    kept = [row for row in rows if row[0] != row[1]]
    actor, party, amount = (np.array(column) for column in zip(*kept, strict=True)) if kept else ([], [], [])
    count = len(kept)
    table = ActTable(
        people, (DIRECTED if graph.is_directed() else MUTUAL,), np.array(actor, np.int32),
        np.arange(count + 1, dtype=np.int64), np.array(party, np.int32), np.zeros(count, np.int16),
        np.zeros(count), np.array(amount, np.float64), len(rows) - count,
    )  # fmt: skip
    columns: dict[str, dict[str, str]] = {}
    for person, (_, known) in zip(people, graph.nodes(data=True), strict=True):
        for column, value in known.items():
            if value is not None:
                columns.setdefault(str(column), {})[person] = str(value)
    counts = {
        "people": len(people),
        "acts": count,
        "refused": 0,
        "doubtful": 0,
        "self_acts": len(rows) - count,
    }
    tiers = {person: int(value) for person, value in columns.pop("tier", {}).items() if value.isdigit()}
    said = "directed" if graph.is_directed() else "undirected"
    return Archive(
        graph.name or "networkx graph", (), Selves(people), (), counts, "networkx", Attributes(columns, tiers), table,
        False, f"a networkx graph, {said}",
    )  # fmt: skip
