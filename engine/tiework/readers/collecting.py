"""Acts gathered as columns while a file streams by; what is wrong with it is gathered beside them."""

from __future__ import annotations

import math
import time
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from tiework.errors import InputError
from tiework.readers.archive import STANDARD, Archive, Attributes, Problem, Selves
from tiework.readers.limits import Budget, Limits

type Progress = Callable[[int], None]
EARLIEST, LATEST = -62_135_596_800.0, 253_402_300_799.0  # the years 1 to 9999
# Nobody dated an act before the year 1000; programs write the year 1 where they know no date.
LONG_AGO = -30_610_224_000.0
_AHEAD = 86_400.0


class Collector:
    """Takes people, acts and problems one by one, within limits; makes the archive.

    Parameters
    ----------
    name : str
        The file.
    limits : Limits
    progress : callable, optional
        Called with the number of rows read so far, now and then.
    now : float, optional
        Acts more than a day later are noted as doubtful; the clock's time unless given.
    """

    def __init__(
        self, name: str, limits: Limits, progress: Progress | None = None, now: float | None = None
    ) -> None:
        self.name, self.limits, self.progress = name, limits, progress
        self.trusted = LONG_AGO, (time.time() if now is None else now) + _AHEAD
        self.budget = Budget(limits, name)
        self.index: dict[str, int] = {}
        self.kinds: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self.columns: dict[str, dict[str, str]] = {}
        self.tiers: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.counts: Counter[str] = Counter()
        self.rows = 0
        self._values: dict[str, str] = {}
        self._actor, self._party, self._kind = array("i"), array("i"), array("h")
        self._offsets, self._at, self._amount = array("q", [0]), array("d"), array("d")

    def row(self, line: int | None = None) -> None:
        """Count one row, post or edge of the file."""
        self.rows += 1
        if self.rows > self.limits.rows:
            self.budget.check("rows", self.rows, self.limits.rows, line)
        if self.progress is not None and self.rows % 20_000 == 0:
            self.progress(self.rows)

    def refuse(self, line: int, what: str) -> None:
        """Note something that was left out."""
        self._note(line, what, "refused")

    def doubt(self, line: int, what: str) -> None:
        """Note something that was taken, with doubt."""
        self._note(line, what, "doubtful")

    def _note(self, line: int, what: str, severity: Literal["refused", "doubtful"]) -> None:
        self.counts[severity] += 1
        if len(self.problems) < self.limits.problems:
            self.problems.append(Problem(line, what, severity))

    def person(self, name: str, line: int | None = None) -> int:
        """Return the code of a person, known from now on."""
        code = self.index.get(name)
        if code is None:
            code = self.index[name] = len(self.index)
            self.budget.hold(name, line)
            self.budget.check("people", len(self.index), self.limits.people, line)
        return code

    def call(self, person: str, name: str, line: int | None = None) -> None:
        """Give a person a name; the first one given stays."""
        name = name.strip()
        if name and name != person and person not in self.names and self._sound(name):
            self.names[person] = self.budget.hold(name, line)

    def know(self, person: str, column: str, value: str, line: int | None = None) -> None:
        """Note what somebody is, in one column: sector, place, group, tier or another."""
        if not (self._sound(value) and self._sound(column)):
            self.refuse(
                line or 1, f"an attribute of over {self.limits.cell} characters, or one that is no text"
            )
        elif column == "tier":
            self._tier(person, value, line)
        elif value.strip():
            self.columns.setdefault(column, {})[person] = self._values.setdefault(value, value)
            self.budget.hold(value, line)

    def _tier(self, person: str, value: str, line: int | None) -> None:
        if not value.strip():
            return
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not number.is_integer() or not 0 <= number < 2**31:
            self.refuse(line or 1, f"a tier that is no whole number from 0 up: {shown(value)}")
            return
        self.tiers[person] = int(number)
        self.budget.hold("", line)

    def usable(self, name: str, line: int) -> bool:
        """Say whether an id can be a person's; note it as refused where it cannot."""
        if not name or name.isspace() or not self._sound(name):
            self.refuse(line, f"{_why(name, self.limits.cell)} where a person's id should be")
            return False
        return True

    def _sound(self, text: str) -> bool:
        # What is plain ASCII, as most is, needs no closer look for halves of characters.
        if len(text) > self.limits.cell or "\0" in text:
            return False
        return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)

    def act(
        self, line: int, by: str, toward: Iterable[str], kind: str, at: float, amount: float = 1.0
    ) -> bool:
        """Take one act; say whether it counts. What cannot be is noted as refused, a self-act is counted."""
        if not (EARLIEST <= at <= LATEST):
            self.refuse(line, "a time outside the years 1 to 9999")
        elif not (0 <= amount < math.inf):
            self.refuse(line, f"an amount that is not 0 or more: {amount:g}")
        else:
            taken = self._act(line, by, toward, kind, at, amount)
            if taken and not (self.trusted[0] <= at <= self.trusted[1]):
                when = "in the future" if at > 0 else "before the year 1000"
                self.doubt(line, f"a time {when}: kept as it stands")
            return taken
        return False

    def _act(self, line: int, by: str, toward: Iterable[str], kind: str, at: float, amount: float) -> bool:
        actor = self.person(by, line)
        start = len(self._party)
        named = False
        seen: set[int] = {actor}
        for name in toward:
            named = True
            code = self.person(name, line)
            if code not in seen:
                seen.add(code)
                self._party.append(code)
        if named and len(self._party) == start:
            self.counts["self_acts"] += 1
            return False
        code = self.kinds.setdefault(kind, len(self.kinds))
        self._actor.append(actor)
        self._offsets.append(len(self._party))
        self._kind.append(code)
        self._at.append(at)
        self._amount.append(amount)
        most = self.limits.acts
        if len(self._actor) > most or len(self._party) > most or code > 1_000:
            self.budget.check("acts", len(self._actor), most, line)
            self.budget.check("people acted toward in all acts together", len(self._party), most, line)
            self.budget.check("kinds of act", code, 1_000, line)
        return True

    def attributes(self) -> Attributes:
        """Return what is known of people so far."""
        return Attributes(self.columns, self.tiers)

    def archive(self, format: str, *, dated: bool = True, read_as: str = "") -> Archive:
        """Make the archive of what was taken.

        Raises
        ------
        InputError
            Where there is neither a person nor an act.
        """
        import numpy as np

        from tiework.acts import ActTable

        if not self.index:
            first = next((one for one in self.problems if one.severity == "refused"), None)
            found = (
                f"{self.counts['refused']} that cannot, the first being {first.what}" if first else "nothing"
            )
            line = first.line if first else None
            raise InputError(
                "at least one person or act that can be read", found=found, file=self.name, line=line
            )
        table = ActTable(
            tuple(self.index), tuple(self.kinds), np.frombuffer(self._actor, np.int32),
            np.frombuffer(self._offsets, np.int64), np.frombuffer(self._party, np.int32),
            np.frombuffer(self._kind, np.int16), np.frombuffer(self._at), np.frombuffer(self._amount),
            self.counts["self_acts"],
        )  # fmt: skip
        counts = {
            "people": len(table.people),
            "acts": len(table),
            "refused": 0,
            "doubtful": 0,
            "self_acts": 0,
            "rows": self.rows,
        }
        people = _named(table.people, self.names)
        return Archive(
            self.name, (), people, tuple(self.problems), {**counts, **self.counts}, format, self.attributes(),
            table, dated, read_as, self.trusted,
        )  # fmt: skip


def standard(column: str) -> str:
    """Return a column's name, in the standard spelling where it is a standard one.

    >>> standard(" Sector "), standard("Favourite bread")
    ('sector', 'Favourite bread')
    """
    plain = column.strip()
    return plain.casefold() if plain.casefold() in STANDARD else plain


def _named(people: tuple[str, ...], names: Mapping[str, str]) -> Mapping[str, str]:
    return {person: names.get(person, person) for person in people} if names else Selves(people)


def _why(name: str, most: int) -> str:
    if not name or name.isspace():
        return "nothing"
    if "\0" in name:
        return "a NUL byte"
    return f"more than {most} characters" if len(name) > most else "half a character"


def shown(value: object, most: int = 40) -> str:
    """Return a value as it may stand in an error: short, on one line.

    >>> shown("a" * 50, 8)
    "'aaaaaa…'"
    """
    text = str(value)
    return repr(text[: most - 2] + "…") if len(text) > most else repr(text)
