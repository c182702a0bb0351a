"""Kept word: what became of promises. One of four things called trust that are kept apart and never averaged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tiework.arrays import Floats
from tiework.contacts import DAY

HALF_LIFE_DAYS = 180.0
MOST_PER_RATER = 3.0
# One outcome of 780 days ago.
LEAST_EVIDENCE = 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of somebody's word, once.

    Attributes
    ----------
    about : str
        Whose word it was.
    rater : str
        Who had relied on it.
    kept : bool
    at : float
        Unix seconds.
    """

    about: str
    rater: str
    kept: bool
    at: float


@dataclass(frozen=True, slots=True)
class KeptWord:
    """A Beta estimate of how far a word is kept.

    Attributes
    ----------
    mean : float
        (P + 1) / (P + N + 2), 0 to 1.
    low, high : float
        The middle of the Beta distribution, at the level asked for.
    uncertainty : float
        2 / (P + N + 2): 1 without any evidence, towards 0 with much.
    kept, broken : float
        P and N: decayed and bounded counts.
    """

    mean: float
    low: float
    high: float
    uncertainty: float
    kept: float
    broken: float


def beta_estimate(kept: float, broken: float, level: float = 0.9) -> KeptWord:
    """Estimate how far a word is kept from so many times kept and broken.

    Parameters
    ----------
    kept, broken : float
        Counts, 0 or more; they may be decayed.
    level : float
        What part of the distribution lies between low and high.

    Returns
    -------
    KeptWord

    Notes
    -----
    Beta(P + 1, N + 1). Source: Josang & Ismail 2002.

    Examples
    --------
    >>> estimate = beta_estimate(8, 2, level=0.95)
    >>> round(estimate.mean, 4), round(estimate.low, 4), round(estimate.high, 4)
    (0.75, 0.4822, 0.9398)
    """
    from scipy.stats import beta

    tail = (1 - level) / 2
    low, high = (float(beta.ppf(at, kept + 1, broken + 1)) for at in (tail, 1 - tail))
    total = kept + broken + 2
    return KeptWord((kept + 1) / total, low, high, 2 / total, kept, broken)


def kept_word(
    outcomes: Iterable[Outcome], as_of: float, half_life_days: float = HALF_LIFE_DAYS
) -> KeptWord | None:
    """How far do people here keep their word, as those saw it who relied on it?

    Parameters
    ----------
    outcomes : iterable of Outcome
        Those after `as_of` do not count.
    as_of : float
        Unix seconds.
    half_life_days : float

    Returns
    -------
    KeptWord or None
        None without any evidence, or where it has all but faded (below 0.05 of an outcome): no evidence is not one half.

    Notes
    -----
    Each outcome counts 2^(-age / h). What one person says of another counts three at most, so that two who deal with
    each other often do not speak for all.

    Examples
    --------
    >>> kept_word([], 0.0) is None
    True
    >>> kept_word([Outcome("a", "b", True, 0.0)], 0.0).kept
    1.0
    """
    pairs = _pairs(outcomes, as_of, half_life_days)
    return _pooled(list(pairs.values())) if _enough(pairs.values()) else None


def kept_word_of_each(
    outcomes: Iterable[Outcome], as_of: float, half_life_days: float = HALF_LIFE_DAYS
) -> dict[str, KeptWord]:
    """How far does each person keep their word, as those saw it who relied on it?

    Parameters
    ----------
    outcomes, as_of, half_life_days
        As for `kept_word`. A broken word counts only where it was upheld: leave the others out.

    Returns
    -------
    dict of person to KeptWord
        Only people with an outcome: no evidence is not one half.

    Examples
    --------
    >>> found = kept_word_of_each([Outcome("a", "b", True, 0.0), Outcome("a", "c", True, 0.0)], 0.0)
    >>> found["a"].mean
    0.75
    """
    each: dict[str, list[list[float]]] = {}
    for (about, _), counts in _pairs(outcomes, as_of, half_life_days).items():
        each.setdefault(about, []).append(counts)
    return {name: _pooled(counts) for name, counts in sorted(each.items()) if _enough(counts)}


def kept_word_between(
    outcomes: Iterable[Outcome], as_of: float, half_life_days: float = HALF_LIFE_DAYS
) -> dict[tuple[str, str], KeptWord]:
    """How far did each person keep their word toward each other, as (about, rater)? As `kept_word_of_each`."""
    return {
        pair: _pooled([counts])
        for pair, counts in sorted(_pairs(outcomes, as_of, half_life_days).items())
        if _enough([counts])
    }


def kept_word_person(outcomes: Iterable[Outcome], people: Sequence[str], as_of: float) -> Floats:
    """How far does each person keep their word (float64[n], the Beta mean; nan without evidence)?

    Examples
    --------
    >>> kept_word_person([Outcome("a", "b", True, 0.0)], ["a", "b"], 0.0).round(4)
    array([0.6667,    nan])
    """
    found = kept_word_of_each(outcomes, as_of)
    return np.array([found[name].mean if name in found else np.nan for name in people], dtype=np.float64)


def kept_word_dyad(outcomes: Iterable[Outcome], as_of: float) -> Floats:
    """How far was each word kept toward each other (float64[q], in the order of `kept_word_between`)?

    Examples
    --------
    >>> kept_word_dyad([Outcome("a", "b", False, 0.0)], 0.0).round(4)
    array([0.3333])
    """
    return np.array([one.mean for one in kept_word_between(outcomes, as_of).values()], dtype=np.float64)


def _pairs(
    outcomes: Iterable[Outcome], as_of: float, half_life_days: float
) -> dict[tuple[str, str], list[float]]:
    sums: dict[tuple[str, str], list[float]] = {}
    for one in sorted(outcomes, key=lambda each: (each.at, each.about, each.rater, each.kept)):
        if one.at <= as_of:
            pair = sums.setdefault((one.about, one.rater), [0.0, 0.0])
            pair[not one.kept] += float(np.exp2(-(as_of - one.at) / (half_life_days * DAY)))
    return sums


def _enough(sums: Iterable[list[float]]) -> bool:
    # What has faded almost wholly is no evidence any more, and no evidence is not one half.
    return sum(map(sum, sums)) >= LEAST_EVIDENCE


def _pooled(sums: list[list[float]]) -> KeptWord:
    pairs = np.array(sums)
    total = pairs.sum(axis=1)
    # Evidence so old that nothing of it is left stays in the list, with no weight.
    bounded = pairs * np.minimum(1.0, MOST_PER_RATER / np.where(total > 0, total, 1.0))[:, None]
    kept, broken = bounded.sum(axis=0)
    return beta_estimate(float(kept), float(broken))
