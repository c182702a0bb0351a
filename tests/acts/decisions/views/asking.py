"""The form that proposes, filled in."""

from datetime import timedelta

from barnraiser.ground import clock

LIST = "/communities/soil-and-table/decisions/"
NEW = LIST + "new/"
FILLED = {
    "p-title": "Bring your own cup",
    "p-words": "To every gathering.",
    "p-why": "Four bin bags in June.",
    "p-needed": "50%",
}


def filled(**other: str) -> dict[str, str]:
    """As its members would fill it in, unless told otherwise."""
    closes_at = (clock.now() + timedelta(days=8)).strftime("%Y-%m-%dT%H:%M")
    return FILLED | {"p-closes_at": closes_at} | other
