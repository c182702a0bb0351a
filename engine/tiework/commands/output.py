"""Results as text, JSON, CSV or Parquet: on standard output or in a file, whole or not at all."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

from tiework.commands.progress import Progress
from tiework.errors import InputError
from tiework.network import Network
from tiework.readers.formulas import quoted
from tiework.table import Table
from tiework.writers.files import packed, unpacked_name

_ENDINGS = {
    ".json": "json",
    ".csv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".txt": "table",
}
# Columns of words that are the program's own: nothing in them comes from a file.
_OURS = frozenset({"unit"})


def chosen_format(options: argparse.Namespace) -> str:
    """Say how to write: as asked, else as the file ends, else as a table.

    Raises
    ------
    InputError
        Where the ending says nothing, or a terminal would be filled with bytes.
    """
    if options.format is not None:
        if options.format == "parquet" and options.out is None and sys.stdout.isatty():
            raise InputError("--out FILE.parquet: what it holds is not for a terminal", found="none")
        return str(options.format)
    if options.out is None:
        return "table"
    ending = Path(unpacked_name(options.out)).suffix.lower()
    if ending not in _ENDINGS:
        raise InputError(
            f"--format, or --out with one of {', '.join(_ENDINGS)}", found=repr(ending), file=options.out
        )
    return _ENDINGS[ending]


def about(network: Network) -> dict[str, Any]:
    """What is to be known beside every figure, for JSON."""
    policy = network.policy
    return {
        "source": network.label,
        "people": len(network.acts.people),
        "acts": len(network.acts),
        "as_of": network.as_of.isoformat() if network.dated else None,
        "half_life_days": policy.half_life_days,
        "present": policy.present,
        "strong": policy.theta,
        "weights": {kind: rule.weight for kind, rule in policy.kinds.items()},
        "groups": str(network.grouping),
    }


def written(
    table: Table,
    options: argparse.Namespace,
    progress: Progress,
    *,
    text: str = "",
    known: dict[str, Any] | None = None,
) -> str | bytes:
    """Return a table as it was asked for; empty where it went into a file."""
    how = chosen_format(options)
    made: dict[str, Any] = {"table": lambda: text or repr_all(table), "json": lambda: as_json(table, known or {}),
                            "csv": lambda: as_csv(table), "parquet": lambda: as_parquet(table)}  # fmt: skip
    if how not in made:
        raise InputError("--format table, json, csv or parquet", found=how)
    return put(made[how](), options, progress)


def put(result: str | bytes, options: argparse.Namespace, progress: Progress) -> str | bytes:
    """Write into the file where one is named; else return for standard output."""
    if options.out is None:
        return result.rstrip("\n") if isinstance(result, str) else result
    if isinstance(result, str) and not result.endswith("\n"):
        result += "\n"
    with packed(Path(options.out)) as file:
        file.write(result.encode("utf-8") if isinstance(result, str) else result)
    progress.note(f"Written: {options.out}")
    return ""


def repr_all(table: Table) -> str:
    """Every row, in columns."""
    return "\n".join([table.text(), *(("", *table.notes) if table.notes else ())])


def as_json(table: Table, known: dict[str, Any]) -> str:
    """The rows with what is to be known beside them; undefined is null."""
    rows = [{name: _jsonable(value) for name, value in row.items()} for row in table]
    whole = {**known, "notes": list(table.notes), "rows": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)


def as_csv(table: Table) -> str:
    """The rows as a spreadsheet takes them; undefined is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in table:
        writer.writerow([value if name in _OURS else _cell(value) for name, value in row.items()])
    return out.getvalue()


def as_parquet(table: Table) -> bytes:
    """The rows as a Parquet file."""
    from pyarrow import BufferOutputStream, parquet

    out = BufferOutputStream()
    parquet.write_table(table.to_arrow(), out, compression="zstd")
    made: bytes = out.getvalue().to_pybytes()
    return made


def _jsonable(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
