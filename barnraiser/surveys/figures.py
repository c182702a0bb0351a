"""From answers to figures that tell of groups and of nobody: means with an interval, coarse, above the smallest group.

Fixed breakdowns only. Each is published so that no sum or difference of what is shown, in one breakdown or across two,
belongs to fewer than ten people. How coarse a mean is follows from how many answered: whoever knew every other answer
could place the last one to within a quarter of the range either side, and from two rounds, were every other answer the
same, to within a half.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from math import ceil, sqrt
from typing import Any

from barnraiser.ground.suppression import SMALLEST_GROUP, SMALLEST_MEAN, hidden_cells

from .instruments import Scale

STEPS = (0.1, 0.2, 0.5)
# No interval is drawn narrower, and no mean nearer to the end of its range, than this share of the range.
FLOOR = 0.05
TENTHS = 10

type People = frozenset[int]


@dataclass(frozen=True, slots=True)
class Scored:
    """One person's score on a scale, and the group they are in for each breakdown."""

    score: float
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Split:
    """A fixed breakdown: its groups, in the order in which they are shown."""

    key: str
    title: str
    groups: tuple[str, ...]


def published(scale: Scale, scored: Sequence[Scored], splits: Iterable[Split]) -> dict[str, Any]:
    """Everything about one scale that may be shown, as plain data."""
    if len(scored) < SMALLEST_MEAN:
        return {"refused": True}
    shown: list[list[People]] = []
    parts = []
    for split in splits:
        cells = _cells(split, scored)
        hidden = hidden_cells({group: len(cells[group]) for group in split.groups}, smallest=SMALLEST_MEAN)
        visible = {group: cells[group] for group in split.groups if cells[group] and group not in hidden}
        atoms = [*visible.values(), frozenset().union(*(cells[group] for group in hidden))]
        is_safe = bool(visible) and all(differ_enough(atoms, others) for others in shown)
        if is_safe:
            shown.append(atoms)
        parts.append(_part(scale, scored, split, visible if is_safe else {}))
    return summary(scale, [one.score for one in scored]) | {
        "bands": bands(scale, [one.score for one in scored]),
        "splits": parts,
    }


def _cells(split: Split, scored: Sequence[Scored]) -> dict[str, People]:
    found: dict[str, set[int]] = defaultdict(set)
    for place, one in enumerate(scored):
        found[one.groups[split.key]].add(place)
    return {group: frozenset(found[group]) for group in split.groups}


def _part(
    scale: Scale, scored: Sequence[Scored], split: Split, visible: Mapping[str, People]
) -> dict[str, Any]:
    cells: list[dict[str, Any]] = []
    for group in split.groups:
        told = summary(scale, [scored[place].score for place in visible[group]]) if group in visible else {}
        # How many answered in a group is not told: the rest would be those who did not.
        cells.append({"group": group, "figure": {k: told[k] for k in told if k != "n"} or None})
    return {"key": split.key, "title": split.title, "cells": cells, "refused": not visible}


def differ_enough(atoms: Sequence[People], others: Sequence[People]) -> bool:
    """Whether any groups of one breakdown, taken together, and any of the other are the same people or differ by ten."""
    gaps = (len(mine ^ theirs) for mine in unions(atoms) for theirs in unions(others))
    return all(gap == 0 or gap >= SMALLEST_MEAN for gap in gaps)


def unions(atoms: Sequence[People]) -> list[People]:
    """Every group that can be put together from these, but the empty one."""
    held = [atom for atom in atoms if atom]
    chosen = chain.from_iterable(combinations(held, size) for size in range(1, len(held) + 1))
    return [frozenset().union(*some) for some in chosen]


def summary(scale: Scale, scores: Sequence[float]) -> dict[str, Any]:
    """The mean with its interval, rounded as coarsely as the number of answers asks, the interval never inward.

    At least ten scores.
    """
    span, step = scale.high - scale.low, step_for(len(scores), scale.high - scale.low)
    mean, reach = interval(scores)
    floor = FLOOR * span
    inner_low, inner_high = scale.low + floor, scale.high - floor
    shown = min(max(coarse(mean, step), inner_low), inner_high)
    reach = max(ceil((reach + step / 2) / step - 1e-9) * step, floor)
    return {
        "n": len(scores),
        "mean": round(shown, 2),
        "low": round(max(scale.low, shown - reach), 2),
        "high": round(min(scale.high, shown + reach), 2),
        "end": "low" if shown == inner_low else "high" if shown == inner_high else "",
        "step": step,
    }


def interval(scores: Sequence[float]) -> tuple[float, float]:
    """The mean, and how far the 95 % interval reaches to each side (Student's t)."""
    n = len(scores)
    mean = sum(scores) / n
    variance = sum((score - mean) ** 2 for score in scores) / (n - 1)
    return mean, t_quantile(n - 1) * sqrt(variance / n)


def t_quantile(df: int) -> float:
    """The 97.5 % point of Student's t, from the normal one (Cornish and Fisher): right to 0.001 from nine degrees on."""
    z = 1.959963984540054
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / df + second / df**2 + third / df**3


def step_for(n: int, span: float) -> float:
    """The finest step at which the sum of all answers is left open by half the range or more."""
    return next((step for step in STEPS if n * step >= span / 2), STEPS[-1])


def coarse(value: float, step: float) -> float:
    return round(value / step) * step


def bands(scale: Scale, scores: Sequence[float]) -> list[int] | None:
    """How many in ten are in the lower, middle and upper part of the range; nothing unless each holds a group."""
    third = (scale.high - scale.low) / 3
    counts = [0, 0, 0]
    for score in scores:
        counts[min(2, int((score - scale.low) / third))] += 1
    if min(counts) < SMALLEST_GROUP:
        return None
    return [round(TENTHS * count / len(scores)) for count in counts]
