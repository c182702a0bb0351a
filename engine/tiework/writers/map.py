"""The network map as SVG: fields hedged per group, members as pegs, go-betweens ringed, one thin place marked.

It carries classes and no colours. `tiework.writers.style` holds the rules that the report embeds; a page with its own
sheet supplies ``.map .map--dense .map--many .field .tie .tie--in .tie--across .tie--thin .pegset .pegset--rim .rings .maplabel .maplabel__n .mapnote`` and one
class a group that sets ``--fc``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

import numpy as np

from tiework.arrays import Bools, Floats, Ints
from tiework.graph import TieGraph
from tiework.layout import HEIGHT, WIDTH, positions
from tiework.measures.crossings import Crossing, Fragile, crossings, fragile, go_betweens
from tiework.writers.hull import hull

# So many rings tell something even in a small network.
_FEW = 12
_NOBODY: Ints = np.empty(0, np.int64)
PAINTS = ("f-1", "f-2", "f-3", "f-4", "f-5", "f-6", "f-7")


@dataclass(frozen=True, eq=False)
class NetworkMap:
    """A drawn map and what it shows.

    Attributes
    ----------
    svg : str
    title, description : str
        As in the picture.
    fields : tuple of (str, int)
        Label and number of people with ties, largest first.
    crossings : tuple of Crossing
        Ties between fields, most first: the picture as a table.
    ties_within, ties_across : int
    go_betweens : int
        People in touch with three groups or more.
    rings : int
        How many of them are ringed: all, or nobody where they are so many that it would tell nothing.
    without_ties : int
        People at the rim.
    fragile : Fragile or None
    note : str
        What is written at the thin place.
    """

    svg: str
    title: str
    description: str
    fields: tuple[tuple[str, int], ...]
    crossings: tuple[Crossing, ...]
    ties_within: int
    ties_across: int
    go_betweens: int
    rings: int
    without_ties: int
    fragile: Fragile | None
    note: str


def network_map(
    graph: TieGraph,
    *,
    title: str = "Who knows whom",
    groups: Mapping[str, str | None] | None = None,
    spots: Floats | None = None,
    labels: Mapping[str, str] | None = None,
    paints: Mapping[str, str] | None = None,
    tooltips: Mapping[str, str] | None = None,
    id_prefix: str = "map",
    seed: int = 7,
) -> NetworkMap:
    """Draw the network map.

    Parameters
    ----------
    graph : TieGraph
    title : str
        Read out by screen readers, with a description made from what is drawn.
    groups : mapping of person to label, optional
        Instead of the graph's own.
    spots : float64[n, 2], optional
        Positions 0 to 1; `tiework.layout.positions` unless given.
    labels : mapping of group to str, optional
        What to write for a group; its own label unless given.
    paints : mapping of group to str, optional
        The class of each group, which sets ``--fc``; ``f-1`` to ``f-7`` in turn, largest first, unless given.
    tooltips : mapping of person to str, optional
        Names shown on pegs, for people who agreed to it; nobody unless given.
    id_prefix : str
        For the ids of title and description, where a page holds several maps.

    Returns
    -------
    NetworkMap

    Examples
    --------
    >>> drawn = network_map(TieGraph.from_edges([("a", "b")], groups={"a": "x", "b": "x"}))
    >>> drawn.svg.startswith('<svg class="map"'), drawn.ties_within
    (True, 1)
    """
    graph = graph if groups is None else graph.with_groups(groups)
    xy = (positions(graph, seed=seed) if spots is None else np.asarray(spots)) * (WIDTH, HEIGHT)
    shown = _shown(graph, title, labels or {})
    fields = [name for name, _ in _fields(graph)]
    look = {name: (paints or {}).get(name, PAINTS[k % len(PAINTS)]) for k, name in enumerate(fields)}
    parts = [
        _opening(
            shown,
            id_prefix,
            "map map--many" if graph.m > 2500 else "map map--dense" if graph.m > 400 else "map",
        ),
        *_hedges(graph, xy, look),
        _ties(graph, xy, shown.fragile),
        *_pegs(graph, xy, look, tooltips or {}),
        _rings(xy, go_betweens(graph) if shown.rings else _NOBODY, 9.5 if graph.n <= 400 else 6.0),
        *_labels(graph, xy, look, labels or {}),
        _thin_note(xy, shown.fragile, shown.note),
        "</svg>",
    ]
    return replace(shown, svg="\n".join(part for part in parts if part))


def _shown(graph: TieGraph, title: str, labels: Mapping[str, str]) -> NetworkMap:
    across, thin = int(_across(graph).sum()), fragile(graph)
    between = len(go_betweens(graph))
    shown = NetworkMap(
        svg="",
        title=title,
        description="",
        fields=tuple((labels.get(name, name), size) for name, size in _fields(graph)),
        crossings=crossings(graph),
        ties_within=graph.m - across,
        ties_across=across,
        go_betweens=between,
        rings=between if between <= max(_FEW, graph.n // 4) else 0,
        without_ties=int(np.count_nonzero(graph.degree == 0)),
        fragile=thin,
        note=_note(thin),
    )
    return replace(shown, description=_described(graph, shown))


def _across(graph: TieGraph) -> Bools:
    out: Bools = ~(graph.inside[graph.upper] > 0)
    return out


def _fields(graph: TieGraph) -> list[tuple[str, int]]:
    tied = graph.degree > 0
    sizes = np.bincount(graph.group_codes[tied & (graph.group_codes >= 0)], minlength=len(graph.group_names))
    rows = [(name, int(size)) for name, size in zip(graph.group_names, sizes, strict=True) if size]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _note(thin: Fragile | None) -> str:
    if thin is None:
        return ""
    if thin.person is None:
        return f"one tie holds {thin.cut_off} people"
    return "one tie, one person" if len(thin.ties) == 1 else f"{len(thin.ties)} ties, one person"


def _described(graph: TieGraph, shown: NetworkMap) -> str:
    said = [f"{graph.n} people, {graph.m} ties."]
    if shown.fields:
        largest = ", ".join(f"{name} {size}" for name, size in shown.fields[:8])
        more = f" and {len(shown.fields) - 8} smaller ones" if len(shown.fields) > 8 else ""
        said.append(
            f"{len(shown.fields)} {'group' if len(shown.fields) == 1 else 'groups'}: {largest}{more}."
        )
        said.append(f"{shown.ties_across} ties run between groups.")
    if shown.go_betweens:
        said.append(
            f"{shown.go_betweens} {'person ties' if shown.go_betweens == 1 else 'people tie'} three groups or more."
        )
    if shown.without_ties:
        said.append(f"{shown.without_ties} without a tie, at the rim.")
    if shown.note:
        said.append(f"Thinnest place: {shown.note}.")
    return " ".join(said)


def _opening(shown: NetworkMap, prefix: str, look: str) -> str:
    ids = escape(prefix, quote=True)
    return (
        f'<svg class="{look}" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" aria-labelledby="{ids}-t {ids}-d">\n'
        f'<title id="{ids}-t">{escape(shown.title)}</title>\n'
        f'<desc id="{ids}-d">{escape(shown.description)}</desc>'
    )


def _members(graph: TieGraph, name: str) -> list[int]:
    code = graph.group_names.index(name)
    return np.flatnonzero((graph.group_codes == code) & (graph.degree > 0)).tolist()


def _hedges(graph: TieGraph, xy: Floats, paint: Mapping[str, str]) -> list[str]:
    out = []
    for name, look in paint.items():
        members = _members(graph, name)
        points = hull([(round(float(xy[k, 0]), 1), round(float(xy[k, 1]), 1)) for k in members])
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"
        out.append(f'<path class="field {escape(look, quote=True)}" d="{path}"/>')
    return out


def _ties(graph: TieGraph, xy: Floats, thin: Fragile | None) -> str:
    marked = set(thin.ties) if thin else set()
    drawn: dict[str, list[str]] = {"in": [], "across": [], "thin": []}
    for p, q, far in zip(*(end.tolist() for end in graph.pairs), _across(graph).tolist(), strict=True):
        kind = "thin" if (p, q) in marked else "across" if far else "in"
        drawn[kind].append(f"M{xy[p, 0]:.0f} {xy[p, 1]:.0f}L{xy[q, 0]:.0f} {xy[q, 1]:.0f}")
    return "".join(
        f'<path class="tie tie--{kind}" d="{"".join(lines)}"/>' for kind, lines in drawn.items() if lines
    )


def _pegs(graph: TieGraph, xy: Floats, paint: Mapping[str, str], tooltips: Mapping[str, str]) -> list[str]:
    crossing = set(
        graph.rows[graph.memberships.sets[graph.rows] != graph.memberships.sets[graph.indices]].tolist()
    )
    size = 4.6 if graph.n <= 400 else 3.2
    sets = [(f"pegset {look}", _members(graph, name)) for name, look in paint.items()]
    rest = np.flatnonzero((graph.group_codes < 0) & (graph.degree > 0)).tolist()
    sets += [("pegset", rest), ("pegset pegset--rim", np.flatnonzero(graph.degree == 0).tolist())]
    out = []
    for look, members in sets:
        pegs = "".join(
            _peg(xy[k], size * (1.17 if k in crossing else 1.0), tooltips.get(graph.people[k]))
            for k in members
        )
        if pegs:
            out.append(f'<g class="{escape(look, quote=True)}">{pegs}</g>')
    return out


def _peg(spot: Floats, radius: float, tooltip: str | None) -> str:
    circle = f'<circle cx="{spot[0]:.0f}" cy="{spot[1]:.0f}" r="{radius:.1f}"'
    return f"{circle}><title>{escape(tooltip)}</title></circle>" if tooltip else f"{circle}/>"


def _rings(xy: Floats, ringed: Ints, radius: float) -> str:
    rings = "".join(f'<circle cx="{xy[k, 0]:.0f}" cy="{xy[k, 1]:.0f}" r="{radius:g}"/>' for k in ringed)
    return f'<g class="rings">{rings}</g>' if rings else ""


def _labels(graph: TieGraph, xy: Floats, paint: Mapping[str, str], said: Mapping[str, str]) -> list[str]:
    out: list[str] = []
    taken: list[tuple[float, float, float]] = []
    for name, size in _fields(graph):
        spots = xy[_members(graph, name)]
        text = said.get(name, name)
        wide = len(text) * 9 + 30.0
        x = float(np.clip((spots[:, 0].min() + spots[:, 0].max()) / 2, wide / 2, WIDTH - wide / 2))
        y = _free((spots[:, 1].min() - 30, spots[:, 1].max() + 42), x, wide, taken)
        taken.append((x, y, wide))
        look = escape(paint[name], quote=True)
        out.append(
            f'<text class="maplabel {look}" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{escape(text)} '
            f'<tspan class="maplabel__n">{size}</tspan></text>'
        )
    return out


def _free(
    choices: tuple[float, float], x: float, wide: float, taken: list[tuple[float, float, float]]
) -> float:
    best = [float(np.clip(y, 18, HEIGHT - 8)) for y in choices]
    for y in best:
        if all(abs(y - other) > 18 or abs(x - at) > (wide + width) / 2 for at, other, width in taken):
            return y
    return best[0]


def _thin_note(xy: Floats, thin: Fragile | None, note: str) -> str:
    if thin is None:
        return ""
    p, q = thin.ties[0]
    x, y = xy[p] * 0.47 + xy[q] * 0.53
    x = float(np.clip(x, 90, WIDTH - 90))
    return f'<text class="mapnote" x="{x:.0f}" y="{min(y + 34, HEIGHT - 8):.0f}" text-anchor="middle">{escape(note)}</text>'
