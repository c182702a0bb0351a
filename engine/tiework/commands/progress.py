"""How far long work has come: on standard error, and only where somebody is looking."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

# More often than this nobody can read it.
_BREATH = 0.1


class Progress:
    """Says one line over and over; nothing where standard error is no terminal.

    Parameters
    ----------
    aloud : bool
        Say that kernels are missing also where nobody may be looking.

    Examples
    --------
    >>> progress = Progress()
    >>> progress.say("Measuring")
    >>> progress.done()
    """

    def __init__(self, aloud: bool = False) -> None:
        self.shown = sys.stderr.isatty()
        self._last = 0.0
        if aloud or self.shown:
            self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        from tiework import kernels

        if not kernels.available():
            sys.stderr.write(f"no compiled kernels: {kernels.missing()}; the plain way takes longer\n")
            sys.stderr.flush()

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

    def now_and_then(self) -> Callable[[str], None]:
        """Return a function that shows a line, but not more often than can be read; one that begins anew at once."""
        began = ""

        def told(text: str) -> None:
            nonlocal began
            word = text.lstrip("0123456789, of")
            if self.shown and (word != began or time.monotonic() - self._last > _BREATH):
                began = word
                self.say(text)

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
