"""Where the fields of a map lie: one disc a group, none over another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tiework.arrays import Floats, Ints
from tiework.graph import TieGraph

_STEPS = 400
_GAP = 56.0


@dataclass(frozen=True, eq=False)
class Field:
    """A group's place: its centre and how far its members may stand from it, in x and in y."""

    centre: Floats
    reach: Floats


def place_fields(
    graph: TieGraph, codes: Ints, frame: tuple[float, float], margin: float, seed: int
) -> dict[int, Field]:
    """Place one disc for each group (codes 0 and up) inside a frame, tied groups near each other."""
    present, sizes = np.unique(codes[codes >= 0], return_counts=True)
    if len(present) == 1:
        half = np.array(frame) / 2
        return {int(present[0]): Field(half, half - margin)}
    radius = np.sqrt(sizes) * 14.0 + 10.0
    spots = _packed(radius, _between(graph, codes, present), frame, seed)
    low, high = (spots - radius[:, None]).min(axis=0), (spots + radius[:, None]).max(axis=0)
    scale = min(float(((np.array(frame) - 2 * margin) / np.maximum(high - low, 1e-9)).min()), 1.6)
    middle = (low + high) / 2
    stretch = _stretch(low, high, frame, margin, scale)
    return {
        int(code): Field((spot - middle) * scale * stretch + np.array(frame) / 2, np.full(2, r * scale))
        for code, spot, r in zip(present, spots, radius, strict=True)
    }


def _stretch(low: Floats, high: Floats, frame: tuple[float, float], margin: float, scale: float) -> Floats:
    # What room is left beside the packing is given to the gaps between fields, not to the fields.
    room = (np.array(frame) - 2 * margin) / np.maximum((high - low) * scale, 1e-9)
    return np.clip(room * 0.97, 1.0, 1.6)


def _between(graph: TieGraph, codes: Ints, present: Ints) -> Floats:
    low, high = graph.pairs
    a, b = np.searchsorted(present, codes[low]), np.searchsorted(present, codes[high])
    across = (codes[low] >= 0) & (codes[high] >= 0) & (a != b)
    counts: Floats = np.zeros((len(present), len(present)))
    np.add.at(counts, (a[across], b[across]), 1.0)
    np.add.at(counts, (b[across], a[across]), 1.0)
    return counts


def _packed(radius: Floats, between: Floats, frame: tuple[float, float], seed: int) -> Floats:
    count = len(radius)
    aspect = np.array([frame[0] / frame[1], 1.0])
    spots: Floats = _start(radius, between, seed) * aspect
    ideal = radius[:, None] + radius[None, :] + _GAP
    pull = np.sqrt(between) / max(float(np.sqrt(between).max()), 1.0)
    for step in range(_STEPS):
        gap = spots[None, :, :] - spots[:, None, :]
        distance = np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 1.0)
        strain = np.where(distance < ideal, (distance - ideal) * 0.5, (distance - ideal) * 0.03 * pull)
        np.fill_diagonal(strain, 0.0)
        move = (gap / distance[..., None] * strain[..., None]).sum(axis=1) / np.sqrt(count)
        move -= spots / aspect * (0.02 if step < _STEPS * 0.7 else 0.004)
        spots = spots + move * (1 - 0.6 * step / _STEPS)
    return spots


def _start(radius: Floats, between: Floats, seed: int) -> Floats:
    # Round a circle, each group beside the one it shares most ties with, from the largest on.
    left = set(range(len(radius)))
    order = [int(np.argmax(radius))]
    left.discard(order[0])
    while left:
        near = max(left, key=lambda k: (between[order[-1], k], between[order, k].sum(), -k))
        order.append(near)
        left.discard(near)
    turn = np.random.default_rng(seed).random() * 0.6 + np.pi
    angle = np.empty(len(radius))
    angle[order] = turn + np.arange(len(radius)) * 2 * np.pi / len(radius)
    wide = radius.sum() / np.pi + _GAP
    return wide * np.stack([np.cos(angle), np.sin(angle)]).T
