"""Whether acts carry their time: said by the first of them, and held to by all others."""

from __future__ import annotations

from tiework.readers.collecting import Collector, shown
from tiework.readers.times import moment

UNREAD = "no ISO date or unix time"
MISSING = "no time given"
LATE = "a time where the first of its kind has none: read as if none had"


class Clock:
    """Reads the time of each act; where the first one has none, the network stands at one moment.

    Attributes
    ----------
    timed : bool or None
        None before the first act.
    """

    def __init__(self, into: Collector) -> None:
        self.into = into
        self.timed: bool | None = None
        self._noted = False

    def read(self, line: int, text: str) -> float | None:
        """Return the time of an act in unix seconds, 0 where nothing is dated; None where the act was refused."""
        given = bool(text.strip())
        if self.timed is None:
            self.timed = given
        if not self.timed:
            if given and not self._noted:
                self._noted = True
                self.into.doubt(line, LATE)
            return 0.0
        read = moment(text) if given else None
        if read is None:
            self.into.refuse(line, f"{UNREAD}: {shown(text)}" if given else MISSING)
            return None
        self.into.counts["without_zone"] += not read[1]
        return read[0]
