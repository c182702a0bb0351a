"""What moved, told to the pages that are open: one look a second for a whole process, however many pages are.

An app says in its manifest what stirs: `stirs(since)` gives, by growing key, the topics that the rows after `since` moved
(None: nothing, and where the keys are now). A topic says that something happened and never what: the page asks for it, and is
asked who it is again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import StreamingHttpResponse

from .manifest import stirring

EVERY = 1.0
QUIET = 15.0
# Then the browser asks again, and with it whether it may.
LASTS = 300.0
# Rows are not always seen in the order of their keys: one with a smaller key may be committed a little later.
LOOKS_BACK = 100

type Stirs = Callable[[int | None], tuple[int, Mapping[int, Iterable[str]]]]


@dataclass(slots=True)
class Watch:
    """One app's rows: up to which key they were seen, and which of the latest were."""

    stirs: Stirs
    at: int | None = None
    seen: set[int] = field(default_factory=set)

    def look(self) -> set[str]:
        """The topics that moved since the last look; at the first, none."""
        if self.at is None:
            self.at, _ = self.stirs(None)
            _, rows = self.stirs(self._since())
            self.seen = set(rows)
            return set()
        self.at, rows = self.stirs(self._since())
        new = {topic for key, topics in rows.items() if key not in self.seen for topic in topics}
        self.seen = set(rows)
        return new

    def _since(self) -> int:
        return max((self.at or 0) - LOOKS_BACK, 0)


@dataclass(slots=True, eq=False)
class Listener:
    """One open page: which topics it waits for, and which of them moved since it was last told."""

    topics: frozenset[str]
    moved: set[str] = field(default_factory=set)
    stirred: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """Every open page of a process. Looks only while there is one."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self._looking: asyncio.Task[None] | None = None

    async def listen(self, topics: Iterable[str]) -> AsyncIterator[set[str]]:
        """The topics that moved, as they move; an empty set every fifteen quiet seconds. Ends by itself after a while."""
        listener = Listener(frozenset(topics))
        self.listeners.add(listener)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        ends = asyncio.get_running_loop().time() + LASTS
        try:
            while (left := ends - asyncio.get_running_loop().time()) > 0:
                with suppress(TimeoutError):
                    await asyncio.wait_for(listener.stirred.wait(), min(QUIET, left))
                listener.stirred.clear()
                moved, listener.moved = listener.moved, set()
                yield moved
        finally:
            self.listeners.discard(listener)

    async def _look(self) -> None:
        watches = [Watch(stirs) for stirs in stirring()]
        while self.listeners:
            moved = await looked(_moved, watches)
            for listener in self.listeners if moved else ():
                if mine := moved & listener.topics:
                    listener.moved |= mine
                    listener.stirred.set()
            await asyncio.sleep(EVERY)


def _moved(watches: Iterable[Watch]) -> set[str]:
    return {topic for watch in watches for topic in watch.look()}


async def looked[**P, R](look: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
    """What one look at the database gives. No connection is kept until the next: its thread may end before."""

    def once() -> R:
        try:
            return look(*given, **named)
        finally:
            _let_go()

    return await sync_to_async(once)()


def _let_go() -> None:
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()


def streamed(events: AsyncIterator[str]) -> StreamingHttpResponse:
    """The events as a response. The connection to the database that the request had is let go of: a stream lasts."""
    _let_go()
    stream = StreamingHttpResponse(events, content_type="text/event-stream")
    stream["Cache-Control"] = "no-store"
    stream["X-Accel-Buffering"] = "no"
    return stream


hub = Hub()
