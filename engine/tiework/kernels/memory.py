"""Memory that is free, and still held."""

from __future__ import annotations

import sys

from tiework.kernels.checks import done
from tiework.kernels.library import available, function


def give_back() -> None:
    """Give back to the system what was freed and is kept for the next time, here and in Arrow where it is loaded.

    Between two stages of long work, each of which needs much for itself.

    >>> give_back()
    """
    if "pyarrow" in sys.modules:
        import pyarrow as pa

        pa.default_memory_pool().release_unused()
    if available():
        done(function("tw_give_back")())
