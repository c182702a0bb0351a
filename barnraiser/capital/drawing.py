"""The map as a picture. It carries classes and no colours, groups and no names."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from django.utils.html import conditional_escape
from tiework.writers.hull import hull

PAINTS = ("f-1", "f-2", "f-3", "f-4", "f-5", "f-6", "f-7")
WIDTH, HEIGHT = 900, 590

type Spot = tuple[float, float, int, bool]


@dataclass(frozen=True, slots=True)
class Field:
    """A group as it is drawn. The rest has no hedge round it: it is no group."""

    label: str
    size: int
    paint: str
    is_rest: bool


@dataclass(frozen=True)
class Sheet:
    """Everything on the sheet: x and y, the group and whether ringed for each person with a tie; ties between them."""

    order: list[int]
    spots: list[Spot]
    ties: list[tuple[int, int]]
    fields: list[Field]
    strands: dict[tuple[int, int], int]
    go_betweens: int

    def of(self, group: int) -> list[Spot]:
        return [spot for spot in self.spots if spot[2] == group]


def every_peg(sheet: Sheet) -> str:
    """Each person with a tie as a peg in their group's field."""
    hedges = (_hedge(field, sheet.of(k)) for k, field in enumerate(sheet.fields) if not field.is_rest)
    pegs = (_pegs(field, sheet.of(k)) for k, field in enumerate(sheet.fields))
    labels = (_label(field, sheet.of(k)) for k, field in enumerate(sheet.fields) if not field.is_rest)
    rings = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="9.5"/>' for x, y, _, ringed in sheet.spots if ringed
    )
    return "".join(
        (*hedges, *_lines(sheet), *pegs, f'<g class="rings">{rings}</g>' if rings else "", *labels)
    )


def aggregated(sheet: Sheet) -> str:
    """Each group as one disc, the ties between two groups as one strand: for communities too large to draw each person."""
    middles = [_middle(sheet.of(k)) for k in range(len(sheet.fields))]
    most = max((count for (a, b), count in sheet.strands.items() if a != b), default=1)
    strands = (
        f'<path class="tie tie--across" d="M{middles[a][0]:.0f} {middles[a][1]:.0f}L{middles[b][0]:.0f} '
        f'{middles[b][1]:.0f}" style="stroke-width:{1 + 11 * count / most:.1f}"/>'
        for (a, b), count in sheet.strands.items()
        if a != b and not (sheet.fields[a].is_rest or sheet.fields[b].is_rest)
    )
    largest = max((field.size for field in sheet.fields), default=1)
    discs = (
        f'<g class="pegset {field.paint}"><circle cx="{x:.0f}" cy="{y:.0f}" r="{14 + 50 * sqrt(field.size / largest):.0f}"/></g>'
        for field, (x, y) in zip(sheet.fields, middles, strict=True)
        if not field.is_rest
    )
    labels = (_label(field, sheet.of(k)) for k, field in enumerate(sheet.fields) if not field.is_rest)
    return "".join((*strands, *discs, *labels))


def own_peg(spot: list[float]) -> str:
    """The viewer's own place, and the one word on the map that speaks of a person: you."""
    x, y = spot[0], spot[1]
    anchor, shift = ("end", -15) if x > WIDTH - 90 else ("start", 15)
    return (
        f'<g class="you"><circle cx="{x:.0f}" cy="{y:.0f}" r="7"/>'
        f'<text class="maplabel" x="{x + shift:.0f}" y="{y + 6:.0f}" text-anchor="{anchor}">you</text></g>'
    )


def _hedge(field: Field, spots: list[Spot]) -> str:
    points = hull([(round(x, 1), round(y, 1)) for x, y, _, _ in spots])
    path = "L".join(f"{x:g} {y:g}" for x, y in points)
    return f'<path class="field {field.paint}" d="M{path}Z"/>'


def _lines(sheet: Sheet) -> Iterable[str]:
    for look, inside in (("in", True), ("across", False)):
        parts = [
            f"M{sheet.spots[p][0]:.0f} {sheet.spots[p][1]:.0f}L{sheet.spots[q][0]:.0f} {sheet.spots[q][1]:.0f}"
            for p, q in sheet.ties
            if (sheet.spots[p][2] == sheet.spots[q][2]) is inside
        ]
        if parts:
            yield f'<path class="tie tie--{look}" d="{"".join(parts)}"/>'


def _pegs(field: Field, spots: list[Spot]) -> str:
    radius = 4.6 if len(spots) <= 300 else 3.4
    return f'<g class="pegset {field.paint}">{"".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}"/>' for x, y, _, _ in spots)}</g>'


def _middle(spots: list[Spot]) -> tuple[float, float]:
    return sum(s[0] for s in spots) / len(spots), sum(s[1] for s in spots) / len(spots)


def _label(field: Field, spots: list[Spot]) -> str:
    low, high = min(s[1] for s in spots), max(s[1] for s in spots)
    x = min(max(_middle(spots)[0], 90), WIDTH - 90)
    y = low - 30 if low > 60 else min(high + 42, HEIGHT - 8)
    return (
        f'<text class="maplabel {field.paint}" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">'
        f'{conditional_escape(field.label)} <tspan class="maplabel__n">{field.size}</tspan></text>'
    )
