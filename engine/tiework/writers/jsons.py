"""JSON: nodes and edges as networkx and D3 take them, maps for Kumu, and acts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any, BinaryIO

from tiework._version import __version__
from tiework.acts import ActTable
from tiework.readers.times import written
from tiework.writers.sheets import Sheets


def write_json(sheets: Sheets, file: BinaryIO) -> None:
    """Write nodes and edges as ``networkx.node_link_graph`` takes them; or people and acts.

    What is undefined is null.
    """
    if sheets.acts is not None:
        _put(
            file,
            {"generator": f"tiework {__version__}"},
            people=_all(sheets, "people"),
            acts=_acts(sheets.acts),
        )
        return
    head = {"directed": False, "multigraph": False, "graph": {"generator": f"tiework {__version__}"}}
    _put(file, head, nodes=_all(sheets, "people"), edges=_all(sheets, "ties"))


def write_kumu(sheets: Sheets, file: BinaryIO) -> None:
    """Write a map that Kumu imports. A tie that goes one way is directed, one that goes both ways mutual."""
    _put(file, {}, elements=_elements(sheets), connections=_connections(sheets))


def _put(file: BinaryIO, head: dict[str, Any], **lists: Iterable[dict[str, Any]]) -> None:
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    file.write(("{\n" + "".join(f"{part},\n" for part in parts)).encode())
    for number, (key, items) in enumerate(lists.items()):
        file.write(f"{',' if number else ''}{json.dumps(key)}: [".encode())
        for place, item in enumerate(items):
            # A half of a character is escaped, so that the file stays UTF-8.
            file.write((("," if place else "") + "\n" + json.dumps(item, allow_nan=False)).encode())
        file.write(b"\n]\n")
    file.write(b"}\n")


def _all(sheets: Sheets, what: str) -> Iterator[dict[str, Any]]:
    columns = getattr(sheets, what)
    for cells in zip(*columns.values(), strict=True):
        yield dict(zip(columns, cells, strict=True))


def _acts(acts: ActTable) -> Iterator[dict[str, Any]]:
    times = said_times(acts)
    for k in range(len(acts)):
        yield {
            "by": acts.people[acts.actor[k]],
            "toward": [acts.people[other] for other in acts.toward(k)],
            "kind": acts.kinds[acts.kind[k]],
            "at": next(times),
            "amount": float(acts.amount[k]),
        }


def undated(acts: ActTable) -> bool:
    """Say whether nobody dated the acts: they all have the time 0."""
    return not acts.at.any()


def said_times(acts: ActTable) -> Iterator[str | float | None]:
    """Say each act's time: as a date where every one survives that, else in unix seconds; None where nobody dated them."""
    if undated(acts):
        return repeat(None, len(acts))
    iso = exact(acts)
    return (written(at) if iso else at for at in acts.at.tolist())


def exact(acts: ActTable) -> bool:
    """Say whether every time of the acts survives being written as a date, to the microsecond."""
    from tiework.readers.times import moment

    try:
        return all(moment(written(at)) == (at, True) for at in acts.at.tolist())
    except (ValueError, OverflowError, OSError):
        return False


def _elements(sheets: Sheets) -> Iterator[dict[str, Any]]:
    for row in sheets.rows("people"):
        rest = {key: value for key, value in row.items() if key not in ("id", "name")}
        yield {"id": row["id"], "label": row.get("name", row["id"]), **rest}


def _connections(sheets: Sheets) -> Iterator[dict[str, Any]]:
    for row in sheets.rows("ties"):
        source, target = row.pop("source"), row.pop("target")
        forward, backward = row["forward"], row["backward"]
        if backward and not forward:
            source, target = target, source
            row["forward"], row["backward"] = backward, forward
        one_way = bool(forward) != bool(backward)
        direction = "mutual" if row["reciprocated"] else "directed" if one_way else "undirected"
        yield {"from": source, "to": target, "direction": direction, **row}
