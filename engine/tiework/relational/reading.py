"""A log and what is known of people, wherever the engine finds them: columns by their names, ids of one type."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tiework.errors import InputError
from tiework.readers.columns import ACTS, PEOPLE, by_header, sniffed
from tiework.relational.engine import Engine, quoted

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

LOG: Mapping[str, tuple[str, ...]] = {
    "actor": ("actor", *ACTS["by"]),
    "target": ("target", *ACTS["toward"]),
    "kind": ("kind", *ACTS["kind"]),
    "time": ("time", *ACTS["at"]),
}
USUAL = ("group", "sector", "place")
# As a number is written: 007 and +7 are names, and stay apart from 7.
WHOLE = "^(0|-?[1-9][0-9]{0,17})$"


def read_log(engine: Engine, source: str) -> tuple[ir.Table, bool]:
    """Return the acts (actor, target, kind, time where they are said), and whether ids stood in a file of text."""
    origin, columns, text = engine.open(source)
    places = by_header(columns.names, LOG)
    for what in ("actor", "target"):
        if what not in places:
            raise InputError(
                f"columns actor and target, or {', '.join(LOG[what][1:5])}",
                found=_names(columns),
                file=source,
            )
    chosen = {what: columns.names[place] for what, place in places.items()}
    said = {
        "actor": _id(engine, columns, chosen["actor"], text),
        "target": _id(engine, columns, chosen["target"], text),
    }
    if "kind" in chosen:
        said["kind"] = f"CAST({quoted(chosen['kind'], engine.dialect)} AS STRING)"
    if "time" in chosen:
        said["time"] = _time(engine, columns, chosen["time"], text)
    return engine.view("acts", _select(said, origin)), text


def read_roster(engine: Engine, source: str, by: str | None) -> tuple[ir.Table, str | None]:
    """Return person and label, the ids as text; and which column the labels are of, group, sector or place unless said."""
    origin, columns, _ = engine.open(source)
    places = by_header(columns.names, {"id": (*PEOPLE["id"],)})
    if "id" not in places:
        raise InputError(
            f"a column that names people: {', '.join(PEOPLE['id'][:4])}", found=_names(columns), file=source
        )
    plain = [name.strip().casefold() for name in columns.names]
    if by is None:
        by = next((name for name in USUAL if name in plain), None)
    elif by.strip().casefold() not in plain:
        raise InputError(f"a column {by!r}", found=_names(columns), file=source)
    said = {
        "person": _text(quoted(columns.names[places["id"]], engine.dialect)),
        "label": "CAST(NULL AS STRING)",
    }
    if by is not None:
        name = columns.names[plain.index(by.strip().casefold())]
        said["label"] = _text(quoted(name, engine.dialect))
    return engine.view("roster", _select(said, origin)), by


def same_ids(
    dyads: ir.Table, roster: ir.Table | None, text: bool, engine: Engine
) -> tuple[ir.Table, ir.Table | None]:
    """Return both with ids of one type: whole numbers where all of them are and no table says otherwise, else text."""
    import ibis

    checks: list[ir.Table] = []
    typed = dyads.actor.type().is_integer()
    if text:
        checks += [dyads.select(id=dyads[side]) for side in ("actor", "target")]
    if roster is not None and (text or typed):
        checks.append(roster.select(id="person"))
    whole = typed
    if checks:
        ids = ibis.union(*checks) if len(checks) > 1 else checks[0]
        odd = ids.filter(ids.id.notnull() & ~ids.id.re_search(WHOLE)).limit(1)
        whole = (text or typed) and engine.rows(odd).num_rows == 0
    kind = "int64" if whole else "string"
    dyads = dyads.mutate(actor=dyads.actor.cast(kind), target=dyads.target.cast(kind))
    return dyads, None if roster is None else roster.mutate(person=roster.person.cast(kind))


def delimiter(path: str) -> str:
    """Return what separates the cells of a file of text; a comma where the file is not on this machine."""
    if not os.path.isfile(path):
        return ","
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        lines = [line for line, _ in zip(file, range(50), strict=False)]
    found, _ = sniffed(lines)
    return found


def is_text(source: str) -> bool:
    """Say whether a source is a file of text, by its name.

    >>> is_text("acts.csv"), is_text("acts.csv.gz"), is_text("acts.parquet")
    (True, True, False)
    """
    return Path(source.removesuffix(".gz")).suffix.lower() in (".csv", ".tsv", ".txt")


def is_file(source: str) -> bool:
    """Say whether a source is a file or folder rather than a table's name.

    >>> is_file("acts.parquet"), is_file("s3://lake/acts"), is_file("warehouse.acts")
    (True, True, False)
    """
    return is_text(source) or "/" in source or os.sep in source or Path(source).suffix.lower() == ".parquet"


def _names(columns: pa.Schema) -> str:
    return f"columns {', '.join(columns.names)}"[:300]


def _select(said: Mapping[str, str], origin: str) -> str:
    return f"SELECT {', '.join(f'{what} AS {name}' for name, what in said.items())} FROM {origin}"  # noqa: S608


def _text(column: str) -> str:
    return f"NULLIF(TRIM(CAST({column} AS STRING)), '')"


def _id(engine: Engine, columns: pa.Schema, name: str, text: bool) -> str:
    import pyarrow as pa

    column, kind = quoted(name, engine.dialect), columns.field(name).type
    if not text and pa.types.is_integer(kind):
        return f"CAST({column} AS BIGINT)"
    return _text(column) if text else f"NULLIF(CAST({column} AS STRING), '')"


def _time(engine: Engine, columns: pa.Schema, name: str, text: bool) -> str:
    import pyarrow as pa

    column, kind = quoted(name, engine.dialect), columns.field(name).type
    if pa.types.is_temporal(kind):
        return engine.seconds(column, text=False)
    if text or pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return f"COALESCE(TRY_CAST({column} AS DOUBLE), {engine.seconds(column, text=True)})"
    return f"CAST({column} AS DOUBLE)"
