"""GraphML and GEXF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from tiework._version import __version__
from tiework.errors import InputError
from tiework.writers.sheets import Columns, Sheets, Value

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENDS = ("source", "target")


def write_graphml(sheets: Sheets, file: BinaryIO) -> None:
    """Write a network as GraphML: undirected, with what went each way on every edge."""
    put = _putter(file)
    put('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    keys: dict[tuple[str, str], str] = {}
    for what, columns, left_out in (("node", sheets.people, ("id",)), ("edge", sheets.ties, _ENDS)):
        for column, values in columns.items():
            if column not in left_out:
                keys[what, column] = key = f"d{len(keys)}"
                type_ = _type(values, "double", "int")
                put(f'  <key id="{key}" for="{what}" attr.name={_quoted(column)} attr.type="{type_}"/>\n')
    put('  <graph edgedefault="undirected">\n')

    def data(what: str, row: Mapping[str, Value]) -> str:
        return "".join(
            f'<data key="{keys[what, column]}">{_text(value)}</data>'
            for column, value in row.items()
            if (what, column) in keys
        )

    for row in sheets.rows("people"):
        put(f"    <node id={_quoted(row['id'])}>{data('node', row)}</node>\n")
    for row in sheets.rows("ties"):
        put(
            f"    <edge source={_quoted(row['source'])} target={_quoted(row['target'])}>{data('edge', row)}</edge>\n"
        )
    put("  </graph>\n</graphml>\n")


def write_gexf(sheets: Sheets, file: BinaryIO) -> None:
    """Write a network as GEXF 1.3: undirected, with what went each way on every edge."""
    put = _putter(file)
    put('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    put(f"  <meta><creator>tiework {__version__}</creator></meta>\n")
    put('  <graph defaultedgetype="undirected" mode="static">\n')
    places = {
        what: _declared(put, what, columns, left_out)
        for what, columns, left_out in (
            ("node", sheets.people, ("id", "name")),
            ("edge", sheets.ties, (*_ENDS, "weight")),
        )
    }
    put("    <nodes>\n")
    for row in sheets.rows("people"):
        label = _quoted(row.get("name", row["id"]))
        put(f"      <node id={_quoted(row['id'])} label={label}>{_values(row, places['node'])}</node>\n")
    put("    </nodes>\n    <edges>\n")
    for number, row in enumerate(sheets.rows("ties")):
        ends = (
            f"source={_quoted(row['source'])} target={_quoted(row['target'])} weight={_quoted(row['weight'])}"
        )
        put(f'      <edge id="{number}" {ends}>{_values(row, places["edge"])}</edge>\n')
    put("    </edges>\n  </graph>\n</gexf>\n")


def _declared(
    put: Callable[[str], None], what: str, columns: Columns, left_out: tuple[str, ...]
) -> dict[str, int]:
    places = {column: k for k, column in enumerate(column for column in columns if column not in left_out)}
    put(f'    <attributes class="{what}">\n')
    for column, place in places.items():
        type_ = _type(columns[column], "double", "integer")
        put(f'      <attribute id="{place}" title={_quoted(column)} type="{type_}"/>\n')
    put("    </attributes>\n")
    return places


def _values(row: Mapping[str, Value], places: Mapping[str, int]) -> str:
    values = "".join(
        f'<attvalue for="{places[column]}" value={_quoted(value)}/>'
        for column, value in row.items()
        if column in places
    )
    return f"<attvalues>{values}</attvalues>" if values else ""


def _putter(file: BinaryIO) -> Callable[[str], None]:
    def put(text: str) -> None:
        file.write(text.encode("utf-8"))

    return put


def _type(values: list[Value], real: str, whole: str) -> str:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "boolean"
    return whole if kinds == {int} else real if kinds and kinds <= {int, float} else "string"


def _plain(value: Value) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if (found := _FORBIDDEN.search(text)) is not None:
        raise InputError("text that XML can hold", found=f"{found.group()!r} in {text[:40]!r}")
    return text


def _quoted(value: Value) -> str:
    return quoteattr(_plain(value))


def _text(value: Value) -> str:
    # A carriage return in a text would come back as a line feed.
    return escape(_plain(value), {"\r": "&#13;"})
