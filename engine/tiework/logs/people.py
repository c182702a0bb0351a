"""Who is known beside a log, and to what each of them belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tiework.arrays import Bools, Codes
from tiework.coded import Coded
from tiework.errors import InputError
from tiework.kernels.serving import serving
from tiework.labels import Memberships, memberships
from tiework.logs.arrow import ids, spans
from tiework.logs.opening import PARQUET, Source, again, opened
from tiework.logs.register import numbers
from tiework.readers.columns import PEOPLE, by_header, headed, sniffed, split
from tiework.readers.formulas import unquoted
from tiework.texts import texts

if TYPE_CHECKING:
    import pyarrow as pa

USUAL = ("group", "sector", "place")
_LOOK, _SEEN = 100, 200


@dataclass(frozen=True, eq=False)
class Roster:
    """People from a table.

    Attributes
    ----------
    name : str
        Of the file, for errors.
    ids : pyarrow.Array
        In the order of the table; who stands there twice, twice.
    by : str or None
        The column that says to what people belong; None where none was asked for and none is usual.
    labels : pyarrow.Array or None
        What stands there (string); null where nothing does.
    """

    name: str
    ids: pa.Array
    by: str | None
    labels: pa.Array | None


@dataclass(frozen=True, eq=False)
class Belonging:
    """To what the people of a log belong.

    Attributes
    ----------
    by : str
    label : Coded
        One label a person; null where unknown.
    of : Memberships
    """

    by: str
    label: Coded
    of: Memberships


def read_roster(source: Source, by: str | None = None) -> Roster:
    """Read a table of people: CSV of any dialect, plain or gzip, or Parquet.

    Parameters
    ----------
    source : path or binary file
        A column of ids (id, person, member …), and others.
    by : str, optional
        The column that says to what each belongs; group, sector or place, whichever is there first, unless given.

    Raises
    ------
    InputError
        Where that is no table of people, or has no such column.

    Examples
    --------
    >>> from io import BytesIO
    >>> found = read_roster(BytesIO(b"id;sector\\nada;health\\nben;\\n"), "sector")
    >>> found.ids.to_pylist(), found.labels.to_pylist()
    (['ada', 'ben'], ['health', None])
    """
    from pyarrow import ArrowException

    with opened(source) as (stream, head, name):
        try:
            if head.startswith(PARQUET):
                stream.seek(0)
                return _of_parquet(stream, name, by)
            return _of_csv(again(stream, head, name), head, name, by)
        except (ArrowException, OSError, ValueError, KeyError) as trouble:
            found = str(trouble).splitlines()[0][:_SEEN] if str(trouble) else "trouble"
            raise InputError("a whole table of people", found=found, file=name) from None


def belonging(roster: Roster, people: pa.Array) -> Belonging | None:
    """Say to what everybody in a log belongs; None where the table does not say.

    Parameters
    ----------
    roster : Roster
    people : pyarrow.Array
        Distinct ids, those of the table among them.

    Raises
    ------
    InputError
        Where the table says two things of one person.
    """
    if roster.labels is None or roster.by is None:
        return None
    place, spellings = _distinct(roster.labels)
    said = [unquoted(text.strip()) or None for text in spellings]
    # Two spellings of one label are one.
    distinct = sorted({text for text in said if text is not None})
    code = {text: k for k, text in enumerate(distinct)}
    spelt = np.array([*(-1 if text is None else code[text] for text in said), -1], np.int32)[place]
    person = _places(roster, people)
    label = np.full(len(people), -1, np.int32)
    label[person] = spelt
    if (other := np.flatnonzero(label[person] != spelt)).size:
        one = roster.ids[int(other[0])].as_py()
        raise InputError(f"one {roster.by} for each person", found=f"two for {one!r}", file=roster.name)
    of = memberships(distinct)
    sets = np.append(of.sets, np.int32(-1))[label].astype(np.int32)
    return Belonging(roster.by, Coded(label, texts(distinct)), Memberships(of.names, sets, of.shares))


def _distinct(labels: pa.Array) -> tuple[Codes, list[str]]:
    # The place of each label among the distinct ones; -1 where there is none.
    held = spans(labels)
    table = serving("ids").Words()
    place = table.pairs(held, held)[0]
    return np.where(_nulls(labels), np.int32(-1), place), [text.decode() for text in table.keys().texts()]


def _nulls(column: pa.Array) -> Bools:
    if not column.null_count:
        return np.zeros(len(column), np.bool_)
    bits = np.frombuffer(column.buffers()[0], np.uint8)
    valid = np.unpackbits(bits, bitorder="little")[column.offset : column.offset + len(column)]
    nulls: Bools = valid == 0
    return nulls


def _places(roster: Roster, people: pa.Array) -> Codes:
    import pyarrow as pa

    home = serving("ids")
    wanted = numbers(roster.ids) if people.type == pa.int64() else roster.ids
    wanted = wanted if wanted.type == people.type else wanted.cast(people.type)
    there, these = ids(people, "person", roster.name, 0), ids(wanted, "id", roster.name, 0)
    table: Any = home.Numbers() if people.type == pa.int64() else home.Words()
    table.pairs(there, there)
    found: Codes = table.pairs(these, these)[0]
    return found


def _of_parquet(stream: Any, name: str, by: str | None) -> Roster:
    from pyarrow import parquet

    file = parquet.ParquetFile(stream, pre_buffer=False)
    header = file.schema_arrow.names
    id_, label = _columns(header, by, name)
    wanted = [header[place] for place in (id_, label) if place is not None]
    table = file.read(columns=wanted, use_threads=False)
    return _roster(table, name, None if label is None else by or header[label])


def _of_csv(stream: Any, head: bytes, name: str, by: str | None) -> Roster:
    from pyarrow import csv as arrow
    from pyarrow import string

    lines = [line for line in head.decode("utf-8-sig", "replace").splitlines()[:_LOOK] if line.strip()]
    if not lines:
        raise InputError("a table of people", found="an empty file", file=name, line=1)
    delimiter, loose = sniffed(lines)
    rows = [row for row in split(lines, delimiter, loose) if row]
    heading = headed(rows, PEOPLE, ("id",))
    header = (
        [unquoted(cell.strip()) for cell in rows[0]]
        if heading
        else ["id", "group", *map(str, range(len(rows[0])))]
    )
    header = header[: len(rows[0])]
    id_, label = _columns(header, by, name)
    # Under their numbers: two columns may be headed alike.
    numbers = [str(k) for k in range(len(header))]
    wanted = [numbers[place] for place in (id_, label) if place is not None]
    table = arrow.read_csv(
        stream,
        arrow.ReadOptions(use_threads=False, column_names=numbers, skip_rows_after_names=int(heading)),
        arrow.ParseOptions(delimiter=delimiter, newlines_in_values=True),
        arrow.ConvertOptions(
            include_columns=wanted, column_types={column: string() for column in wanted},
            null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=True,
        ),
    )  # fmt: skip
    return _roster(table, name, None if label is None else by or header[label])


def _columns(header: list[str], by: str | None, name: str) -> tuple[int, int | None]:
    places = by_header(header, PEOPLE)
    if "id" not in places:
        found = f"columns {', '.join(header)}"[:_SEEN]
        raise InputError("a column of ids: id, person or member", found=found, file=name, line=1)
    plain = [column.strip().casefold() for column in header]
    wanted = USUAL if by is None else (by.strip().casefold(),)
    found_place = next((plain.index(one) for one in wanted if one in plain), None)
    if by is not None and found_place is None:
        raise InputError(f"a column {by!r}", found=f"columns {', '.join(header)}"[:_SEEN], file=name, line=1)
    return places["id"], found_place


def _trimmed(held: pa.Array) -> pa.Array:
    if not _odd_ends(held):
        return held
    return texts([None if text is None else text.strip() for text in held.to_pylist()])


def _odd_ends(held: pa.Array) -> bool:
    """Whether a text begins or ends with what may be a blank: anything but a visible character of ASCII."""
    of = spans(held)
    some = of.ends > of.starts
    ends = of.data[np.concatenate([of.starts[some], of.ends[some] - 1])]
    return bool(((ends <= ord(" ")) | (ends > ord("~"))).any())


def _roster(table: Any, name: str, by: str | None) -> Roster:
    import pyarrow as pa

    who = table.column(0).combine_chunks()
    who = who.dictionary_decode() if pa.types.is_dictionary(who.type) else who
    if not pa.types.is_integer(who.type):
        who = _trimmed(who if who.type == pa.string() else who.cast(pa.string()))
    if who.null_count:
        row = who.is_null().to_pylist().index(True)
        raise InputError("an id in every row", found="an empty cell", file=name, line=row + 2)
    if by is None:
        return Roster(name, who, None, None)
    said = table.column(table.num_columns - 1).combine_chunks()
    said = said.dictionary_decode() if pa.types.is_dictionary(said.type) else said
    return Roster(name, who, by, said if said.type == pa.string() else said.cast(pa.string()))
