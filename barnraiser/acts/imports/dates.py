"""When a message was said, where the archive's own date cannot be right; and how deep it lies in its thread."""

from datetime import datetime

from tiework.readers.mbox import Message

FIRST_MAIL = 1971


def dates_of(messages: list[Message], now: datetime) -> tuple[dict[str, datetime], list[int]]:
    """The date of each message: its own if it can be right, else that of a neighbour; never before what it answers."""
    dates: dict[str, datetime] = {}
    mended: list[int] = []
    sound = [m.date for m in messages if _is_sound(m, now)]
    last = sound[0] if sound else now
    for message in messages:
        if _is_sound(message, now):
            last = message.date
        else:
            mended.append(message.line)
        dates[message.id] = last
    _after_parents(messages, dates)
    return dates, mended


def _is_sound(message: Message, now: datetime) -> bool:
    return not message.doubtful_date and message.date.year >= FIRST_MAIL and message.date <= now


def _after_parents(messages: list[Message], dates: dict[str, datetime]) -> None:
    depths = depths_of(messages)
    for message in sorted(messages, key=lambda m: depths[m.id]):
        if message.parent_id in dates:
            dates[message.id] = max(dates[message.id], dates[message.parent_id])


def depths_of(messages: list[Message]) -> dict[str, int]:
    parents = {message.id: message.parent_id for message in messages}
    depths: dict[str, int] = {}
    for message in messages:
        chain = []
        here: str | None = message.id
        while here is not None and here in parents and here not in depths:
            chain.append(here)
            here = parents[here]
        start = depths.get(here, -1) if here is not None else -1
        for place, one in enumerate(reversed(chain), start=start + 1):
            depths[one] = place
    return depths
