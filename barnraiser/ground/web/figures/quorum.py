from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..spoken import spoken


def quorum(value: int, of: int, label: str = "", mark: int | None = None, css: str = "") -> SafeString:
    """A beam cut to scale: `value` out of `of`, with a peg at `mark` where something is needed to count."""
    peg = '<span class="quorum__mark" style="--at:{}"></span>'
    at = "" if mark is None else format_html(peg, share(mark, of))
    return format_html(
        '<div class="{}" {}><div class="quorum__bar"><i style="--v:{}"></i>{}</div></div>',
        f"quorum {css}".strip(),
        spoken(label),
        share(value, of),
        at,
    )


def share(value: float, of: float) -> str:
    """A part of a whole as a percentage from 0 to 100, ready for a custom property."""
    return f"{max(0.0, min(100.0, 100 * value / of)) if of else 0:.4g}"
