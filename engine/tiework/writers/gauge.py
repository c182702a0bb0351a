"""One figure on a scale: where it is, how sure, and what chance would give."""

from __future__ import annotations

import math

from tiework.measures.measure import Measure
from tiework.readings import Reading
from tiework.wording import number

_WIDE, _INSET = 240.0, 6.0


def gauge(reading: Reading, entry: Measure) -> str:
    """Draw the figure with its interval as a small SVG; empty where there is nothing to draw.

    The scale is the measure's own range where it has one, else from 0 on.
    """
    if reading.value is None:
        return ""
    low, high = _scale(reading, entry)

    def at(value: float) -> float:
        share = (min(max(value, low), high) - low) / (high - low)
        return _INSET + share * (_WIDE - 2 * _INSET)

    parts = [
        f'<line class="track" x1="{_INSET:g}" y1="20" x2="{_WIDE - _INSET:g}" y2="20"/>',
        *(f'<line class="end" x1="{x:g}" y1="15" x2="{x:g}" y2="25"/>' for x in (_INSET, _WIDE - _INSET)),
    ]
    if reading.low is not None and reading.high is not None:
        left, right = at(reading.low), at(reading.high)
        parts.append(
            f'<rect class="span" x="{left:.1f}" y="12" width="{max(right - left, 1.5):.1f}" height="16" rx="2"/>'
        )
    if reading.expected is not None:
        x = at(reading.expected)
        anchor = "start" if x < 40 else "end" if x > _WIDE - 40 else "middle"
        parts.append(f'<line class="mark" x1="{x:.1f}" y1="9" x2="{x:.1f}" y2="31"/>')
        parts.append(f'<text class="said" x="{x:.1f}" y="5" text-anchor="{anchor}">by chance</text>')
    parts.append(f'<circle class="peg" cx="{at(reading.value):.1f}" cy="20" r="5"/>')
    ends = [
        number(end, entry) if entry.unit == "share" else f"{end:g}".replace("-", "−") for end in (low, high)
    ]
    parts.append(f'<text x="{_INSET:g}" y="42">{ends[0]}</text>')
    parts.append(f'<text x="{_WIDE - _INSET:g}" y="42" text-anchor="end">{ends[1]}</text>')
    # What it shows stands in words beside it.
    return f'<svg class="gauge" viewBox="0 -6 {_WIDE:g} 52" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


def _scale(reading: Reading, entry: Measure) -> tuple[float, float]:
    low, high = entry.range
    known = [
        value for value in (reading.value, reading.low, reading.high, reading.expected) if value is not None
    ]
    if math.isinf(low):
        low = min(0.0, *known)
    if math.isinf(high):
        high = _round_up(max(*known, low + 1e-9) * 1.25) if max(known) > 0 else low + 1.0
    return low, high if high > low else low + 1.0


def _round_up(value: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten.

    >>> _round_up(5.4), _round_up(23), _round_up(0.3)
    (10.0, 25.0, 0.5)
    """
    power = 10.0 ** math.floor(math.log10(value))
    return float(next(step * power for step in (1, 2, 2.5, 5, 10) if value <= step * power * (1 + 1e-9)))
