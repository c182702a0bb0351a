"""How far long work has come: on standard error, and only where somebody is looking."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

# More often than this nobody can read it.
_BREATH = 0.1


class Progress:
    """Says one line over and over; nothing where standard error is no terminal.

    Examples
    --------
    >>> progress = Progress()
    >>> progress.say("Measuring")
    >>> progress.done()
    """

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self._last = 0.0

    def say(self, text: str) -> None:
        """Show a line in place of the one before."""
        if self.shown:
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()
            self._last = time.monotonic()

    def counting(self, what: str, of: int | None = None) -> Callable[[int], None]:
        """Return a function that shows how many there are so far."""

        def told(count: int) -> None:
            if self.shown and time.monotonic() - self._last > _BREATH:
                self.say(f"{count:,} of {of:,} {what}" if of else f"{count:,} {what}")

        return told

    def done(self) -> None:
        """Take the line away."""
        self.say("")

    def note(self, text: str) -> None:
        """Say something that stays."""
        if self.shown:
            self.say(f"{text}\n")

    def warn(self, text: str) -> None:
        """Say something that nobody must overlook, also where standard error is no terminal."""
        self.done()
        sys.stderr.write(f"tiework: {text}\n")
