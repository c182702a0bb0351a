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

    others = [Thread(target=share, args=(first,)) for first in range(1, min(threads, parts))]
    for other in others:
        other.start()
    share(0)
    for other in others:
        other.join()
    for status in said:
        done(status)
