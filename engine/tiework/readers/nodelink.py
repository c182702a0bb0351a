"""JSON of nodes and edges, as `tiework.writers`, networkx and D3 write it; and JSON of acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.clock import Clock
from tiework.readers.collecting import Collector, Progress
from tiework.readers.jsons import text_of, values
from tiework.readers.kinds import ACTED, DIRECTED
from tiework.readers.limits import Limits
from tiework.readers.networks import Network
from tiework.readers.tielists import is_ties, take_tie
from tiework.readers.unpacking import Source, opened

_NODES, _PEOPLE, _DIRECTED = ("nodes", "*"), ("people", "*"), ("directed",)
_EDGES, _LINKS, _ACTS, _ROWS = ("edges", "*"), ("links", "*"), ("acts", "*"), ("rows", "*")
_OWN = frozenset({"id", "source", "target", "key"})


def read_json(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    """Read a network or acts in JSON.

    A network is an object with ``nodes`` and ``edges`` (or ``links``), perhaps ``directed``; acts are an object with
    ``acts``, each with by, toward, and perhaps at, kind and amount, and perhaps ``people``. What ``tiework ties`` writes,
    an object with ``rows``, is a network too.

    Raises
    ------
    InputError
        Where the file holds none of these.
    """
    wanted = (_DIRECTED, _NODES, _PEOPLE, _EDGES, _LINKS, _ACTS, _ROWS)
    with opened(source, name, limits) as file:
        taking = _Taking(Collector(file.name, limits or Limits(), progress))
        for line, place, value in values(file, wanted, taking.into.limits):
            taking.take(line, place, value)
    if not taking.into.rows:
        raise InputError("JSON with nodes and edges, or with acts", found="neither", file=file.name, line=1)
    if not taking.acts:
        return taking.network.archive("json", "JSON of " + ("ties" if taking.ties else "nodes and edges"))
    return taking.into.archive("json", dated=bool(taking.clock.timed), read_as="JSON of acts")


class _Taking:
    def __init__(self, into: Collector) -> None:
        self.into, self.network = into, Network(into)
        self.clock = Clock(into)
        self.directed, self.acts, self.ties = False, False, False
        # Nodes without ids are known by their place in the list.
        self.listed: list[str] = []

    def take(self, line: int, place: tuple[str, ...], value: Any) -> None:
        if place == _DIRECTED:
            self.directed = value is True
        elif not isinstance(value, dict):
            self.into.refuse(line, f"a {place[0]} entry that is no object")
        elif place in (_NODES, _PEOPLE):
            self._node(line, value)
        elif place == _ACTS:
            self._act(line, value)
        elif place == _ROWS:
            self._row(line, value)
        else:
            ends = self._end(value.get("source")), self._end(value.get("target"))
            self.network.tie(line, *ends, self.directed, _said(value))

    def _node(self, line: int, node: Mapping[str, Any]) -> None:
        person = text_of(node.get("id"))
        if not person:
            person = text_of(node.get("name")) or str(len(self.listed))
            self.listed.append(person)
        self.network.person(line, person, _said(node))

    def _end(self, value: Any) -> str:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(self.listed):
            return self.listed[value]
        return text_of(value)

    def _row(self, line: int, row: Mapping[str, Any]) -> None:
        if is_ties(tuple(row)):
            self.ties = True
            take_tie(self.network, line, {name: text_of(value) for name, value in row.items()})
        else:
            self.into.row(line)
            self.into.refuse(line, "a row that is no tie: it does not say what went each way")

    def _act(self, line: int, act: Mapping[str, Any]) -> None:
        self.acts = True
        into = self.into
        into.row(line)
        by, toward = text_of(act.get("by")), act.get("toward", [])
        named = [text_of(one) for one in (toward if isinstance(toward, list) else [toward])]
        amount = act.get("amount", 1.0)
        if not all(into.usable(person, line) for person in (by, *named)):
            return
        if isinstance(amount, bool) or not isinstance(amount, int | float):
            into.refuse(line, "no amount given" if amount is None else "an amount that is no number")
        elif (at := self.clock.read(line, text_of(act.get("at")))) is not None:
            into.act(line, by, named, text_of(act.get("kind"))[:200] or self._usual(), at, float(amount))

    def _usual(self) -> str:
        return ACTED if self.clock.timed else DIRECTED


def _said(value: Mapping[str, Any]) -> dict[str, str]:
    return {key: text for key, one in value.items() if key not in _OWN and (text := text_of(one))}
