"""The next piece is read while this one is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Full, Queue
from threading import Event, Thread
from types import TracebackType
from typing import Self

# Seconds between two looks whether anybody still waits for pieces.
_WAIT = 0.1


class Ahead[T]:
    """Draws pieces in a thread of its own, at most `depth` ahead; what goes wrong there is raised where they are used.

    >>> with Ahead(iter("abc")) as read:
    ...     list(read)
    ['a', 'b', 'c']
    """

    def __init__(self, pieces: Iterator[T], depth: int = 2) -> None:
        self._pieces, self._stop = pieces, Event()
        self._queue: Queue[tuple[T] | BaseException] = Queue(depth)
        self._thread = Thread(target=self._draw, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def __iter__(self) -> Iterator[T]:
        while True:
            got = self._queue.get()
            if isinstance(got, StopIteration):
                return
            if isinstance(got, BaseException):
                raise got
            yield got[0]

    def _draw(self) -> None:
        end: BaseException = StopIteration()
        try:
            for piece in self._pieces:
                if not self._put((piece,)):
                    return
        except BaseException as trouble:
            end = trouble
        self._put(end)

    def _put(self, piece: tuple[T] | BaseException) -> bool:
        while not self._stop.is_set():
            try:
                self._queue.put(piece, timeout=_WAIT)
                return True
            except Full:
                continue
        return False
