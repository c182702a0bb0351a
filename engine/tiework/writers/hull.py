"""The hedge round a field."""

from __future__ import annotations

type Point = tuple[float, float]


def hull(points: list[Point]) -> list[Point]:
    """Return the convex hull, counter-clockwise; one or two points are returned as they are.

    >>> hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)])
    [(0, 0), (2, 0), (2, 2), (0, 2)]
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _half(ordered) + _half(ordered[::-1])


def _half(points: list[Point]) -> list[Point]:
    out: list[Point] = []
    for p in points:
        while len(out) > 1 and _turn(out[-2], out[-1], p) <= 0:
            out.pop()
        out.append(p)
    return out[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
