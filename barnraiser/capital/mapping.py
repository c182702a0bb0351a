"""The lie of the land: who stands where, which groups hang together, and what of it may be shown."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
from tiework import TieGraph, positions
from tiework.measures.communities import detect_communities
from tiework.measures.crossings import go_betweens

from barnraiser.communities.models import Community
from barnraiser.ground.suppression import SMALLEST_GROUP, hidden_cells, said
from barnraiser.people.models import Sector
from barnraiser.ties import queries as tie_queries

from .drawing import PAINTS, Field, Sheet, aggregated, every_peg, strands
from .models import Map
from .soundings import Basis, refused

MOST_PEGS = 500
# Where most tie three groups or more, a ring would tell nothing.
MOST_RINGED = 0.25
REST = "Everybody else"
_SECTOR_PAINTS = {"private": "f-1", "academia": "f-2", "nonprofit": "f-3", "public": "f-4", "media": "f-7"}

type Cell = tuple[str, str]


def drawn(community: Community, base: Basis) -> Map | None:
    """The map as of the basis, not yet written; None where it would speak of single people."""
    if refused(base):
        return None
    everybody = frozenset(int(name) for name in base.acts.people)
    graph = TieGraph.from_ties(tie_queries.table(community, everybody, base.as_of), groups=base.labels)
    if base.labels is None:
        graph = replace(graph, groups=detect_communities(graph).labels)
    return _map(community, base, _Land(graph, "declared" if base.labels else "detected"))


@dataclass(frozen=True)
class _Land:
    """The graph under the labels that are shown: groups under eight go together, and have no field of their own."""

    graph: TieGraph
    grouping: str

    @property
    def labels(self) -> list[str]:
        own = self.graph.groups or (None,) * self.graph.n
        tied = Counter(label for label, k in zip(own, self.graph.degree, strict=True) if label and k)
        large = {label for label, size in tied.items() if size >= SMALLEST_GROUP}
        return [label if label in large else REST for label in own]

    def sizes(self, labels: list[str]) -> dict[str, int]:
        tied = Counter(label for label, k in zip(labels, self.graph.degree, strict=True) if k)
        ordered = sorted(tied.items(), key=lambda item: (item[0] == REST, -item[1], item[0]))
        return dict(ordered)


def _map(community: Community, base: Basis, land: _Land) -> Map:
    graph, labels = land.graph, land.labels
    sizes = land.sizes(labels)
    cells = _cells(graph, labels, list(sizes))
    small = frozenset(cell for cell in cells if any(sizes[label] < SMALLEST_GROUP for label in cell))
    hidden = hidden_cells(cells, small)
    sheet = _sheet(graph, labels, sizes, cells, hidden, land.grouping)
    many = len(sheet.spots) > MOST_PEGS
    return Map(
        community=community,
        as_of=base.as_of,
        spots=[[round(x, 1), round(y, 1), g, ring] for x, y, g, ring in sheet.spots],
        ties=[list(tie) for tie in sheet.ties],
        strands=[[*(round(end, 1) for end in ends)] for ties in strands(sheet).values() for ends in ties],
        said=_said(graph, sheet, cells, hidden, land.grouping),
        svg=aggregated(sheet) if many else every_peg(sheet),
    )


def _cells(graph: TieGraph, labels: list[str], names: list[str]) -> dict[Cell, int]:
    """How many ties run inside each group and between every two of them."""
    found: Counter[Cell] = Counter()
    place = {name: k for k, name in enumerate(names)}
    for p, q in zip(*(end.tolist() for end in graph.pairs), strict=True):
        a, b = sorted((labels[p], labels[q]), key=place.__getitem__)
        found[a, b] += 1
    return {cell: found[cell] for cell in combinations_with_replacement(names, 2)}


def _sheet(
    graph: TieGraph,
    labels: list[str],
    sizes: dict[str, int],
    cells: dict[Cell, int],
    hidden: set[Cell],
    grouping: str,
) -> Sheet:
    spots = positions(graph, {n: None if g == REST else g for n, g in zip(graph.people, labels, strict=True)})
    tied = np.flatnonzero(graph.degree > 0).tolist()
    # By place on the sheet: the order tells nothing about who came when.
    order = sorted(tied, key=lambda k: (spots[k, 0], spots[k, 1], k))
    place = {k: position for position, k in enumerate(order)}
    fields = [
        Field(_word(name), size, _paint(name, k), name == REST)
        for k, (name, size) in enumerate(sizes.items())
    ]
    code = {name: k for k, name in enumerate(sizes)}
    between = go_betweens(replace(graph, groups=tuple(None if g == REST else g for g in labels))).tolist()
    ringed = set(between) if 5 <= len(between) <= MOST_RINGED * len(tied) else set()
    inside = [
        (place[p], place[q])
        for p, q in zip(*(end.tolist() for end in graph.pairs), strict=True)
        if labels[p] == labels[q] and (labels[p], labels[p]) not in hidden
    ]
    return Sheet(
        spots=[(spots[k, 0] * 900, spots[k, 1] * 590, code[labels[k]], k in ringed) for k in order],
        ties=inside,
        fields=fields,
        strands={
            (code[a], code[b]): count for (a, b), count in cells.items() if count and (a, b) not in hidden
        },
        go_betweens=len(between),
    )


def _word(name: str) -> str:
    return str(Sector(name).label) if name in Sector.values else name


def _paint(name: str, place: int) -> str:
    return "f-8" if name == REST else _SECTOR_PAINTS.get(name, PAINTS[place % len(PAINTS)])


def _said(
    graph: TieGraph, sheet: Sheet, cells: dict[Cell, int], hidden: set[Cell], grouping: str
) -> dict[str, Any]:
    """What the map shows, in words and as a table: for everybody who cannot or would rather not look at it."""
    within = sum(count for (a, b), count in cells.items() if a == b)
    total = sum(cells.values())
    rows = [
        {"a": _word(a), "b": "" if a == b else _word(b), "ties": None if (a, b) in hidden else count}
        for (a, b), count in cells.items()
        if count
    ]
    return {
        "grouping": grouping,
        "groups": [
            [field.label, field.size if field.size >= SMALLEST_GROUP else None] for field in sheet.fields
        ],
        "paints": [field.paint for field in sheet.fields],
        "rows": sorted(rows, key=lambda row: -1 if row["ties"] is None else row["ties"], reverse=True),
        "hidden": len(hidden),
        "across": None if hidden and total - within < 5 else round(100 * (total - within) / total),
        "isolates": said(int(np.count_nonzero(graph.degree == 0))),
        "go_betweens": said(sheet.go_betweens),
        "ringed": any(spot[3] for spot in sheet.spots),
        "tied": len(sheet.spots),
    }
