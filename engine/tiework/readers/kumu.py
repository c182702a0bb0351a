"""Kumu: maps as JSON ("blueprints", and exports of projects) and as workbooks with elements and connections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress
from tiework.readers.jsons import text_of, values
from tiework.readers.limits import Limits
from tiework.readers.networks import Network
from tiework.readers.unpacking import Source, again, called, opened
from tiework.readers.workbooks import Sheet, sheets

_ELEMENTS, _CONNECTIONS = ("elements", "*"), ("connections", "*")
_OWN = frozenset({"id", "_id", "label", "from", "to", "direction", "attributes", "_meta", "position"})


def read_kumu(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    """Read a Kumu map in JSON.

    Elements are people, known by their id, or by their label where Kumu numbered them itself. A connection's direction is its own,
    else ``directed``; ``mutual`` and ``undirected`` are ties of both.

    Raises
    ------
    InputError
        Where the file holds neither elements nor connections.
    """
    map_: _Map | None = None
    shown, bounds = called(source, name), limits or Limits()
    with again(source, shown, bounds) as whole:
        for wanted in (_ELEMENTS, _CONNECTIONS):
            with opened(whole, shown, bounds) as file:
                map_ = map_ or _Map(Collector(file.name, bounds, progress))
                for line, _, item in values(file, [wanted], bounds):
                    map_.take(line, item, wanted is _ELEMENTS)
    assert map_ is not None  # noqa: S101
    return map_.archive("kumu", "Kumu JSON")


def read_kumu_workbook(
    source: Source, *, name: str | None = None, limits: Limits | None = None, progress: Progress | None = None
) -> Archive:
    """Read a Kumu map in a workbook (XLSX).

    A sheet with columns From and To holds connections, one with Label or ID elements; others, and those with ``(ignore)``
    in their name, are passed over. Several people in one cell of To are apart by ``|``.

    Raises
    ------
    InputError
        Where the workbook cannot be read, or has no such sheet.
    """
    bounds = limits or Limits()
    with sheets(source, name, bounds) as book:
        map_ = _Map(Collector(book.name, bounds, progress))
        found = [sheet for sheet in book.sheets if "(ignore)" not in sheet.name.casefold()]
        for wanted in ("elements", "connections"):
            for sheet in found:
                for line, item in _items(sheet, wanted):
                    map_.take(line, item, wanted == "elements")
    return map_.archive("kumu-xlsx", "Kumu workbook")


def _items(sheet: Sheet, wanted: str) -> Iterator[tuple[int, dict[str, str]]]:
    rows = sheet.rows()
    header = [cell.strip() for cell in next(rows, (0, []))[1]]
    plain = [cell.casefold() for cell in header]
    if ("from" in plain and "to" in plain) != (wanted == "connections"):
        return
    if wanted == "elements" and not {"label", "id"} & set(plain):
        return
    keys = [low if low in _OWN else cell for low, cell in zip(plain, header, strict=True)]
    for line, cells in rows:
        item = {key: cell for key, cell in zip(keys, cells, strict=False) if key and cell}
        if not item:
            continue
        if wanted == "elements":
            yield line, item
            continue
        for target in item.get("to", "").split("|"):
            yield line, {**item, "to": target.strip()}


class _Map:
    def __init__(self, into: Collector) -> None:
        self.into, self.network = into, Network(into)
        self.labels: dict[str, str] = {}

    def take(self, line: int, item: object, element: bool) -> None:
        if not isinstance(item, dict):
            self.into.refuse(line, "an element or connection that is no object")
            return
        inner = item.get("attributes")
        said = {**item, **inner} if isinstance(inner, dict) else item
        if element:
            self._element(line, item, said)
        else:
            self._connection(line, item, said)

    def _element(self, line: int, item: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        label = text_of(said.get("label"))
        own, given = text_of(item.get("id")), text_of(item.get("_id"))
        # What Kumu numbered by itself tells nobody anything: the label does, where it is one element's own.
        person = own or (label if label and label not in self.labels else given) or label
        if label:
            # A label that two elements share points to neither.
            self.labels[label] = person if self.labels.get(label, person) == person else ""
        if given and given != person:
            self.labels[given] = person
        self.network.person(line, person, _rest(said), label)

    def _connection(self, line: int, item: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        source, target = (self._end(line, text_of(item.get(end))) for end in ("from", "to"))
        direction = text_of(said.get("direction")).casefold() or "directed"
        rest = _rest(said)
        # What kind of connection it is, is what Kumu calls its type.
        kind = rest.pop("type", "") or rest.pop("connection type", "")
        named = {"kind": kind, **rest}
        self.network.tie(line, source, target, direction == "directed", named)

    def _end(self, line: int, name: str) -> str:
        found = self.labels.get(name, name)
        if not found:
            self.into.doubt(line, "a connection that names its end by a label of two elements")
        return name if name in self.into.index else found or name

    def archive(self, format: str, read_as: str) -> Archive:
        if not self.into.rows:
            raise InputError(
                "a Kumu map with elements or connections", found="neither", file=self.into.name, line=1
            )
        return self.network.archive(format, read_as)


def _rest(said: Mapping[str, Any]) -> dict[str, str]:
    out: dict[str, str] = {}
    for key, value in said.items():
        if key not in _OWN:
            several = isinstance(value, list)
            text = "|".join(text_of(one) for one in value) if several else text_of(value)
            if text:
                out[key] = text
    return out
