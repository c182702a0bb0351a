"""What a page shows, put together from readings and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from barnraiser.communities.models import Community
from barnraiser.ground.web.parts import How, Measure
from barnraiser.people.models import Person
from barnraiser.surveys import queries as surveys
from barnraiser.surveys.queries import Reported

from . import queries, words
from .lively import Lively, lively
from .mapping import MOST_PEGS, REST
from .models import Map, Reading, Sounding
from .moments import last_day
from .shown import FIGURES, Figure


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on the page: given, or refused with the reason."""

    figure: Figure
    measure: Measure | None
    refusal: str
    how: How | None


@dataclass(frozen=True, slots=True)
class Picture:
    """The map on the page, the same for every member."""

    said: dict[str, Any]
    svg: SafeString
    has_strands: bool
    data_url: str
    left_out: str
    as_of: datetime

    @property
    def has_rest(self) -> bool:
        return any(label == REST for label, _ in self.said["groups"])

    @property
    def description(self) -> str:
        groups = ", ".join(
            label if size is None else f"{label} {size}" for label, size in self.said["groups"]
        )
        across = self.said["across"]
        crossing = f" {across}% of ties run between groups." if across is not None else ""
        return (
            f"{self.said['tied']} members with a tie. Groups: {groups}.{crossing} The same as a table below."
        )


@dataclass(frozen=True, slots=True)
class CapitalPage:
    """The community's figures as one member may see them."""

    as_of: datetime
    standfirst: str
    range_words: str
    main: list[Shown]
    more: list[Shown]
    left_out: str
    all_refused: str
    picture: Picture | None
    lively: Lively | None
    trust: Reported | None
    is_archive: bool
    counted: int


def community_page(viewer: Person, community: Community, rows: Sequence[Sounding]) -> CapitalPage | None:
    """The page, or None while nothing has been worked out yet."""
    if not rows:
        return None
    now = queries.by_key(rows[-1])
    figures = [shown(figure, community, rows) for figure in FIGURES]
    refusals = {one.refusal for one in figures}
    land, part = queries.land(viewer, community), queries.participation(viewer, community)
    return CapitalPage(
        as_of=last_day(rows[-1].as_of),
        standfirst=words.standfirst(now),
        range_words=_range_words(figures, now.values()),
        main=[one for one in figures if one.figure.is_main],
        more=[one for one in figures if not one.figure.is_main],
        left_out=words.left_out(rows[-1]),
        all_refused=refusals.pop() if len(refusals) == 1 and "" not in refusals else "",
        picture=picture(community, land, rows[-1]) if land else None,
        lively=lively(part) if part else None,
        trust=surveys.reported_trust(viewer, community),
        is_archive=rows[-1].as_of < rows[-1].made_at,
        counted=rows[-1].members,
    )


def shown(figure: Figure, community: Community, rows: Sequence[Sounding]) -> Shown:
    """The figure in words, or its refusal."""
    points = [(row, readings[figure.key]) for row in rows if figure.key in (readings := queries.by_key(row))]
    reading = points[-1][1]
    if reading.refusal:
        return Shown(figure, None, words.refusal(reading), words.how(figure, community, rows[-1], reading))
    return Shown(figure, words.shown(figure, community, points, queries.by_key(rows[-1])), "", None)


def _range_words(figures: Sequence[Shown], readings: Iterable[Reading]) -> str:
    """What the doubt beside the figures means, as it is drawn or written on this page."""
    if any(one.measure and one.measure.spark for one in figures):
        return "The shaded band is where the true figure very likely lies"
    if any(reading.low is not None for reading in readings):
        return "The range is where the true figure very likely lies"
    return ""


def picture(community: Community, land: Map, now: Sounding) -> Picture:
    many = len(land.spots) > MOST_PEGS
    return Picture(
        said=land.said,
        svg=mark_safe(land.svg),  # noqa: S308 - drawn by the server; every label is escaped where it is drawn
        has_strands=bool(land.strands),
        data_url=reverse("capital:map", args=[community.slug]) if many else "",
        left_out=words.left_out(now),
        as_of=last_day(land.as_of),
    )


def map_data(land: Map) -> dict[str, Any]:
    """The map for the browser that draws it, the same for every member: no names, no keys, nobody marked."""
    groups = [
        {"label": label, "paint": paint, "named": label != REST}
        for (label, _), paint in zip(land.said["groups"], land.said["paints"], strict=True)
    ]
    return {"spots": land.spots, "ties": land.ties, "strands": land.strands, "groups": groups}
