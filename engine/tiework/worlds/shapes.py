"""Small shapes whose every measure is known by heart."""

from __future__ import annotations

from itertools import combinations

from tiework.graph import TieGraph


def names(count: int, prefix: str = "p") -> list[str]:
    """Return ids that sort as they count.

    >>> names(2)
    ['p000', 'p001']
    """
    width = max(3, len(str(count - 1)))
    return [f"{prefix}{k:0{width}d}" for k in range(count)]


def clique(count: int) -> TieGraph:
    """Everybody tied to everybody: constraint (1 + (n - 2)/(n - 1))**2 / (n - 1), effective size 1."""
    return TieGraph.from_edges(combinations(names(count), 2), names(count))


def star(leaves: int) -> TieGraph:
    """One centre: its constraint is 1/k and its effective size k; nothing is supported."""
    centre, *rest = names(leaves + 1)
    return TieGraph.from_edges([(centre, leaf) for leaf in rest], names(leaves + 1))


def ring(count: int) -> TieGraph:
    """Each tied to the next: from five people on constraint 0.5 and effective size 2."""
    people = names(count)
    return TieGraph.from_edges(zip(people, people[1:] + people[:1], strict=True), people)


def two_cliques(count: int = 5) -> TieGraph:
    """Two cliques joined by one tie: that tie is a bridge, unsupported, and carries all bridging capital."""
    left, right = names(count, "l"), names(count, "r")
    edges = [*combinations(left, 2), *combinations(right, 2), (left[-1], right[0])]
    groups = dict.fromkeys(left, "left") | dict.fromkeys(right, "right")
    return TieGraph.from_edges(edges, left + right, groups=groups)
