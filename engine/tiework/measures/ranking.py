"""Order without invented differences: values that differ by rounding alone share a rank."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def shared_ranks(
    values: ArrayLike, names: Sequence[str], digits: int = 9
) -> list[tuple[str, float, int | None]]:
    """Put values in order, largest first, those that are equal sharing a rank.

    Parameters
    ----------
    values : float64[n]
    names : sequence of str
        Equal values stand in the order of their names.
    digits : int
        Values that agree to so many digits after the point are equal.

    Returns
    -------
    list of (str, float, int or None)
        Name, value and rank; undefined values come last, without one.

    Examples
    --------
    >>> [rank for _, _, rank in shared_ranks([0.3, 0.1 + 0.2, 0.1, np.nan], "abcd")]
    [1, 1, 3, None]
    """
    table = np.asarray(values, dtype=np.float64)
    rounded = np.round(table, digits)
    known = sorted(
        (k for k in range(len(table)) if table[k] == table[k]), key=lambda k: (-rounded[k], names[k])
    )
    unknown = sorted((k for k in range(len(table)) if table[k] != table[k]), key=lambda k: names[k])
    said: list[tuple[str, float, int | None]] = []
    for place, k in enumerate(known):
        rank = place + 1 if not place or rounded[known[place - 1]] != rounded[k] else said[-1][2]
        said.append((names[k], float(table[k]), rank))
    return [*said, *((names[k], float("nan"), None) for k in unknown)]
