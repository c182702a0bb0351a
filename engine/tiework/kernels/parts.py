"""Kernels that come in parts: as many threads as there are, and the same parts whatever their number."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from tiework.kernels.checks import done


def in_parts(run: Callable[[int, int], int], parts: int, threads: int) -> None:
    """Run every part of a kernel, some at a time, and raise what the first of them reports.

    Parameters
    ----------
    run : callable
        From a part and the number of parts to what the kernel reports.
    parts, threads : int
    """
    if threads < 1:
        raise ValueError(f"threads: expected 1 or more, found {threads}")
    said = [0] * parts

    def share(first: int) -> None:
        for part in range(first, parts, threads):
            said[part] = run(part, parts)

    together(share, min(threads, parts))
    for status in said:
        done(status)


def together(work: Callable[[int], object], threads: int) -> None:
    """Call work(0), work(1), … each on a thread of its own, the first on this one; raise what the first of them raised.

    Not by `concurrent.futures`, which loads logging: a tenth of what a small log takes.
    """
    trouble: dict[int, BaseException] = {}

    def kept(place: int) -> None:
        try:
            work(place)
        except BaseException as one:
            trouble[place] = one

    others = [Thread(target=kept, args=(place,)) for place in range(1, threads)]
    for other in others:
        other.start()
    kept(0)
    for other in others:
        other.join()
    if trouble:
        raise trouble[min(trouble)]
