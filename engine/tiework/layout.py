"""Where to draw everybody: groups as separate fields, people without ties at the rim."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tiework.arrays import Bools, Floats, Ints
from tiework.fields import Field, place_fields
from tiework.graph import TieGraph

WIDTH, HEIGHT = 900.0, 590.0
_MARGIN = 62.0
_STEPS = 160
# Up to this many people it is quicker to look at every pair than to search for near ones.
_FEW = 150


def positions(graph: TieGraph, groups: Mapping[str, str | None] | None = None, seed: int = 7) -> Floats:
    """Where does each person stand on the map?

    Parameters
    ----------
    graph : TieGraph
    groups : mapping of person to label, optional
        Instead of the graph's own groups. Without any, all people with ties share one field.
    seed : int
        The same seed gives the same map.

    Returns
    -------
    float64[n, 2]
        x and y, both 0 to 1, for a frame of 900 by 590. People without ties stand along the rim, starting at the bottom
        left; everybody else inside.

    Notes
    -----
    Fields are discs with an area in proportion to their members, pulled together by the ties between them and pushed
    apart where they overlap. Inside, people repel near neighbours and are drawn to their ties and their field's centre
    (after Fruchterman & Reingold 1991). A picture to read, not a measurement: distance has no unit.

    Examples
    --------
    >>> spots = positions(TieGraph.from_edges([("a", "b")], people=["z"]))
    >>> spots.shape, bool(((spots >= 0) & (spots <= 1)).all())
    ((3, 2), True)
    """
    if groups is not None:
        graph = graph.with_groups(groups)
    out = np.full((graph.n, 2), 0.5)
    tied = graph.degree > 0
    if tied.any():
        out[tied] = _inside(graph, tied, seed)[tied] / (WIDTH, HEIGHT)
    out[~tied] = _rim(int(np.count_nonzero(~tied)))
    return out


def _rim(count: int) -> Floats:
    inset_x, inset_y = 14 / WIDTH, 14 / HEIGHT
    across, down = WIDTH - 28, HEIGHT - 28
    around = 2 * (across + down)
    along = np.arange(count) * min(15.0, around / max(count, 1))
    spots = np.empty((count, 2))
    for k, way in enumerate(along):
        x, y = _on_rectangle(float(way), across, down)
        spots[k] = inset_x + x / WIDTH, 1 - inset_y - y / HEIGHT
    return spots


def _on_rectangle(way: float, across: float, down: float) -> tuple[float, float]:
    if way <= across:
        return way, 0.0
    if way <= across + down:
        return across, way - across
    if way <= 2 * across + down:
        return 2 * across + down - way, down
    return 0.0, max(0.0, 2 * (across + down) - way)


def _inside(graph: TieGraph, tied: Bools, seed: int) -> Floats:
    codes = np.where(tied, graph.group_codes, -2).astype(np.int64)
    if not (codes >= 0).any():
        codes = np.where(tied, 0, -2)
    fields = place_fields(graph, codes, (WIDTH, HEIGHT), _MARGIN, seed)
    centre, reach = _homes(codes, fields)
    spots = _spiral(codes, centre, reach)
    return _settled(graph, tied, codes, spots, centre, reach)


def _homes(codes: Ints, fields: dict[int, Field]) -> tuple[Floats, Floats]:
    centre = np.tile(np.array([WIDTH / 2, HEIGHT / 2]), (len(codes), 1))
    reach = np.tile(np.array([WIDTH / 2 - _MARGIN, HEIGHT / 2 - _MARGIN]), (len(codes), 1))
    for code, field in fields.items():
        centre[codes == code], reach[codes == code] = field.centre, field.reach
    return centre, reach


def _spiral(codes: Ints, centre: Floats, reach: Floats) -> Floats:
    spots = centre.copy()
    for code in np.unique(codes):
        members = np.flatnonzero(codes == code)
        k = np.arange(len(members))
        angle, radius = k * np.pi * (3 - np.sqrt(5)), np.sqrt((k + 0.5) / len(members)) * 0.85
        spots[members] += reach[members] * (radius * np.stack([np.cos(angle), np.sin(angle)])).T
    return spots


def _settled(
    graph: TieGraph, tied: Bools, codes: Ints, spots: Floats, centre: Floats, reach: Floats
) -> Floats:
    low, high = graph.pairs
    same = (codes[low] == codes[high])[:, None]
    sizes = np.bincount(codes[tied] + 1)[np.maximum(codes, -1) + 1]
    room = np.maximum(np.sqrt(reach[:, 0] * reach[:, 1] / np.maximum(sizes, 1)) * 1.75, 8.0)
    busy = np.sqrt(np.maximum(graph.degree, 1))[:, None]
    for step in range(_STEPS):
        force = _apart(spots, tied, room)
        pull = (spots[high] - spots[low]) * np.where(same, 0.03, 0.004)
        np.add.at(force, low, pull / busy[low])
        np.add.at(force, high, -pull / busy[high])
        force += (centre - spots) * np.where(codes >= 0, 0.006, 0.002)[:, None]
        length = np.hypot(force[:, 0], force[:, 1])[:, None]
        cool = 10 * (1 - step / _STEPS) + 0.3
        spots = spots + force * np.minimum(1.0, cool / np.maximum(length, 1e-9))
        spots = _kept(spots, centre, reach)
    return _spread_out(codes, spots, centre, reach)


def _spread_out(codes: Ints, spots: Floats, centre: Floats, reach: Floats) -> Floats:
    # Where ties are many they pull a field into a knot at its edge: it is opened again to the room it has, leaning a
    # little to where its ties go.
    for code in np.unique(codes[codes >= 0]):
        members = codes == code
        place, room = centre[members], reach[members]
        middle = spots[members].mean(axis=0)
        offset = spots[members] - middle
        wide = float(np.quantile(np.hypot(*(offset / room).T), 0.9))
        if 0 < wide < 0.85:
            opened = middle + (place - middle) * 0.85 + offset * min(0.85 / wide, 3.0)
            spots[members] = _kept(opened, place, room)
    return spots


def _apart(spots: Floats, tied: Bools, room: Floats) -> Floats:
    force = np.zeros_like(spots)
    members = np.flatnonzero(tied)
    a, b = _near(spots[members], float(room[members].max()))
    first, second = members[a], members[b]
    gap = spots[first] - spots[second]
    distance = np.maximum(np.hypot(gap[:, 0], gap[:, 1]), 0.5)[:, None]
    near = ((room[first] + room[second]) / 2)[:, None]
    push = gap / distance * np.maximum(near - distance, 0.0) * 0.3
    np.add.at(force, first, push)
    np.add.at(force, second, -push)
    return force


def _near(spots: Floats, reach: float) -> tuple[Ints, Ints]:
    if len(spots) <= _FEW:
        return np.triu_indices(len(spots), k=1)
    from scipy.spatial import cKDTree

    couples = cKDTree(spots).query_pairs(reach, output_type="ndarray").astype(np.int64)
    couples = couples[np.lexsort((couples[:, 1], couples[:, 0]))]
    return couples[:, 0], couples[:, 1]


def _kept(spots: Floats, centre: Floats, reach: Floats) -> Floats:
    away = (spots - centre) / reach
    out = np.maximum(np.hypot(away[:, 0], away[:, 1]), 1.0)[:, None]
    return centre + away / out * reach
