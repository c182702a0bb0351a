"""Whatever a person may hand in, as an archive: acts in a table, in a data frame, one by one, or read from a file."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from tiework.acts import Act, ActTable
from tiework.errors import InputError
from tiework.labels import label
from tiework.readers.archive import GROUP, TIER, Archive, Attributes, Selves

if TYPE_CHECKING:
    from tiework.readers.unpacking import Source

_PEOPLE_ID = ("id", "person", "name", "people", "member")


def archive_of(acts: object) -> Archive:
    """Return acts as an archive.

    Parameters
    ----------
    acts : Archive, Network, ActTable, iterable of Act, or anything that speaks the Arrow PyCapsule interface
        A data frame needs the columns by and toward (a person, or a list of them), and may have kind, at, amount. Where all
        times are 0, or there are none, the acts are undated: nothing fades.

    Raises
    ------
    InputError
        Where it is none of these.

    Examples
    --------
    >>> archive_of([Act("ada", ("ben",), "helped", 0)]).counts["people"]
    2
    """
    if isinstance(acts, Archive):
        return acts
    if isinstance(archive := getattr(acts, "archive", None), Archive):
        return archive
    if hasattr(acts, "__arrow_c_stream__"):
        return _wrapped(*_of_frame(acts))
    if isinstance(acts, ActTable):
        return _wrapped(acts, _dated(acts))
    if isinstance(acts, Iterable) and not isinstance(acts, str | bytes | Mapping):
        table = ActTable.from_records(_checked(acts))
        return _wrapped(table, _dated(table))
    raise InputError("acts: an archive, a table or acts one by one", found=type(acts).__name__)


def _dated(table: ActTable) -> bool:
    # Acts that all have the time 0 are acts that nobody dated.
    return not len(table) or bool(table.at.any())


def _checked(acts: Iterable[object]) -> Iterator[Act]:
    for line, act in enumerate(acts, start=1):
        if not isinstance(act, Act):
            raise InputError("a tiework.Act", found=repr(act)[:80], file="acts", line=line)
        yield act


def _wrapped(table: ActTable, dated: bool) -> Archive:
    counts = {"people": len(table.people), "acts": len(table), "refused": 0, "doubtful": 0}
    counts["self_acts"] = table.dropped_self
    return Archive(
        "acts", (), Selves(table.people), (), counts, "acts", Attributes(), table, dated, "acts given"
    )


def _of_frame(frame: object) -> tuple[ActTable, bool]:
    import pyarrow as pa

    table = pa.table(cast("Any", frame))
    for needed in ("by", "toward"):
        if needed not in table.column_names:
            found = ", ".join(table.column_names) or "no column"
            raise InputError("the columns by and toward", found=found, file="acts")
    columns = {name: table.column(name).to_pylist() for name in ("by", "toward")}
    rows = len(table)
    kind = table.column("kind").to_pylist() if "kind" in table.column_names else None
    dated = "at" in table.column_names
    at = _times(table.column("at")) if dated else [0.0] * rows
    amount = table.column("amount").to_pylist() if "amount" in table.column_names else [1.0] * rows
    usual = "acted" if dated else "tie.directed"
    records = (
        Act(_id(by), _ids(toward), kind[k] if kind else usual, at[k], amount[k])
        for k, (by, toward) in enumerate(zip(columns["by"], columns["toward"], strict=True))
    )
    return ActTable.from_records(records), dated


def _times(column: Any) -> list[Any]:
    import pyarrow as pa

    if pa.types.is_temporal(column.type):
        return [
            None if one is None else one / 1e6
            for one in column.cast(pa.timestamp("us"), safe=False).cast(pa.int64()).to_pylist()
        ]
    return [_time(one) if isinstance(one, str) else one for one in column.to_pylist()]


def _time(text: str) -> float | str:
    from tiework.readers.times import moment

    read = moment(text)
    return text if read is None else read[0]


def _ids(toward: object) -> tuple[str, ...]:
    if isinstance(toward, list):
        return tuple(_id(one) for one in toward)
    return () if toward is None else (_id(toward),)


def _id(person: object) -> str:
    return person if isinstance(person, str) else "" if person is None else str(person)


def known_of(people: object, archive: Archive) -> Archive:
    """Return the archive, knowing of its people what somebody handed in.

    Parameters
    ----------
    people : path, Archive, mapping, or anything that speaks the Arrow PyCapsule interface
        A table of people (see `tiework.readers.read_people`); person to group; person to a mapping of column to value;
        or names of members alone.
    archive : Archive
    """
    if people is None:
        return archive
    if isinstance(people, Archive):
        return archive.with_people(people)
    if isinstance(people, str | os.PathLike) or hasattr(people, "read"):
        from tiework.readers.people import read_people

        return archive.with_people(read_people(cast("Source | BinaryIO", people)))
    if hasattr(people, "__arrow_c_stream__"):
        return archive.with_people(_people(_rows(people)))
    if isinstance(people, Mapping):
        rows = {
            str(person): said if isinstance(said, Mapping) else {GROUP: said}
            for person, said in people.items()
        }
        return archive.with_people(_people(rows))
    if isinstance(people, Iterable):
        return archive.with_people(_people({str(person): {} for person in people}))
    raise InputError("people: a file, a table or a mapping", found=type(people).__name__)


def _rows(frame: object) -> dict[str, Mapping[str, Any]]:
    import pyarrow as pa

    table = pa.table(cast("Any", frame))
    key = next((name for name in _PEOPLE_ID if name in table.column_names), None)
    if key is None:
        found = ", ".join(table.column_names) or "no column"
        raise InputError("a column id of people", found=found, file="people")
    return {_id(row.pop(key)): row for row in table.to_pylist()}


def _people(rows: Mapping[str, Mapping[str, Any]]) -> Archive:
    names: dict[str, str] = {}
    columns: dict[str, dict[str, str]] = {}
    tiers: dict[str, int] = {}
    for person, said in rows.items():
        names[person] = _id(said.get("name")) or person
        for column, value in said.items():
            if column == "name" or value is None or value != value or _text(value) == "":
                continue
            if column == TIER:
                tiers[person] = _tier(value, person)
            else:
                columns.setdefault(column, {})[person] = _text(value)
    counts = {"people": len(rows), "acts": 0, "refused": 0, "doubtful": 0}
    return Archive("people", (), names, (), counts, "people", Attributes(columns, tiers))


def _text(value: object) -> str:
    return (
        label([str(one) for one in value]) or ""
        if isinstance(value, list | tuple | set | frozenset)
        else str(value)
    )


def _tier(value: object, person: str) -> int:
    number = float(value) if isinstance(value, int | float | str) and _numeric(value) else math.nan
    if not number.is_integer() or number < 0:
        raise InputError(
            "a tier that is a whole number from 0 up", found=repr(value), file=f"people, {person}"
        )
    return int(number)


def _numeric(value: object) -> bool:
    try:
        float(str(value))
    except ValueError:
        return False
    return True


def renamed(archive: Archive, name: str) -> Archive:
    """Return the same archive under another name."""
    return replace(archive, name=name) if name else archive
