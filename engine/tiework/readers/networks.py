"""What files of nodes and edges have in common: people with attributes, ties with direction, weight and perhaps a time."""

from __future__ import annotations

from collections.abc import Mapping

from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, shown, standard
from tiework.readers.columns import ACTS, PEOPLE
from tiework.readers.kinds import DIRECTED, MUTUAL, TOGETHER, both_ways
from tiework.readers.times import moment

_SAYS = {
    word: what
    for what in ("kind", "at", "amount")
    for word in ACTS[what]
    if word not in ("type", "value", "n", "t")
}
FORWARD, BACKWARD, RECIPROCATED = "forward", "backward", "reciprocated"


class Network:
    """Takes nodes and edges; makes people and acts of them.

    A tie that `tiework.writers` wrote says how much of it went forward and backward, and is taken apart again.
    """

    def __init__(self, into: Collector) -> None:
        self.into = into
        self.timed: bool | None = None

    def person(self, line: int, person: str, said: Mapping[str, str], label: str = "") -> None:
        """Take a node."""
        into = self.into
        into.row(line)
        if not into.usable(person, line):
            return
        if person in into.index:
            into.doubt(line, "a person who was there before: what is said last counts")
        into.person(person, line)
        if label:
            into.call(person, label, line)
        for name, value in said.items():
            if name.strip().casefold() in PEOPLE["name"]:
                into.call(person, value, line)
            else:
                into.know(person, standard(name), value, line)

    def tie(self, line: int, source: str, target: str, directed: bool, said: Mapping[str, str]) -> None:
        """Take an edge."""
        into = self.into
        into.row(line)
        if not (into.usable(source, line) and into.usable(target, line)):
            return
        plain = {_SAYS.get(name.strip().casefold(), name.casefold()): value for name, value in said.items()}
        amount = self._amount(line, plain.get("amount", ""))
        at = self._at(line, plain.get("at", ""))
        if amount is None or at is None:
            return
        if (apart := self._apart(plain)) is not None:
            self._both(line, source, target, amount, apart, at, plain.get(RECIPROCATED, ""))
            return
        own = plain.get("kind", "")[:200].strip()
        kind = (own or DIRECTED) if directed else (both_ways(own) if own else MUTUAL)
        into.act(line, source, (target,), kind, at, amount)

    def _amount(self, line: int, text: str) -> float | None:
        try:
            return float(text) if text.strip() else 1.0
        except ValueError:
            self.into.refuse(line, f"a weight that is no number: {shown(text)}")
            return None

    def _at(self, line: int, text: str) -> float | None:
        if self.timed is None:
            self.timed = bool(text.strip())
        if not self.timed:
            return 0.0
        read = moment(text)
        if read is None:
            self.into.refuse(line, f"no ISO date or unix time: {shown(text)}")
            return None
        self.into.counts["without_zone"] += not read[1]
        return read[0]

    def _apart(self, said: Mapping[str, str]) -> tuple[float, float] | None:
        try:
            return float(said[FORWARD]), float(said[BACKWARD])
        except (KeyError, ValueError):
            return None

    def _both(
        self,
        line: int,
        source: str,
        target: str,
        weight: float,
        apart: tuple[float, float],
        at: float,
        mutual: str,
    ) -> None:
        forward, backward = apart
        if forward:
            self.into.act(line, source, (target,), DIRECTED, at, forward)
        if backward:
            self.into.act(line, target, (source,), DIRECTED, at, backward)
        rest = weight - forward - backward
        if rest > 1e-9 * weight:
            kind = MUTUAL if mutual.strip().casefold() in ("true", "1") else TOGETHER
            self.into.act(line, source, (target,), kind, at, rest)

    def archive(self, format: str, read_as: str) -> Archive:
        """Make the archive."""
        return self.into.archive(format, dated=bool(self.timed), read_as=read_as)
