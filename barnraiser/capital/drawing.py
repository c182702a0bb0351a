"""The map as a picture. It carries classes and no colours, groups and no names."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from random import Random

from django.utils.html import conditional_escape
from tiework.writers.hull import hull

PAINTS = ("f-1", "f-2", "f-3", "f-4", "f-5", "f-6", "f-7")
WIDTH, HEIGHT = 900, 590

type Spot = tuple[float, float, int, bool]
type Strand = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Field:
    """A group as it is drawn. The rest has no hedge round it: it is no group."""

    label: str
    size: int
    paint: str
    is_rest: bool


@dataclass(frozen=True)
class Sheet:
    """Everything on the sheet: x and y, the group and whether ringed for each person with a tie; the ties inside groups
    one by one, and between two groups only how many there are.
    """

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
        (
            *hedges,
            _inside(sheet),
            *pegs,
            *_across(sheet),
            f'<g class="rings">{rings}</g>' if rings else "",
            *labels,
        )
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


def strands(sheet: Sheet) -> dict[tuple[int, int], list[Strand]]:
    """For every two groups as many lines as there are ties between them. Where a line ends is left to chance, within the
    group, and says nothing of who has the tie.
    """
    return {
        (a, b): _loose_ends(sheet.of(a), sheet.of(b), count, Random(f"{a} {b} {count}"))  # noqa: S311 - a drawing
        for (a, b), count in sheet.strands.items()
        if a != b
    }


def _loose_ends(here: list[Spot], there: list[Spot], count: int, chance: Random) -> list[Strand]:
    return [(*_somewhere(here, chance), *_somewhere(there, chance)) for _ in range(count)]


def _somewhere(spots: list[Spot], chance: Random) -> tuple[float, float]:
    """A place between two of these, and at neither."""
    (x, y, *_), (u, v, *_) = chance.choice(spots), chance.choice(spots)
    part = chance.uniform(0.2, 0.8)
    return x + part * (u - x) + chance.uniform(-9, 9), y + part * (v - y) + chance.uniform(-9, 9)


def _hedge(field: Field, spots: list[Spot]) -> str:
    points = hull([(round(x, 1), round(y, 1)) for x, y, _, _ in spots])
    path = "L".join(f"{x:g} {y:g}" for x, y in points)
    return f'<path class="field {field.paint}" d="M{path}Z"/>'


def _inside(sheet: Sheet) -> str:
    parts = (
        f"M{sheet.spots[p][0]:.0f} {sheet.spots[p][1]:.0f}L{sheet.spots[q][0]:.0f} {sheet.spots[q][1]:.0f}"
        for p, q in sheet.ties
    )
    return f'<path class="tie tie--in" d="{"".join(parts)}"/>' if sheet.ties else ""


def _across(sheet: Sheet) -> Iterable[str]:
    """One path for every two groups; the more ties it holds, the fainter, so that many make no black beam."""
    for (a, b), lines in strands(sheet).items():
        waist = _between(_middle(sheet.of(a)), _middle(sheet.of(b)))
        parts = "".join(_curve(line, waist) for line in lines)
        yield f'<path class="tie tie--across" style="opacity:{max(0.14, 0.4 - len(lines) / 150):.2f}" d="{parts}"/>'


def _between(here: tuple[float, float], there: tuple[float, float]) -> tuple[float, float]:
    return (here[0] + there[0]) / 2, (here[1] + there[1]) / 2


def _curve(line: Strand, waist: tuple[float, float]) -> str:
    """From end to end, drawn in toward the waist that all lines between the two groups share."""
    x, y, u, v = line
    middle = _between((x, y), (u, v))
    return f"M{x:.0f} {y:.0f}Q{(middle[0] + 2 * waist[0]) / 3:.0f} {(middle[1] + 2 * waist[1]) / 3:.0f} {u:.0f} {v:.0f}"


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
