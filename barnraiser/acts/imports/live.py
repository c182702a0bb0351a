"""Progress as a stream: an event whenever it moves, a comment every fifteen seconds, the end when it is over."""

import asyncio
import json
from collections.abc import AsyncIterator

from barnraiser.ground.live import looked
from barnraiser.people.models import Person

from . import queries, rules
from .models import State
from .telling import said

EVERY = 1.0
QUIET = 15.0


async def events(viewer: Person, code: str) -> AsyncIterator[str]:
    """Asks again each time whether the viewer may still see it: who lost the role hears no more."""
    last, quiet = None, 0.0
    while (now := await looked(moment, viewer, code)) is not None:
        if now != last:
            yield f"event: {now['state']}\ndata: {json.dumps(now)}\n\n"
            last, quiet = now, 0.0
        if now["state"] not in (State.READING, State.RUNNING, State.RELEASING):
            return
        await asyncio.sleep(EVERY)
        quiet += EVERY
        if quiet >= QUIET:
            yield ": still here\n\n"
            quiet = 0.0


def moment(viewer: Person, code: str) -> dict[str, str | int] | None:
    """The state, the counts and the words for them; None for who may not see it."""
    brought = queries.visible_to(viewer).filter(code=code).first()
    if brought is None or not rules.may_see(viewer, brought):
        return None
    progress = brought.row("progress")
    done, total = (progress.done, progress.total) if progress else (0, 0)
    return {"state": brought.state.value, "done": done, "total": total, "said": said(brought)}
