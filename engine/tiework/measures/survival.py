"""How long until something happens, when for some it has not happened yet: Kaplan-Meier."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from tiework.arrays import Floats, Ints

_Z = 1.959963984540054


@dataclass(frozen=True, eq=False)
class Survival:
    """The share still waiting after each wait at which something happened.

    Attributes
    ----------
    times : float64[t]
        Distinct waits that ended, rising.
    waiting : float64[t]
        Share still waiting just after each.
    low, high : float64[t]
        95 % interval of `waiting` (Greenwood's variance, log-log).
    at_risk : int64[t]
        How many were still waiting just before each.
    n : int
        How many waits there are, ended or not.
    watched : float64[n]
        How long each was watched, ended or not, rising.
    """

    times: Floats
    waiting: Floats
    low: Floats
    high: Floats
    at_risk: Ints
    n: int
    watched: Floats

    def ended(self, by: float) -> tuple[float, float, float]:
        """Share whose wait has ended within `by`, with its 95 % interval; nan without any wait, or where nobody who still
        waits was watched for so long.

        Where none has ended, or all have, the interval is Wilson's over those who were watched for so long, or ended.
        """
        step = int(np.searchsorted(self.times, by, side="right")) - 1
        waiting = float(self.waiting[step]) if step >= 0 else 1.0
        if self.n == 0 or (waiting > 0 and self.watched[-1] < by):
            return (float("nan"),) * 3
        if 0 < waiting < 1:
            return 1 - waiting, float(1 - self.high[step]), float(1 - self.low[step])
        known = self.n if waiting == 0 else int(np.count_nonzero(self.watched >= by))
        return 1 - waiting, *wilson(known if waiting == 0 else 0, known)

    @property
    def median(self) -> float:
        """The wait by which half are through; nan where half have never been."""
        return _first_below(self.times, self.waiting)

    @property
    def median_interval(self) -> tuple[float, float]:
        """95 % interval of the median (Brookmeyer & Crowley 1982); nan at an end that is not reached."""
        return _first_below(self.times, self.low), _first_below(self.times, self.high)


def wilson(found: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, after Wilson 1927.

    Examples
    --------
    >>> low, high = wilson(5, 10)
    >>> round(low, 4), round(high, 4)
    (0.2366, 0.7634)
    """
    share, extra = found / of, _Z * _Z / of
    half = _Z * float(np.sqrt(share * (1 - share) / of + extra / (4 * of)))
    middle = share + extra / 2
    return max(0.0, (middle - half) / (1 + extra)), min(1.0, (middle + half) / (1 + extra))


def kaplan_meier(waits: ArrayLike, ended: ArrayLike) -> Survival:
    """How long do people wait, counting those who are waiting still?

    Parameters
    ----------
    waits : float64[n]
        0 or more.
    ended : bool[n]
        False where the wait was still going on when last seen: censored, neither dropped nor counted as an answer.

    Returns
    -------
    Survival

    Notes
    -----
    S(t) = product over waits t_i <= t of (1 - d_i / n_i). Source: Kaplan & Meier 1958.

    Examples
    --------
    >>> found = kaplan_meier([1, 2, 3, 4], [True, True, False, True])
    >>> found.waiting, found.median
    (array([0.75, 0.5 , 0.  ]), 2.0)
    """
    length, over = np.asarray(waits, dtype=np.float64), np.asarray(ended, dtype=np.bool_)
    times, happened = np.unique(length[over], return_counts=True)
    at_risk = len(length) - np.searchsorted(np.sort(length), times, side="left")
    waiting = np.cumprod(1 - happened / at_risk)
    left = at_risk - happened
    greenwood = np.cumsum(np.divide(happened, at_risk * left, out=np.zeros(len(times)), where=left > 0))
    low, high = _log_log(waiting, greenwood)
    return Survival(times, waiting, low, high, at_risk.astype(np.int64), len(length), np.sort(length))


def _log_log(waiting: Floats, greenwood: Floats) -> tuple[Floats, Floats]:
    inner = (waiting > 0) & (waiting < 1)
    safe = np.where(inner, waiting, 0.5)
    width = _Z * np.sqrt(greenwood) / np.abs(np.log(safe))
    low, high = safe ** np.exp(width), safe ** np.exp(-width)
    return np.where(inner, low, waiting), np.where(inner, high, waiting)


def _first_below(times: Floats, shares: Floats) -> float:
    # A product of fractions that is one half may lie a rounding above it.
    below = np.flatnonzero(shares <= 0.5 + 1e-12)
    return float(times[below[0]]) if len(below) else float("nan")
