from functools import cache, lru_cache
from pathlib import Path
from re import findall

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .spoken import spoken

SPRITE = "web/icons/sprite.svg"


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """The icons that the sprite holds."""
    sheet = Path(__file__).parent / "static" / SPRITE
    return frozenset(findall(r'id="i-([a-z-]+)"', sheet.read_text(encoding="utf-8")))


def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """One icon from the sprite; hidden from a screen reader unless it has a label of its own."""
    return _drawn(name, spoken(label), size, _sheet())


@cache
def _sheet() -> str:
    return static(SPRITE)


@lru_cache(maxsize=512)
def _drawn(name: str, spoken_: SafeString, size: str, sprite: str) -> SafeString:
    if name not in names():
        raise ValueError(f"The sprite holds no icon named {name!r}.")
    css = f"icon icon--{size}" if size else "icon"
    return format_html('<svg class="{}" {}><use href="{}#i-{}"/></svg>', css, spoken_, sprite, name)
