"""Greedy modularity by local moving and aggregation (Blondel et al. 2008), then refined until no piece is torn."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Ints
from tiework.graph import TieGraph

type _Links = list[dict[int, float]]

# A move must gain this share of the total weight, so that rounding cannot make two places swap for ever.
_LEAST = 1e-12


def louvain(graph: TieGraph, random: np.random.Generator) -> Ints:
    """Return one community per person (int64[n]), from one random order of visits."""
    links: _Links = [{} for _ in range(graph.n)]
    for row, column, weight in zip(
        graph.rows.tolist(), graph.indices.tolist(), graph.weight.tolist(), strict=True
    ):
        links[row][column] = weight
    home = list(range(graph.n))
    while True:
        part = _settle(links, [sum(near.values()) for near in links], random)
        names = {code: k for k, code in enumerate(dict.fromkeys(part))}
        part = [names[code] for code in part]
        home = [part[place] for place in home]
        if len(names) == len(links):
            break
        links = _merged(links, part, len(names))
    return np.array(_polish(graph, home, random), dtype=np.int64)


def _settle(
    links: _Links, strength: list[float], random: np.random.Generator, start: list[int] | None = None
) -> list[int]:
    part = list(range(len(links))) if start is None else list(start)
    total = sum(strength) or 1.0
    held = [0.0] * (max(part, default=-1) + 1)
    for place, code in enumerate(part):
        held[code] += strength[place]
    moved = True
    while moved:
        moved = False
        for place in random.permutation(len(links)).tolist():
            moved |= _move(place, links[place], part, held, strength[place], total)
    return part


def _move(
    place: int, near: dict[int, float], part: list[int], held: list[float], own: float, total: float
) -> bool:
    toward: dict[int, float] = {}
    for other, weight in near.items():
        if other != place:
            toward[part[other]] = toward.get(part[other], 0.0) + weight
    here = part[place]
    held[here] -= own
    best, most = here, toward.get(here, 0.0) - own * held[here] / total
    for code, weight in toward.items():
        gain = weight - own * held[code] / total
        if gain > most + _LEAST * total:
            best, most = code, gain
    held[best] += own
    part[place] = best
    return best != here


def _merged(links: _Links, part: list[int], count: int) -> _Links:
    merged: _Links = [{} for _ in range(count)]
    for place, near in enumerate(links):
        row = merged[part[place]]
        for other, weight in near.items():
            row[part[other]] = row.get(part[other], 0.0) + weight
    return merged


def _polish(graph: TieGraph, home: list[int], random: np.random.Generator) -> list[int]:
    # Moving people once more from the final partition repairs what aggregation froze too early; a community that the
    # moves tore into pieces is then cut where it tore, which can only raise modularity.
    links: _Links = [
        dict(zip(graph.indices[a:b].tolist(), graph.weight[a:b].tolist(), strict=True))
        for a, b in zip(graph.indptr[:-1].tolist(), graph.indptr[1:].tolist(), strict=True)
    ]
    part = _settle(links, graph.strength.tolist(), random, home)
    return _connected(links, part)


def _connected(links: _Links, part: list[int]) -> list[int]:
    piece = [-1] * len(links)
    count = 0
    for start in range(len(links)):
        if piece[start] >= 0:
            continue
        stack, piece[start] = [start], count
        while stack:
            place = stack.pop()
            for other in links[place]:
                if piece[other] < 0 and part[other] == part[place]:
                    piece[other] = count
                    stack.append(other)
        count += 1
    return piece
