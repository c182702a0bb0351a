"""What is not ours is loaded only where it is asked for, and missed in words."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tiework.errors import TieworkError

_INSTALL = {"igraph": "igraph (GPL)", "networkx": "networkx", "pandas": "pandas"}


def load(module: str, wanted_by: str) -> Any:
    """Return a module, or say who wants it and how to get it.

    >>> load("no_such_module", "to_moon()")
    Traceback (most recent call last):
    ...
    tiework.errors.TieworkError: to_moon() needs no_such_module, which is not installed: pip install no_such_module
    """
    try:
        return import_module(module)
    except ImportError:
        known = _INSTALL.get(module, module)
        raise TieworkError(
            f"{wanted_by} needs {known}, which is not installed: pip install {module}"
        ) from None
