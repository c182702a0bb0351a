"""How consistently do several questions ask for one thing? Reliability of survey scales."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from tiework.arrays import ratio


def cronbach_alpha(items: ArrayLike) -> float:
    """How consistently do the items of a scale answer together?

    Parameters
    ----------
    items : float64[respondents, items]
        Without missing values; reverse-keyed items already turned round.

    Returns
    -------
    float
        alpha = k / (k - 1) (1 - sum of item variances / variance of the sum); at most 1; nan for fewer than two items or
        two respondents, or where nobody differs. Source: Cronbach 1951.

    Examples
    --------
    >>> cronbach_alpha([[1, 2], [2, 3], [3, 4]])
    1.0
    """
    table = np.asarray(items, dtype=np.float64)
    if table.ndim != 2 or min(table.shape) < 2:
        return float("nan")
    return _alpha(np.cov(table, rowvar=False))


def alpha_from_covariance(covariance: ArrayLike) -> float:
    """Cronbach's alpha of a covariance or correlation matrix (float64[k, k]); nan for fewer than two items."""
    table = np.asarray(covariance, dtype=np.float64)
    return _alpha(table) if len(table) > 1 else float("nan")


def mcdonald_omega(loadings: ArrayLike) -> float:
    """How much of the sum of the items is the one thing they share?

    Parameters
    ----------
    loadings : float64[k]
        Standardised loadings of a one-factor model.

    Returns
    -------
    float
        omega = (sum of l) ** 2 / ((sum of l) ** 2 + sum of (1 - l ** 2)); 0 to 1; nan without items.
        Source: McDonald 1999.

    Examples
    --------
    >>> round(mcdonald_omega([0.8, 0.8]), 4)
    0.7805
    """
    load = np.asarray(loadings, dtype=np.float64)
    common = load.sum() ** 2
    return float(ratio(common, common + (1 - load**2).sum()))


def spearman_brown(correlation: float) -> float:
    """How reliable are two items together that correlate so (2 r / (1 + r))?

    >>> round(spearman_brown(0.4), 4)
    0.5714
    """
    return float(ratio(2 * correlation, 1 + correlation))


def reversed_score(score: float, low: float, high: float) -> float:
    """Turn the answer to a reverse-keyed item round: low + high - score.

    >>> reversed_score(2, 1, 5)
    4
    """
    return low + high - score


def _alpha(covariance: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    items = len(covariance)
    return float(ratio(items, items - 1) * (1 - ratio(np.trace(covariance), covariance.sum())))
