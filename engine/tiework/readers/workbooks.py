"""Workbooks (XLSX), read sheet by sheet and row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from posixpath import join, normpath

from tiework.errors import InputError
from tiework.readers.limits import Budget, Limits
from tiework.readers.unpacking import Opened, Source
from tiework.readers.xmls import parse
from tiework.readers.zips import Zip, zipped

WORKBOOK = "xl/workbook.xml"
_CELL = re.compile(r"([A-Z]{1,3})[1-9][0-9]{0,6}$")
_MOST_COLUMNS = 256


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that is open.

    Attributes
    ----------
    name : str
    sheets : tuple of Sheet
    """

    name: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, read anew each time its rows are asked for."""

    name: str
    member: str
    archive: Zip
    strings: tuple[str, ...]
    limits: Limits

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Read the rows that hold something: (number, cells as text).

        Columns after the 256th are left out; a sheet is held in memory as far as its text budget goes.
        """
        events = _Rows(self.strings, Budget(self.limits, self.archive.name))
        with self.archive.open(self.member) as stream:
            parse(Opened(stream, f"{self.archive.name}: {self.name}", self.member), events, self.limits)
        yield from events.rows


@contextmanager
def sheets(source: Source, name: str | None, limits: Limits) -> Iterator[Workbook]:
    """Open a workbook."""
    with zipped(source, name, limits) as archive:
        if WORKBOOK not in archive.names:
            raise InputError("a workbook", found="a zip without one", file=archive.name)
        listed = _Listed()
        _read(archive, WORKBOOK, listed, limits)
        _read(archive, "xl/_rels/workbook.xml.rels", listed, limits)
        strings = _Strings(Budget(limits, archive.name))
        _read(archive, "xl/sharedStrings.xml", strings, limits)
        shared = tuple(strings.found)
        found = [
            Sheet(title, member, archive, shared, limits)
            for title, id_ in listed.sheets
            if (member := _member(listed.targets.get(id_, ""))) in archive.names
        ]
        yield Workbook(archive.name, tuple(found))


def _member(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _read(archive: Zip, member: str, events: _Listed | _Strings, limits: Limits) -> None:
    if member in archive.names:
        with archive.open(member) as stream:
            parse(Opened(stream, f"{archive.name}: {member}", member), events, limits)


class _Listed:
    """Names of sheets, and where they are."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.targets: dict[str, str] = {}

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "sheet" and len(self.sheets) < 1_000:
            id_ = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), id_))
        elif name == "Relationship" and len(self.targets) < 10_000:
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def end(self, name: str, text: str, line: int) -> None:
        """Nothing here ends."""


class _Strings:
    """The texts that cells share."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.found: list[str] = []
        self.parts: list[str] = []
        self.spoken = False

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "si":
            self.parts = []
        elif name == "rPh":
            self.spoken = True

    def end(self, name: str, text: str, line: int) -> None:
        if name == "t" and not self.spoken:
            self.parts.append(text)
        elif name == "rPh":
            self.spoken = False
        elif name == "si":
            self.found.append(self.budget.hold("".join(self.parts), line))


@dataclass(slots=True)
class _Rows:
    strings: tuple[str, ...]
    budget: Budget
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    number: int = 0
    column: int = 0
    kind: str = ""
    parts: list[str] = field(default_factory=list)

    def begin(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "row":
            self.cells = []
            given = attributes.get("r", "")
            self.number = int(given) if given.isdecimal() and len(given) < 9 else self.number + 1
        elif name == "c":
            self.kind, self.parts = attributes.get("t", "n"), []
            self.column = _column(attributes.get("r", ""), len(self.cells))

    def end(self, name: str, text: str, line: int) -> None:
        if name in ("v", "t"):
            self.parts.append(text)
        elif name == "c" and self.column < _MOST_COLUMNS:
            gap = self.column - len(self.cells) + 1
            self.budget.spend(8 * max(gap, 0), line)
            self.cells += [""] * gap
            self.cells[self.column] = self.budget.hold(self._value(), line)
        elif name == "row" and any(self.cells):
            self.rows.append((self.number, self.cells))

    def _value(self) -> str:
        text = "".join(self.parts)
        if self.kind == "s":
            return self.strings[int(text)] if text.isdecimal() and int(text[:9]) < len(self.strings) else ""
        return text.removesuffix(".0") if self.kind == "n" else text


def _column(reference: str, usual: int) -> int:
    found = _CELL.match(reference)
    if found is None:
        return usual
    number = 0
    for letter in found.group(1):
        number = number * 26 + ord(letter) - 64
    return number - 1
