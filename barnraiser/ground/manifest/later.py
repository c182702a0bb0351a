"""Naming what answers without loading it: manifests are read before there are models."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

# Every function that a manifest names, for the test that each of them exists.
NAMED: set[tuple[str, str]] = set()


def later(package: str | None) -> Callable[[str], Callable[..., Any]]:
    """What the app in the package calls `queries.cards`, loaded when it is asked and not before.

    >>> here = later("barnraiser.acts.campaigns")
    >>> find = here("queries.cards")
    """

    def named(path: str) -> Callable[..., Any]:
        part, _, name = path.rpartition(".")
        module = f"{package}.{part}"
        NAMED.add((module, name))

        def answers(*given: Any, **named: Any) -> Any:
            return getattr(import_module(module), name)(*given, **named)

        return answers

    return named
