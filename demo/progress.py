"""What the one at the terminal reads while a year goes by."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO


class Progress:
    """One line a scene: it counts up on a terminal, and is written once elsewhere."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._counts = self._out.isatty()

    def through[T](self, name: str, things: Sequence[T]) -> Iterator[T]:
        """Each of the things, counted as it is done."""
        total = len(things)
        for done, thing in enumerate(things, 1):
            yield thing
            if self._counts:
                self._write(f"\r{self._line(name, done, total)}")
        self._write(
            f"\r{self._line(name, total, total)}\n" if self._counts else f"{self._line(name, total, total)}\n"
        )

    def say(self, words: str) -> None:
        self._write(f"{words}\n")

    def _line(self, name: str, done: int, total: int) -> str:
        return f"  {name:<34} {done} of {total}"

    def _write(self, words: str) -> None:
        self._out.write(words)
        self._out.flush()


class Silence(Progress):
    """For tests."""

    def through[T](self, name: str, things: Iterable[T]) -> Iterator[T]:
        yield from things

    def say(self, words: str) -> None:
        pass
