"""What is known of people, from a table: sector, place, group, tier, and whatever else its columns say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, standard
from tiework.readers.columns import OF_PEOPLE, PEOPLE, Layout, by_header, chosen, headed, sniffed, split
from tiework.readers.formulas import unquoted
from tiework.readers.limits import Limits
from tiework.readers.tables import split_rows
from tiework.readers.text import Lines
from tiework.readers.unpacking import Source, again, called, opened, seekable

_LOOK, _MOST_COLUMNS = 100, 100


def read_people(
    source: Source,
    *,
    columns: Mapping[str, str | int] | None = None,
    delimiter: str | None = None,
    header: bool | None = None,
    name: str | None = None,
    limits: Limits | None = None,
) -> Archive:
    r"""Read a table of people: one row each.

    Parameters
    ----------
    source : path or binary file
        CSV of any dialect, plain, gzip, or a zip with one file in it; or Parquet with a column ``id``.
    columns : mapping of str to (str or int), optional
        What is said to the column that says it, by name or by number from 1: id, name, sector, place, group, tier. Found
        by header unless given; every other column with a header is kept under its own name. Without a header the columns
        are id, group.
    delimiter, header, name, limits
        As for `tiework.readers.tables.read_csv`.

    Returns
    -------
    Archive
        With people and attributes, and without acts.

    Examples
    --------
    >>> from io import BytesIO
    >>> people = read_people(BytesIO(b"id,name,sector,tier\nada,Ada Quill,health,2\n"), name="people.csv")
    >>> people.people, people.attributes.sector, people.attributes.tier
    ({'ada': 'Ada Quill'}, {'ada': 'health'}, {'ada': 2})
    """
    bounds, shown = limits or Limits(), called(source, name)
    with again(source, shown, bounds) as whole:
        with seekable(whole, shown, bounds) as raw:
            start = raw.read(4)
        if start == b"PAR1":
            from tiework.readers.parquet import people_of_parquet

            return people_of_parquet(whole, shown, bounds)
        return _table(whole, shown, bounds, columns or {}, delimiter, header)


def _table(
    source: Source,
    name: str,
    bounds: Limits,
    columns: Mapping[str, str | int],
    delimiter: str | None,
    header: bool | None,
) -> Archive:
    with opened(source, name, bounds) as file:
        into = Collector(file.name, bounds)
        lines = iter(Lines(file, into))
        first = list(islice(lines, _LOOK))
        layout = _layout(first, delimiter, header, columns, file.name)
        rows = split_rows(chain(first, lines), layout, file.name)
        if layout.header is not None:
            next(rows, None)
        for line, row in rows:
            into.row(line)
            _take(into, layout.places, line, row)
    return into.archive("people", read_as=str(layout))


def _layout(
    first: Sequence[str],
    delimiter: str | None,
    header: bool | None,
    columns: Mapping[str, str | int],
    file: str,
) -> Layout:
    lines = [line for line in first if line.strip()]
    if not lines:
        raise InputError("a table of people", found="an empty file", file=file, line=1)
    mark, loose = (delimiter, False) if delimiter is not None else sniffed(lines)
    rows = [row for row in split(lines, mark, loose) if row]
    named = any(isinstance(column, str) for column in columns.values())
    heading = (named or headed(rows, PEOPLE, ("id",))) if header is None else header
    if not heading:
        places = {"id": 0, "group": 1} if rows and len(rows[0]) > 1 else {"id": 0}
        return Layout(mark, None, chosen(columns, None, OF_PEOPLE, file) or places, loose)
    names = tuple(unquoted(cell.strip()) for cell in rows[0])
    if len(names) > _MOST_COLUMNS:
        raise InputError(f"at most {_MOST_COLUMNS} columns", found=str(len(names)), file=file, line=1)
    places = {**by_header(names, PEOPLE), **chosen(columns, names, OF_PEOPLE, file)}
    # A table that only names people knows them by their names.
    places.setdefault("id", places.pop("name", 0))
    others = {
        standard(cell): k
        for k, cell in enumerate(names)
        if cell and k not in places.values() and cell not in places
    }
    return Layout(mark, names, {**places, **others}, loose)


def _take(into: Collector, places: Mapping[str, int], line: int, row: Sequence[str]) -> None:
    cells = {what: unquoted(row[k]) if k < len(row) else "" for what, k in places.items()}
    person = cells.pop("id")
    if not into.usable(person, line):
        return
    if person in into.index:
        into.doubt(line, "a person who was there before: what is said last counts")
    into.person(person, line)
    into.call(person, cells.pop("name", ""), line)
    for what, value in cells.items():
        into.know(person, what, value, line)
