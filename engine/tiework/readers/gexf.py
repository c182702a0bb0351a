"""GEXF: networks as Gephi and networkx write them."""

from __future__ import annotations

from collections.abc import Mapping

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress
from tiework.readers.graphml import Begun
from tiework.readers.limits import Limits
from tiework.readers.networks import Network
from tiework.readers.unpacking import Source, opened
from tiework.readers.xmls import parse


def read_gexf(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    """Read a GEXF file, version 1.1 to 1.3.

    Nodes are people: labels become names, attributes attributes. An edge's type is its own, else the graph's; ``mutual``
    is a tie of both. In a dynamic graph an edge's time is where it starts.

    Raises
    ------
    InputError
        Where the file is no GEXF, or not safe to read.
    """
    with opened(source, name, limits) as file:
        into = Collector(file.name, limits or Limits(), progress)
        events = _Gexf(Network(into), file.name)
        parse(file, events, into.limits)
    return events.network.archive("gexf", "GEXF")


class _Gexf:
    def __init__(self, network: Network, file: str) -> None:
        self.network, self.file = network, file
        self.titles: dict[tuple[str, str], str] = {}
        self.defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self.usual, self.dynamic = "undirected", False
        self.kind, self.attribute = "node", ""
        self.open: list[tuple[str, Begun]] = []
        self.begun = False

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if not self.begun:
            if name != "gexf":
                raise InputError("GEXF", found=f"a document of <{name[:40]}>", file=self.file, line=line)
            self.begun = True
        if name == "graph":
            self.usual = attributes.get("defaultedgetype", "undirected")
            self.dynamic = attributes.get("mode") == "dynamic"
        elif name == "attributes":
            self.kind = attributes.get("class", "node")
        elif name == "attribute":
            self.attribute = attributes.get("id", "")
            self.titles[self.kind, self.attribute] = attributes.get("title", self.attribute)
        elif name in ("node", "edge"):
            self.open.append((name, Begun(line, attributes)))
        elif name == "attvalue" and self.open:
            self._value(attributes)

    def _value(self, attributes: Mapping[str, str]) -> None:
        kind, begun = self.open[-1]
        title = self.titles.get((kind, attributes.get("for", attributes.get("id", ""))))
        if title is not None:
            begun.said[title] = attributes.get("value", "")

    def end(self, name: str, text: str, line: int) -> None:
        if name == "default":
            title = self.titles.get((self.kind, self.attribute))
            if title is not None and self.kind in self.defaults:
                self.defaults[self.kind][title] = text
        elif name == "node":
            begun = self.open.pop()[1]
            said, label = {**self.defaults["node"], **begun.said}, begun.attributes.get("label", "")
            self.network.person(begun.line, begun.attributes.get("id", ""), said, label)
        elif name == "edge":
            self._edge(self.open.pop()[1])

    def _edge(self, begun: Begun) -> None:
        own = begun.attributes
        said = {**self.defaults["edge"], **begun.said}
        if "weight" in own:
            said["weight"] = own["weight"]
        start = own.get("start", own.get("timestamp", "")) if self.dynamic else ""
        if start:
            said["at"] = start
        directed = own.get("type", self.usual) == "directed"
        self.network.tie(begun.line, own.get("source", ""), own.get("target", ""), directed, said)
