"""The one clock. Imports, the demo and tests may set it; nothing else asks the machine for the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db.models import DateTimeField, Expression, Value
from django.db.models.functions import Now
from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    return _moment.get() or timezone.now()


def in_database() -> Expression:
    """The same for a query: the database's own moment, so that where hours decide no server's clock does."""
    moment = _moment.get()
    return Value(moment, output_field=DateTimeField()) if moment else Now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within the block it is `moment` (timezone-aware)."""
    if timezone.is_naive(moment):
        raise ValueError("The clock is set only to a moment with a time zone.")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
