"""Ratings and answers: what people said outright. Apart from kept word and from vouching, and never averaged with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tiework.arrays import Floats, Ints, ratio
from tiework.errors import InputError
from tiework.measures.records import Rating

LEAST_ANSWERS = 10
_CLOSE = 1e-12
_MOST_STEPS = 1000


@dataclass(frozen=True, eq=False)
class SignedTrust:
    """How fairly each person rates, and how well each is rated.

    Attributes
    ----------
    fairness : mapping of person to float
        0 to 1, for everybody who rated; 1 agrees with the goodness of all they rated.
    goodness : mapping of person to float
        -1 to 1, for everybody who was rated.
    """

    fairness: Mapping[str, float]
    goodness: Mapping[str, float]

    def predict(self, by: str, about: str) -> float:
        """The rating to expect, fairness times goodness; nan where either is not known."""
        return self.fairness.get(by, float("nan")) * self.goodness.get(about, float("nan"))


def fairness_goodness(ratings: Sequence[Rating]) -> SignedTrust:
    """Who is rated well by those who rate fairly?

    Parameters
    ----------
    ratings : sequence of Rating
        Values from -1 to 1. Ratings of oneself are dropped; of several about one person by one, the last counts.

    Returns
    -------
    SignedTrust

    Notes
    -----
    g(v) = mean over raters u of f(u) w(u, v); f(u) = 1 - mean over rated v of abs(w(u, v) - g(v)) / 2, from all 1, until
    nothing moves. Source: Kumar, Spezzano, Subrahmanian & Faloutsos 2016.

    Examples
    --------
    >>> found = fairness_goodness([Rating("a", "c", 1.0), Rating("b", "c", 1.0)])
    >>> found.goodness["c"], found.predict("a", "c")
    (1.0, 1.0)
    """
    last = {
        (one.by, one.about): one.value for one in sorted(ratings, key=lambda r: r.at) if one.by != one.about
    }
    raters, rated = (sorted({pair[side] for pair in last}) for side in (0, 1))
    of, at = ({name: k for k, name in enumerate(names)} for names in (raters, rated))
    by = np.array([of[pair[0]] for pair in last], dtype=np.int64)
    about = np.array([at[pair[1]] for pair in last], dtype=np.int64)
    value = np.array(list(last.values()), dtype=np.float64)
    fairness, goodness = _settled(by, about, value, len(raters), len(rated))
    return SignedTrust(
        dict(zip(raters, fairness.tolist(), strict=True)), dict(zip(rated, goodness.tolist(), strict=True))
    )


def _settled(by: Ints, about: Ints, value: Floats, raters: int, rated: int) -> tuple[Floats, Floats]:
    fairness, goodness = np.ones(raters), np.ones(rated)
    gave, got = np.bincount(by, minlength=raters), np.bincount(about, minlength=rated)
    for _ in range(_MOST_STEPS):
        better = np.bincount(about, fairness[by] * value, minlength=rated) / got
        fairer = 1 - np.bincount(by, np.abs(value - better[about]) / 2, minlength=raters) / gave
        moved = np.abs(better - goodness).sum() + np.abs(fairer - fairness).sum()
        fairness, goodness = fairer, better
        if moved < _CLOSE:
            break
    return fairness, goodness


def goodness(ratings: Sequence[Rating], people: Sequence[str]) -> Floats:
    """How well is each person rated, fair raters counting more?

    Parameters
    ----------
    ratings : sequence of Rating
    people : sequence of str

    Returns
    -------
    float64[n]
        -1 to 1; nan for those nobody rated. See `fairness_goodness`.

    Examples
    --------
    >>> goodness([Rating("a", "c", 0.5)], ["a", "c"])
    array([nan, 0.5])
    """
    found = fairness_goodness(ratings).goodness
    return np.array([found.get(name, np.nan) for name in people], dtype=np.float64)


def fairness(ratings: Sequence[Rating], people: Sequence[str]) -> Floats:
    """How far does each person rate as the fair ones do?

    Parameters
    ----------
    ratings : sequence of Rating
    people : sequence of str

    Returns
    -------
    float64[n]
        0 to 1; nan for those who rated nobody. See `fairness_goodness`.

    Examples
    --------
    >>> fairness([Rating("a", "c", 0.5)], ["a", "c"])
    array([ 1., nan])
    """
    found = fairness_goodness(ratings).fairness
    return np.array([found.get(name, np.nan) for name in people], dtype=np.float64)


def reported_trust(answers: Sequence[float]) -> float:
    """How far do members say that they trust others here?

    Parameters
    ----------
    answers : sequence of float
        0 to 10 each, without names; nan where somebody left it out.

    Returns
    -------
    float
        Mean, 0 to 10, rounded to a tenth so that no single answer can be worked back; nan without answers.
        Source: OECD guidelines on measuring trust, 2017.

    Examples
    --------
    >>> reported_trust([7, 8, 8])
    7.7
    """
    said = np.asarray(answers, dtype=np.float64)
    said = said[~np.isnan(said)]
    if len(said) and not (said.min() >= 0 and said.max() <= 10):
        raise InputError(
            "answers from 0 to 10", found=f"{said[(said < 0) | (said > 10)][0]:g}", file="answers"
        )
    return round(float(ratio(said.sum(), len(said))), 1)
