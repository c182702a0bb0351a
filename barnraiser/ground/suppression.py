"""Which cells of a table may be shown: none that is small, and none from which a small one could be told.

The one place where the smallest numbers of the house stand.
"""

from collections.abc import Mapping

SMALLEST_CELL = 5
SMALLEST_GROUP = 8
# The mean of what people answered tells more about each of them than a count does.
SMALLEST_MEAN = 10


def hidden_cells[K](
    counts: Mapping[K, int], also: frozenset[K] = frozenset(), smallest: int = SMALLEST_CELL
) -> set[K]:
    """The cells to hide: those under the smallest, those named in `also`, and as many of the next larger ones as it
    takes to keep at least two hidden, twice the smallest or more between them. Empty cells tell of nobody, and stay.
    """
    hidden = {key for key, count in counts.items() if 0 < count < smallest or (key in also and count)}
    if not hidden:
        return hidden
    rest = sorted(
        (k for k, count in counts.items() if count and k not in hidden), key=lambda k: (counts[k], str(k))
    )
    for key in rest:
        if len(hidden) > 1 and sum(counts[k] for k in hidden) >= 2 * smallest:
            break
        hidden.add(key)
    return hidden


def said(count: int) -> str:
    """A count of people in words that tell of nobody."""
    return "fewer than five" if 0 < count < SMALLEST_CELL else "nobody" if count == 0 else str(count)
