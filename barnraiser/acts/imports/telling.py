"""How far it is, in words."""

from datetime import timedelta
from math import ceil

from barnraiser.ground import clock

from .models import Import, Progress, State

STAY = "You can leave this page."


def said(brought: Import) -> str:
    """`412 of 1,380 messages. About a minute. You can leave this page.`"""
    progress: Progress | None = brought.row("progress")
    if brought.state == State.READING:
        so_far = f" {progress.done:,} messages so far." if progress and progress.done else ""
        return f"Reading the archive.{so_far} {STAY}"
    if brought.state == State.RELEASING and not (progress and progress.done):
        return f"On its way into the community. {STAY}"
    if progress is None or not progress.total:
        return f"Reading the archive once more before it comes in. {STAY}"
    return " ".join(
        filter(None, (f"{progress.done:,} of {progress.total:,} messages.", _left(progress), STAY))
    )


def _left(progress: Progress) -> str:
    if not progress.done or progress.done >= progress.total:
        return ""
    spent = clock.now() - progress.started_at
    return about(spent / progress.done * (progress.total - progress.done))


def about(time: timedelta) -> str:
    minutes = ceil(time / timedelta(minutes=1))
    if time < timedelta(seconds=20):
        return "A few seconds."
    return "About a minute." if minutes <= 1 else f"About {minutes} minutes."
