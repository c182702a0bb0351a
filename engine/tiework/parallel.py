"""Work that comes by number, some of it at a time: the same results in the same order for any number of threads."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from time import monotonic

# So many for each thread are begun before the first of them is handed on.
_AHEAD = 2
# What takes fewer seconds than this is mostly Python's own doing, one thread at a time: others would stand in its way.
_WORTH_SHARING = 0.002


def in_order[T](
    work: Callable[[int], T],
    count: int,
    *,
    threads: int = 1,
    least: int = 0,
    until: float | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[T]:
    """Hand on work(0), work(1), … in this order, until there is no more or the time is up.

    Parameters
    ----------
    work : callable
        From a number to a result that depends on nothing else. What it raises is raised here, in its turn.
    count : int
        0 or more.
    threads : int
        From 1 on; no more than the machine has processors are made, and none where the first work is done in no time. None
        is left when this ends, however it ends.
    least : int
        So many are handed on, whatever the time.
    until : float or None
        Seconds of `time.monotonic`: nothing is begun later. What was begun is finished.
    progress : callable or None
        Called with how many are done, from the thread that asks for them.

    Examples
    --------
    >>> list(in_order(lambda k: k * k, 4, threads=2))
    [0, 1, 4, 9]
    >>> list(in_order(lambda k: k * k, 4, least=2, until=0.0))
    [0, 1]
    """
    if threads < 1:
        raise ValueError(f"threads: expected 1 or more, found {threads}")
    many = min(threads, os.cpu_count() or 1, count - 1)
    with closing(_begun(work, count, many) if many > 1 else (work(k) for k in range(count))) as found:
        for done in range(count):
            if until is not None and done >= least and monotonic() >= until:
                return
            one = next(found)
            if progress is not None:
                progress(done + 1)
            yield one


def _begun[T](work: Callable[[int], T], count: int, threads: int) -> Generator[T]:
    begin = monotonic()
    first = work(0)
    shared = monotonic() - begin >= _WORTH_SHARING
    yield first
    if shared:
        yield from _shared(work, count, threads)
    else:
        yield from (work(k) for k in range(1, count))


def _shared[T](work: Callable[[int], T], count: int, threads: int) -> Generator[T]:
    begun: deque[Future[T]] = deque()
    pool = ThreadPoolExecutor(threads)
    try:
        for k in range(1, count):
            begun.append(pool.submit(work, k))
            if len(begun) >= _AHEAD * threads:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
