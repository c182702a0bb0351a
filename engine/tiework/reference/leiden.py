"""Communities by the Leiden algorithm (Traag, Waltman & van Eck 2019), step by step as the kernel takes them.

The kernel visits in the same order and adds in the same order, so both find the same partition.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tiework.arrays import Codes, Floats, Ints
from tiework.numbering import by_size

_LEAST = 1e-12
_MASK = 2**64 - 1


@dataclass
class _Graph:
    """Ties between places; `strength` counts the ties inside a place too, `links` leaves them out."""

    links: list[list[tuple[int, float]]]
    strength: list[float]


class _Random:
    """splitmix64 (Steele, Lea & Flood 2014)."""

    def __init__(self, seed: int) -> None:
        self.state = seed % 2**64

    def drawn(self) -> int:
        self.state = (self.state + 0x9E3779B97F4A7C15) & _MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def order(self, n: int) -> list[int]:
        order = list(range(n))
        for i in range(n - 1, 0, -1):
            j = ((self.drawn() >> 32) * (i + 1)) >> 32
            order[i], order[j] = order[j], order[i]
        return order


def leiden(
    indptr: Ints,
    indices: Codes,
    weight: Floats,
    *,
    seed: int = 1,
    resolution: float = 1.0,
    iterations: int = 2,
    start: Codes | None = None,
) -> Codes:
    """Into which groups do the ties themselves fall? See `tiework.kernels.leiden.leiden`."""
    ends, strengths, bounds = indices.tolist(), weight.tolist(), indptr.tolist()
    links = [list(zip(ends[a:b], strengths[a:b], strict=True)) for a, b in pairwise(bounds)]
    people = _Graph(links, [_added([held for _, held in row]) for row in links])
    total = _added(people.strength)
    label = list(range(len(links))) if start is None else start.tolist()
    random = _Random(seed)
    done = 0
    while total > 0 and done != iterations:
        before, label = label, _iterated(people, label, random, resolution, total)
        done += 1
        if label == before and iterations < 0:
            break
    return by_size(np.array(_connected(links, label), np.int32), np.diff(indptr) > 0)


def _added(values: list[float]) -> float:
    # One after the other, as the kernel adds: `sum` compensates for rounding.
    total = 0.0
    for value in values:
        total += value
    return total


def _in_order(label: list[int]) -> list[int]:
    number = {code: k for k, code in enumerate(dict.fromkeys(label))}
    return [number[code] for code in label]


def _iterated(
    people: _Graph, label: list[int], random: _Random, resolution: float, total: float
) -> list[int]:
    graph, home = people, list(range(len(people.links)))
    while True:
        label, held = _settled(graph, _in_order(label), random, resolution, total)
        if len(set(label)) == len(label):
            break
        piece = _in_order(_refined(graph, label, held, random, resolution / total))
        if max(piece) + 1 == len(piece):
            break
        home = [piece[place] for place in home]
        graph, label = _merged(graph, piece, label)
    return _connected(people.links, [label[place] for place in home])


def _settled(
    graph: _Graph, label: list[int], random: _Random, resolution: float, total: float
) -> tuple[list[int], list[float]]:
    n = len(label)
    held, count = [0.0] * n, [0] * n
    for place, code in enumerate(label):
        held[code] += graph.strength[place]
        count[code] += 1
    empty = [code for code in range(n - 1, -1, -1) if not count[code]]
    queue, waiting = deque(random.order(n)), [True] * n
    while queue:
        place = queue.popleft()
        waiting[place] = False
        own, here = graph.strength[place], label[place]
        best, target = _best(_toward(graph.links[place], label), held, here, own, resolution * own / total)
        # Alone, nothing is gained and nothing lost.
        if best < 0 and count[here] > 1:
            target = empty.pop()
        if target == here:
            continue
        held[here] -= own
        count[here] -= 1
        if not count[here]:
            held[here] = 0.0
            empty.append(here)
        held[target] += own
        count[target] += 1
        label[place] = target
        left = [other for other, _ in graph.links[place] if not waiting[other] and label[other] != target]
        queue.extend(left)
        for other in left:
            waiting[other] = True
    return label, held


def _toward(links: list[tuple[int, float]], label: list[int]) -> dict[int, float]:
    toward: dict[int, float] = {}
    for other, weight in links:
        toward[label[other]] = toward.get(label[other], 0.0) + weight
    return toward


def _best(
    toward: dict[int, float], held: list[float], here: int, own: float, share: float
) -> tuple[float, int]:
    # A move must gain a little, so that rounding cannot make two places swap for ever.
    best, target = toward.get(here, 0.0) - share * (held[here] - own) + _LEAST * own, here
    for code, weight in toward.items():
        gain = weight - share * held[code]
        if gain > best and code != here:
            best, target = gain, code
    return best, target


def _refined(
    graph: _Graph, label: list[int], whole: list[float], random: _Random, factor: float
) -> list[int]:
    n = len(label)
    across = [_added([w for other, w in graph.links[v] if label[other] == label[v]]) for v in range(n)]
    piece, held, single = list(range(n)), list(graph.strength), [True] * n
    for place in random.order(n):
        own, whole_here = graph.strength[place], whole[label[place]]
        share = factor * own
        if not single[place] or across[place] < share * (whole_here - own):
            continue
        toward = _toward([tie for tie in graph.links[place] if label[tie[0]] == label[place]], piece)
        best, target = 0.0, place
        for code, weight in toward.items():
            gain = weight - share * held[code]
            if gain > best and across[code] >= factor * held[code] * (whole_here - held[code]):
                best, target = gain, code
        if target == place:
            continue
        piece[place] = target
        held[target] += own
        across[target] += across[place] - 2 * toward[target]
        single[place] = single[target] = False
    return piece


def _merged(graph: _Graph, piece: list[int], label: list[int]) -> tuple[_Graph, list[int]]:
    count = max(piece) + 1
    links: list[dict[int, float]] = [{} for _ in range(count)]
    strength, labels = [0.0] * count, [-1] * count
    for place, here in enumerate(piece):
        strength[here] += graph.strength[place]
        labels[here] = label[place]
        for other, weight in graph.links[place]:
            if piece[other] != here:
                links[here][piece[other]] = links[here].get(piece[other], 0.0) + weight
    return _Graph([list(row.items()) for row in links], strength), labels


def _connected(links: list[list[tuple[int, float]]], label: list[int]) -> list[int]:
    # In order of the first person; a community that is torn falls into its pieces, which can only gain.
    found = [-1] * len(label)
    count = 0
    for start in range(len(label)):
        if found[start] >= 0:
            continue
        stack, found[start] = [start], count
        while stack:
            place = stack.pop()
            for other, _ in links[place]:
                if found[other] < 0 and label[other] == label[place]:
                    found[other] = count
                    stack.append(other)
        count += 1
    return found
