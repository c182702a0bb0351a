"""For tests alone: some names are answered by one server on this machine. No setting and no variable can do this."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

_names: ContextVar[frozenset[str]] = ContextVar("names", default=frozenset())
_port: ContextVar[int] = ContextVar("port", default=0)


@contextmanager
def standing_in(port: int, *names: str) -> Iterator[None]:
    """Within the block, this port of the loopback address answers for these names, and for nothing else."""
    if not settings.TESTING:
        raise RuntimeError("Only a test may let a server on this machine stand in for one outside.")
    tokens = _names.set(frozenset(names)), _port.set(port)
    try:
        yield
    finally:
        _names.reset(tokens[0])
        _port.reset(tokens[1])


def stand_in_for(name: str) -> tuple[str, int] | None:
    """Where to dial instead, if a test said so."""
    return ("127.0.0.1", _port.get()) if settings.TESTING and name in _names.get() else None
