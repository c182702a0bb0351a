"""What files of nodes and edges have in common: people with attributes, ties with direction, weight and perhaps a time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from tiework.readers.archive import Archive
from tiework.readers.clock import Clock
from tiework.readers.collecting import Collector, standard
from tiework.readers.columns import ACTS, PEOPLE
from tiework.readers.kinds import DIRECTED, MUTUAL, TOGETHER, both_ways, in_person
from tiework.readers.numbers import number, why_not

_SAYS = {
    word: what
    for what in ("kind", "at", "amount")
    for word in ACTS[what]
    if word not in ("type", "value", "n", "t")
}
FORWARD, BACKWARD, RECIPROCATED, IN_PERSON = "forward", "backward", "reciprocated", "in_person"
# What `tiework ties` calls the same.
_SAYS |= {"a_to_b": FORWARD, "b_to_a": BACKWARD}
_TRUE = ("true", "1")


class Network:
    """Takes nodes and edges; makes people and acts of them.

    A tie that `tiework.writers` wrote says how much of it went forward and backward, and how much came from meeting: it
    is taken apart again.
    """

    def __init__(self, into: Collector) -> None:
        self.into, self.clock = into, Clock(into)
        # Weights of the ties that were taken apart, and of the others: the lightest of each.
        self._apart_least, self._least = math.inf, math.inf

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
        at = None if amount is None else self.clock.read(line, plain.get("at", ""))
        if amount is None or at is None:
            return
        if (apart := self._apart(plain)) is not None:
            self._both(line, source, target, amount, apart, at, plain)
            return
        own = plain.get("kind", "")[:200].strip()
        kind = (own or DIRECTED) if directed else (both_ways(own) if own else MUTUAL)
        if into.act(line, source, (target,), kind, at, amount) and amount:
            self._least = min(self._least, amount)

    def _amount(self, line: int, text: str) -> float | None:
        amount = number(text) if text.strip() else 1.0
        if amount is None:
            self.into.refuse(line, f"a weight {why_not(text)}")
        return amount

    def _apart(self, said: Mapping[str, str]) -> tuple[float, float] | None:
        try:
            forward, backward = float(said[FORWARD]), float(said[BACKWARD])
        except (KeyError, ValueError):
            return None
        return (forward, backward) if 0 <= forward < math.inf and 0 <= backward < math.inf else None

    def _both(
        self,
        line: int,
        source: str,
        target: str,
        weight: float,
        apart: tuple[float, float],
        at: float,
        said: Mapping[str, str],
    ) -> None:
        forward, backward = apart
        rest = max(weight - forward - backward, 0.0)
        mutual = said.get(RECIPROCATED, "").strip().casefold() in _TRUE
        # What was done together was met for first; what is left is shared by both ways alike.
        met = min(max(number(said.get(IN_PERSON, "")) or 0.0, 0.0), weight)
        of_rest = min(met, rest)
        share = (met - of_rest) / (forward + backward) if forward + backward else 0.0
        for one, other, kind, amount, part in (
            (source, target, DIRECTED, forward, forward * share),
            (target, source, DIRECTED, backward, backward * share),
            (source, target, MUTUAL if mutual else TOGETHER, rest, of_rest),
        ):
            for named, much in ((kind, amount - part), (in_person(kind), part)):
                if much > 1e-9 * weight:
                    self.into.act(line, one, (other,), named, at, much)
        if weight > 0:
            self._apart_least = min(self._apart_least, weight)

    def archive(self, format: str, read_as: str) -> Archive:
        """Make the archive."""
        archive = self.into.archive(format, dated=bool(self.clock.timed), read_as=read_as)
        if self._apart_least == math.inf:
            return archive
        # A sum of parts may end a hair below the weight it was written with.
        return replace(archive, lightest=min(self._apart_least, self._least) * (1 - 1e-9))
