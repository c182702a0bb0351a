"""What a page shows, put together from readings and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from barnraiser.communities.models import Community
from barnraiser.ground.web.parts import How, Measure
from barnraiser.people.models import Person

from . import queries, words
from .drawing import own_peg
from .mapping import MOST_PEGS, REST
from .models import Sounding
from .moments import last_day
from .queries import Land
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
    """The map on the page. `you` is the viewer's own peg, and the only person on it."""

    said: dict[str, Any]
    svg: SafeString
    you: SafeString
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
    main: list[Shown]
    more: list[Shown]
    left_out: str
    all_refused: str
    picture: Picture | None
    is_archive: bool


def community_page(viewer: Person, community: Community, rows: Sequence[Sounding]) -> CapitalPage | None:
    """The page, or None while nothing has been worked out yet."""
    if not rows:
        return None
    now = queries.by_key(rows[-1])
    figures = [shown(figure, community, rows) for figure in FIGURES]
    refusals = {one.refusal for one in figures}
    land = queries.land(viewer, community)
    return CapitalPage(
        as_of=last_day(rows[-1].as_of),
        standfirst=words.standfirst(now),
        main=[one for one in figures if one.figure.is_main],
        more=[one for one in figures if not one.figure.is_main],
        left_out=words.left_out(rows[-1]),
        all_refused=refusals.pop() if len(refusals) == 1 and "" not in refusals else "",
        picture=picture(community, land, rows[-1]) if land else None,
        is_archive=rows[-1].as_of < rows[-1].made_at,
    )


def shown(figure: Figure, community: Community, rows: Sequence[Sounding]) -> Shown:
    """The figure in words, or its refusal."""
    points = [(row, readings[figure.key]) for row in rows if figure.key in (readings := queries.by_key(row))]
    reading = points[-1][1]
    if reading.refusal:
        return Shown(figure, None, words.refusal(reading), words.how(figure, community, rows[-1], reading))
    return Shown(figure, words.shown(figure, community, points, queries.by_key(rows[-1])), "", None)


def picture(community: Community, land: Land, now: Sounding) -> Picture:
    many = len(land.map.spots) > MOST_PEGS
    return Picture(
        said=land.map.said,
        svg=mark_safe(land.map.svg),  # noqa: S308 - drawn by the server; every label is escaped where it is drawn
        you=mark_safe(own_peg(land.you) if land.you else ""),  # noqa: S308 - numbers only
        data_url=reverse("capital:map", args=[community.slug]) if many else "",
        left_out=words.left_out(now),
        as_of=last_day(land.map.as_of),
    )


def map_data(land: Land) -> dict[str, Any]:
    """The map for the browser that draws it: places, groups, ties. No names, no keys; `you` is the viewer's own place."""
    found = land.map
    groups = [
        {"label": label, "paint": paint, "named": label != REST}
        for (label, _), paint in zip(found.said["groups"], found.said["paints"], strict=True)
    ]
    you = found.spots.index(land.you) if land.you else None
    return {"spots": found.spots, "ties": found.ties, "groups": groups, "you": you}
