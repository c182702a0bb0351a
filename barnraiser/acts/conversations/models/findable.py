from datetime import datetime

from django.db import models

from barnraiser.ground import search

# Newest first is the order of keys, so that what is found first need not be sorted: seconds before, the row's own key behind.
ROWS = 1 << 31
LAST_SECOND = (1 << 32) - 1


class Findable(search.Words):
    """Every word of a message, with its stems; and behind a sign of their own what narrows a search: room, author, kind."""

    objects = models.Manager["Findable"]()

    class Meta:
        db_table = "conversations_findable"

    def __str__(self) -> str:
        return str(self.key)


def key_at(moment: datetime, row: int = 0) -> int:
    """The key of the message that was said then: all of them are in the order of time."""
    return min(max(int(moment.timestamp()), 0), LAST_SECOND) * ROWS + row


def row_of(key: int) -> int:
    """The message's own key."""
    return key % ROWS
