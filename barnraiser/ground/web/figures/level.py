from django.utils.html import format_html
from django.utils.safestring import SafeString

CENTRE, REACH, LEVEL = 180, 118, 0.12
BODY = (
    '<svg class="level" viewBox="0 0 360 84" role="img" aria-label="{said}">'
    '<rect x="2" y="10" width="356" height="42" rx="3" fill="var(--level-body)" stroke="var(--tar)" stroke-width="1.5"/>'
    '<circle cx="26" cy="31" r="3.5" fill="var(--tar)"/><circle cx="334" cy="31" r="3.5" fill="var(--tar)"/>'
    '<rect x="52" y="18" width="256" height="26" rx="13" fill="var(--level-vial)" stroke="var(--level-ink)" stroke-width="1.2"/>'
    '<ellipse cx="{at}" cy="29" rx="27" ry="8.5" fill="var(--level-bubble)" stroke="var(--level-ink)" stroke-width="1.2"/>'
    '<path d="M138 18v26M222 18v26" stroke="var(--level-ink)" stroke-width="2"/>'
    '<g font-family="var(--sans)" font-size="14" fill="var(--tar)">'
    '<text x="2" y="76">Received <tspan font-weight="650">{received}</tspan></text>'
    '<text x="358" y="76" text-anchor="end">Given <tspan font-weight="650">{given}</tspan></text></g></svg>'
)


def level(given: int, received: int) -> SafeString:
    """A spirit level: level when give and take are even, drifting to whichever is more. For the member alone."""
    total = given + received
    off = (given - received) / total if total else 0.0
    at = CENTRE + max(-1.0, min(1.0, off * 1.6)) * REACH
    side = "between the marks" if abs(off) < LEVEL else f"to the {'giving' if off > 0 else 'receiving'} side"
    said = f"A spirit level. Received {_times(received)}, given {_times(given)}; the bubble rests {side}."
    return format_html(BODY, said=said, at=round(at), received=int(received), given=int(given))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{int(count)} times"
