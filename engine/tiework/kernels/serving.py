"""Which module serves a kernel here: the compiled one, or its twin."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tiework.kernels.library import available


def serving(name: str) -> Any:
    """Return `tiework.kernels.<name>` where kernels were compiled, else `tiework.reference.<name>`: the same functions.

    >>> serving("shape").__name__ in ("tiework.kernels.shape", "tiework.reference.shape")
    True
    """
    return import_module(f"tiework.{'kernels' if available() else 'reference'}.{name}")
