from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 272, 92
LEFT, RIGHT, TOP, FOOT = 30, 34, 6, 22
BODY = (
    '<svg class="spark" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
    '<path class="spark__band" d="{band}"/><path class="spark__line" d="{line}"/>'
    '<path class="spark__err" d="M{x} {y_high}V{y_low}"/><circle class="spark__dot" cx="{x}" cy="{y}" r="4.2"/>'
    '<text class="spark__v" x="24" y="{y_first}" text-anchor="end">{first}</text>'
    '<text class="spark__v spark__v--now" x="247" y="{y_last}">{last}</text>'
    '<text class="spark__x" x="30" y="88">{start}</text>'
    '<text class="spark__x" x="238" y="88" text-anchor="end">{end}</text></svg>'
)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to the sheet: evenly spaced moments, the band's range with a little air."""

    lowest: float
    highest: float
    steps: int

    def x(self, i: int) -> str:
        return f"{LEFT + i * (WIDTH - LEFT - RIGHT) / self.steps:.1f}"

    def y(self, value: float) -> str:
        return f"{HEIGHT - FOOT - (value - self.lowest) / (self.highest - self.lowest) * (HEIGHT - TOP - FOOT):.1f}"

    def path(self, points: Sequence[tuple[int, float]]) -> str:
        return "M" + "L".join(f"{self.x(i)} {self.y(v)}" for i, v in points)


def spark(
    values: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    label: str,
    first: str = "",
    last: str = "",
    start: str = "",
    end: str = "now",
) -> SafeString:
    """A trend with its band of doubt, first and last value named. Two values or more; nothing is drawn for fewer."""
    if not len(values) == len(low) == len(high):
        raise ValueError("A trend needs as many low and high ends as values.")
    if len(values) < 2:
        return SafeString()
    scale = _scale(low, high, len(values) - 1)
    rim, sill = list(enumerate(high)), list(enumerate(low))[::-1]
    y_first, y_last = scale.y(values[0]), scale.y(values[-1])
    return format_html(
        BODY,
        width=WIDTH,
        height=HEIGHT,
        label=label,
        band=scale.path(rim + sill) + "Z",
        line=scale.path(list(enumerate(values))),
        x=scale.x(scale.steps),
        y=y_last,
        y_high=scale.y(high[-1]),
        y_low=scale.y(low[-1]),
        y_first=f"{float(y_first) + 4.5:.1f}",
        y_last=f"{float(y_last) + 4.5:.1f}",
        first=first or f"{values[0]:g}",
        last=last or f"{values[-1]:g}",
        start=start,
        end=end,
    )


def _scale(low: Sequence[float], high: Sequence[float], steps: int) -> _Scale:
    lowest, highest = min(low), max(high)
    air = ((highest - lowest) or 1) * 0.12
    return _Scale(lowest - air, highest + air, steps)
