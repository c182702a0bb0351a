from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..spoken import spoken
from .quorum import quorum

MOST = 60
PER_BAY = 5
Point = tuple[float, float, float]
Beam = tuple[Point, Point, bool, float]  # from, to, is it on the far side, how far along it counts as raised

BODY = (
    '<svg class="{}" viewBox="0 0 {} {}" {}><g fill="none" stroke="currentColor" stroke-linecap="round">'
    '<path class="r-dash" stroke-width="1.1" stroke-dasharray="1.5 4" d="{}"/>'
    '<path class="r-far" stroke-width=".9" opacity=".55" d="{}"/>'
    '<path class="r-near" stroke-width="1.9" d="{}"/></g><g fill="currentColor">{}</g></svg>'
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A timber frame in oblique view: `total` pairs of rafters along `length`, posts every fifth."""

    total: int
    length: float = 560
    depth: float = 92
    eave: float = 52
    rise: float = 58

    @property
    def step(self) -> float:
        return self.length / self.total

    @property
    def width(self) -> float:
        return self.length + self.depth * 0.62 + 14

    @property
    def height(self) -> float:
        return self.eave + self.rise + self.depth * 0.36 + 14

    def at(self, point: Point) -> str:
        x, y, z = point
        return f"{round(7 + x + z * 0.62, 1):g} {round(self.height - 6 - y - z * 0.36, 1):g}"

    def stroke(self, start: Point, end: Point) -> str:
        return f"M{self.at(start)}L{self.at(end)}"

    def posts(self) -> list[float]:
        return [min(i * PER_BAY * self.step, self.length) for i in range(ceil(self.total / PER_BAY) + 1)]


def raising(total: int, raised: int, title: str = "", css: str = "raising", big: bool = False) -> SafeString:
    """A timber frame, one pair of rafters per unit: solid is raised, dashed chalk is not yet.

    Above sixty the rafters would merge, so a quorum beam stands in. `big` is for the head of a campaign.
    """
    raised = max(0, min(total, raised))
    if total < 1:
        return SafeString()
    if total > MOST:
        return quorum(raised, total, title)
    frame = Frame(total, depth=130, eave=74, rise=84) if big else Frame(total)
    edge = raised * frame.step
    near, far, chalk = _sorted(frame, raised, edge)
    sheet = (css, round(frame.width), round(frame.height), spoken(title))
    return format_html(BODY, *sheet, chalk, far, near, _pegs(frame, raised, edge))


def _sorted(frame: Frame, raised: int, edge: float) -> tuple[str, str, str]:
    near: list[str] = []
    far: list[str] = []
    chalk: list[str] = []
    for start, end, back, counts_at in [*_posts(frame), *_rafters(frame)]:
        here = chalk if not raised or counts_at > edge + 0.01 else far if back else near
        here.append(frame.stroke(start, end))
    for y, z, back in _plates(frame):
        if raised:
            (far if back else near).append(frame.stroke((0, y, z), (edge, y, z)))
        if raised < frame.total:
            chalk.append(frame.stroke((edge, y, z), (frame.length, y, z)))
    return "".join(near), "".join(far), "".join(chalk)


def _plates(frame: Frame) -> list[tuple[float, float, bool]]:
    eave, ridge, depth = frame.eave, frame.eave + frame.rise, frame.depth
    return [(0, 0, False), (0, depth, True), (eave, 0, False), (eave, depth, True), (ridge, depth / 2, False)]


def _posts(frame: Frame) -> Iterator[Beam]:
    eave, ridge, depth = frame.eave, frame.eave + frame.rise, frame.depth
    brace = min(PER_BAY * frame.step * 0.26, 18)
    posts = frame.posts()
    for i, x in enumerate(posts):
        yield (x, 0, depth), (x, eave, depth), True, x
        yield (x, 0, 0), (x, eave, 0), False, x
        yield (x, eave, 0), (x, eave, depth), True, x
        yield (x, eave, depth / 2), (x, ridge, depth / 2), True, x
        yield (x, eave * 0.55, 0), (x, eave, depth * 0.22), True, x
        yield (x, eave * 0.55, depth), (x, eave, depth * 0.78), True, x
        if i < len(posts) - 1:
            yield (x, eave * 0.62, 0), (x + brace, eave, 0), True, x
        if i:
            yield (x - brace, eave, 0), (x, eave * 0.62, 0), True, x


def _rafters(frame: Frame) -> Iterator[Beam]:
    eave, ridge, depth = frame.eave, frame.eave + frame.rise, frame.depth
    for k in range(frame.total + 1):
        x = k * frame.step
        yield (x, eave, 0), (x, ridge, depth / 2), False, x
        yield (x, ridge, depth / 2), (x, eave, depth), True, x


def _pegs(frame: Frame, raised: int, edge: float) -> SafeString:
    standing = [x for x in frame.posts() if raised and x <= edge + 0.01]
    spots = (tuple(frame.at((x, frame.eave, 0)).split()) for x in standing)
    return format_html_join("", '<circle cx="{}" cy="{}" r="2.4"/>', spots)
