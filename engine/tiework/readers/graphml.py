"""GraphML: networks as igraph, networkx, yEd and Gephi write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress
from tiework.readers.limits import Limits
from tiework.readers.networks import Network
from tiework.readers.unpacking import Source, opened
from tiework.readers.xmls import parse


def read_graphml(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    """Read a GraphML file.

    Nodes are people; their data become names and attributes, edges become ties. An edge's direction is its own, else the
    graph's. Hyperedges are refused, ports passed over, graphs inside nodes read as part of the whole.

    Raises
    ------
    InputError
        Where the file is no GraphML, or not safe to read.
    """
    with opened(source, name, limits) as file:
        into = Collector(file.name, limits or Limits(), progress)
        events = _GraphML(Network(into), file.name)
        parse(file, events, into.limits)
    return events.network.archive("graphml", "GraphML")


@dataclass(slots=True)
class Begun:
    """A node or edge that has begun."""

    line: int
    attributes: Mapping[str, str]
    said: dict[str, str] = field(default_factory=dict)


class _GraphML:
    def __init__(self, network: Network, file: str) -> None:
        self.network, self.file = network, file
        self.names: dict[str, str] = {}
        self.defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self.directed = [False]
        self.open: list[Begun] = []
        self.key: str | None = None
        self.target = ""
        self.begun = False

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if not self.begun:
            if name != "graphml":
                raise InputError("GraphML", found=f"a document of <{name[:40]}>", file=self.file, line=line)
            self.begun = True
        if name == "key":
            self.key, self.target = attributes.get("id", ""), attributes.get("for", "all")
            self.names[self.key] = attributes.get("attr.name", self.key)
        elif name == "graph":
            self.directed.append(attributes.get("edgedefault", "undirected") == "directed")
        elif name in ("node", "edge"):
            self.open.append(Begun(line, attributes))
        elif name == "data":
            self.key = attributes.get("key", "")
        elif name == "hyperedge":
            self.network.into.refuse(line, "a hyperedge: only ties of two are read")

    def end(self, name: str, text: str, line: int) -> None:
        if name == "default" and self.key is not None:
            for what in ("node", "edge"):
                if self.target in (what, "all"):
                    self.defaults[what][self.names[self.key]] = text
        elif name == "data" and self.open and self.key in self.names:
            self.open[-1].said[self.names[self.key]] = text
        elif name == "graph":
            self.directed.pop()
        elif name == "node":
            node = self.open.pop()
            self.network.person(
                node.line, node.attributes.get("id", ""), {**self.defaults["node"], **node.said}
            )
        elif name == "edge":
            self._edge(self.open.pop())

    def _edge(self, edge: Begun) -> None:
        own = edge.attributes.get("directed")
        directed = self.directed[-1] if own is None else own in ("true", "1")
        ends = edge.attributes.get("source", ""), edge.attributes.get("target", "")
        self.network.tie(edge.line, *ends, directed, {**self.defaults["edge"], **edge.said})
