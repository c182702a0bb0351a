"""Writers: what others read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tiework.writers.writing import FORMATS, write

__all__ = ["FORMATS", "write"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tiework.writers' has no attribute {name!r}")
    return getattr(import_module("tiework.writers.writing"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
