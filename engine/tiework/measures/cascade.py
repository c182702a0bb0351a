"""How far would it travel, if one began and each passed it on with some chance? Independent cascades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tiework.arrays import Bools, Floats, Ints
from tiework.measures.records import Initiation, Response
from tiework.measures.uptake import arcs_of_influence

SETS = 20_000
CALLERS = 3
# Cells (people times sets) grown at a time.
_AT_ONCE = 4_000_000
_Z = 1.959963984540054


@dataclass(frozen=True, eq=False)
class ReachSets:
    """Reverse-reachable sets: for each of them, who would have reached one person drawn at random.

    Attributes
    ----------
    people : int
    member : int64[s]
        Who is in a set.
    of : int64[s]
        In which set.
    count : int
        How many sets there are.
    """

    people: int
    member: Ints
    of: Ints
    count: int

    def reach(self) -> tuple[Floats, Floats, Floats]:
        """Expected reach of each person alone, with its 95 % interval (float64[n] each): n times the share of sets they
        are in, by Wilson 1927; oneself counted."""
        return _reached(self, np.bincount(self.member, minlength=self.people), 1.0)

    def together(self, chosen: Sequence[int]) -> tuple[float, float, float]:
        """Expected reach of several people together, themselves counted, with its 95 % interval."""
        hit = np.array([len(np.unique(self.of[np.isin(self.member, chosen)]))])
        value, low, high = (float(end[0]) for end in _reached(self, hit, float(len(chosen))))
        return value, low, high


def _reached(sets: ReachSets, hits: Ints, least: float) -> tuple[Floats, Floats, Floats]:
    share = hits / sets.count
    middle = (share + _Z**2 / (2 * sets.count)) / (1 + _Z**2 / sets.count)
    half = (
        _Z
        * np.sqrt(share * (1 - share) / sets.count + _Z**2 / (4 * sets.count**2))
        / (1 + _Z**2 / sets.count)
    )
    value, low, high = (sets.people * end for end in (share, middle - half, middle + half))
    return np.maximum(value, least), np.maximum(low, least), np.clip(high, least, sets.people)


def reach_sets(
    start: Ints, end: Ints, chance: Floats, people: int, count: int = SETS, seed: int = 1
) -> ReachSets:
    """Draw reverse-reachable sets of the independent cascade model.

    Parameters
    ----------
    start, end : int64[e]
        Arcs: what the first begins, the second may take up.
    chance : float64[e]
        How likely, 0 to 1, each arc once and apart from all others.
    people : int
    count : int
    seed : int

    Returns
    -------
    ReachSets

    Notes
    -----
    Source: Kempe, Kleinberg & Tardos 2003; Borgs, Brautbar, Chayes & Lucier 2014.
    """
    order = np.argsort(end, kind="stable")
    source, likely = start[order], chance[order]
    ends = np.concatenate([[0], np.cumsum(np.bincount(end, minlength=people))])
    random = np.random.default_rng(seed)
    batch = max(1, _AT_ONCE // max(people, 1))
    parts = [
        _grown(source, likely, ends, people, min(batch, count - begun), random) + begun * people
        for begun in range(0, count if people else 0, batch)
    ]
    of, member = np.divmod(np.concatenate([*parts, np.empty(0, np.int64)]), max(people, 1))
    return ReachSets(people, member, of, count)


def _grown(
    source: Ints, likely: Floats, ends: Ints, people: int, count: int, random: np.random.Generator
) -> Ints:
    # All sets of a batch grow side by side, a step at a time; a cell is one person in one set.
    front = np.arange(count) * people + random.integers(0, people, count)
    seen = np.zeros(count * people, dtype=np.bool_)
    seen[front] = True
    while len(front):
        of, here = np.divmod(front, people)
        width = ends[here + 1] - ends[here]
        arc = np.repeat(ends[here] - np.cumsum(width) + width, width) + np.arange(width.sum())
        live = random.random(len(arc)) < likely[arc]
        found = np.repeat(of, width)[live] * people + source[arc[live]]
        front = np.unique(found[~seen[found]])
        seen[front] = True
    return np.flatnonzero(seen)


@dataclass(frozen=True, slots=True)
class FirstCallers:
    """Whom to ask together.

    Attributes
    ----------
    people : tuple of int
        Indices, in the order of choice; nobody is better for being first.
    reach, low, high : float
        How many members they would move together, themselves counted, with the 95 % interval.
    """

    people: tuple[int, ...]
    reach: float
    low: float
    high: float


def best_first_callers(sets: ReachSets, callers: int = CALLERS) -> FirstCallers:
    """Who should be asked together, so that most others hear of it?

    Parameters
    ----------
    sets : ReachSets
    callers : int

    Returns
    -------
    FirstCallers

    Notes
    -----
    Each next caller is the one in most sets that hold none of the earlier; gains are looked at again only where they might
    still be the largest (CELF). At least 1 - 1/e - epsilon of the best possible. The sets they were chosen on flatter them
    a little: estimate their reach on sets of another seed. Source: Kempe et al. 2003; Leskovec et al. 2007; Tang et al. 2015.

    Examples
    --------
    >>> sets = reach_sets(np.array([0, 0, 3]), np.array([1, 2, 4]), np.ones(3), 5, count=400)
    >>> best_first_callers(sets, 2).people
    (0, 3)
    """
    order = np.argsort(sets.member, kind="stable")
    ends = np.concatenate([[0], np.cumsum(np.bincount(sets.member, minlength=sets.people))])
    of = sets.of[order]
    covered = np.zeros(sets.count, dtype=np.bool_)
    gain = np.diff(ends).astype(np.int64)
    chosen: list[int] = []
    for _ in range(min(callers, sets.people)):
        chosen.append(_next(gain, of, ends, covered, chosen))
        covered[of[ends[chosen[-1]] : ends[chosen[-1] + 1]]] = True
    return FirstCallers(tuple(chosen), *sets.together(chosen))


def _next(gain: Ints, of: Ints, ends: Ints, covered: Bools, chosen: list[int]) -> int:
    # A gain only ever falls, so the first whose gain, looked at again, still leads all others is the largest.
    fresh = np.zeros(len(gain), dtype=np.bool_)
    gain[chosen] = -1
    while True:
        lead = int(np.argmax(gain))
        if fresh[lead]:
            return lead
        gain[lead] = np.count_nonzero(~covered[of[ends[lead] : ends[lead + 1]]])
        fresh[lead] = True


def expected_reach(
    initiations: Sequence[Initiation], responses: Sequence[Response], people: Sequence[str], as_of: float
) -> Floats:
    """How many members would each person's call move, passed on from one to the next?

    Parameters
    ----------
    initiations, responses, people, as_of
        As for `tiework.measures.uptake.arcs_of_influence`, whose chances are used.

    Returns
    -------
    float64[n]
        1 to n, oneself counted; nan for everybody where nobody began anything. The interval: `reach_of_each`.
    """
    if not any(one.at <= as_of for one in initiations):
        return np.full(len(people), np.nan)
    return reach_of_each(initiations, responses, people, as_of)[0]


def reach_of_each(
    initiations: Sequence[Initiation], responses: Sequence[Response], people: Sequence[str], as_of: float
) -> tuple[Floats, Floats, Floats]:
    """Expected reach of each person with its 95 % interval (float64[n] each), as `expected_reach` and `ReachSets.reach`."""
    return reach_sets(*arcs_of_influence(initiations, responses, people, as_of), len(people)).reach()


def first_callers(
    initiations: Sequence[Initiation],
    responses: Sequence[Response],
    people: Sequence[str],
    as_of: float,
    callers: int = CALLERS,
) -> FirstCallers:
    """Who should be asked together, going by what was seen and taken up?

    Parameters
    ----------
    initiations, responses, people, as_of
        As for `expected_reach`.
    callers : int

    Returns
    -------
    FirstCallers
        Their reach is worked out on other draws than those they were chosen on, which would flatter them.
    """
    arcs = arcs_of_influence(initiations, responses, people, as_of)
    chosen = best_first_callers(reach_sets(*arcs, len(people)), callers).people
    return FirstCallers(chosen, *reach_sets(*arcs, len(people), seed=2).together(chosen))


def first_callers_reach(
    initiations: Sequence[Initiation], responses: Sequence[Response], people: Sequence[str], as_of: float
) -> float:
    """How many members would the best three first callers move together?

    Parameters
    ----------
    initiations, responses, people, as_of
        As for `expected_reach`.

    Returns
    -------
    float
        1 to n, themselves counted; nan where nobody began anything. Who they are, and the interval: `first_callers`.
    """
    if not any(one.at <= as_of for one in initiations):
        return float("nan")
    return first_callers(initiations, responses, people, as_of).reach
