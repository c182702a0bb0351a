"""One's own figures as a stream: an event whenever they are others, a comment every fifteen seconds."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from hashlib import sha256

from barnraiser.ground.live import looked
from barnraiser.people.models import Person

from . import queries
from .models import OwnReading

EVERY = 1.0
QUIET = 15.0
# Then the browser asks again, and with it whether it may.
LASTS = 600.0


async def events(viewer: Person) -> AsyncIterator[str]:
    """The first event says how the figures are now, each later one that they moved. No figure is in it: the page asks."""
    last, quiet, left = "", 0.0, LASTS
    while left > 0:
        now = await looked(moment, viewer)
        if now != last:
            yield f"event: figures\ndata: {now}\n\n"
            last, quiet = now, 0.0
        await asyncio.sleep(EVERY)
        quiet, left = quiet + EVERY, left - EVERY
        if quiet >= QUIET:
            yield ": still here\n\n"
            quiet = 0.0


def moment(viewer: Person) -> str:
    return print_of(queries.own(viewer))


def print_of(rows: Iterable[OwnReading]) -> str:
    """Letters that change when one of these figures does; rounding changes nothing."""
    said = [
        (row.community_id, row.as_of.isoformat(), _said(row.figures), sorted(row.refusals)) for row in rows
    ]
    return sha256(repr(said).encode()).hexdigest()[:16]


def _said(figures: dict[str, float | None]) -> list[tuple[str, str]]:
    return sorted((key, "" if value is None else f"{value:.8g}") for key, value in figures.items())
