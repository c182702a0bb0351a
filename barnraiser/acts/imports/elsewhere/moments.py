"""Times as archives give them."""

from datetime import UTC, datetime

from tiework.readers.times import moment


def at(said: str) -> datetime | None:
    """ISO 8601 or seconds, in UTC; None where it is neither."""
    found = moment(said, days=False)
    if found is None:
        return None
    try:
        return datetime.fromtimestamp(found[0], UTC)
    except (OverflowError, ValueError, OSError):
        return None
