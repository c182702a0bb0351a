from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .spoken import spoken

SIZES = frozenset({"", "xs", "sm", "md", "lg", "xl", "me", "post"})


class Faced(Protocol):
    """What a face needs of a person."""

    name: str

    @property
    def picture_url(self) -> str: ...

    @property
    def initials(self) -> str: ...


def face(person: Faced | None, size: str = "", label: bool = False, css: str = "") -> SafeString:
    """A person's picture, or their initials; an empty one for somebody who left. Silent beside a name; `label` says it where
    none is.
    """
    if size not in SIZES:
        raise ValueError(f"A face comes in {', '.join(sorted(SIZES - {''}))}, not {size!r}.")
    classes = " ".join(filter(None, ("face", size and f"face--{size}", css)))
    if person is None:
        return _blank(classes, "", "")
    if picture := person.picture_url:
        alt = person.name if label else ""
        html = '<img class="{}" src="{}" alt="{}" width="80" height="80" loading="lazy">'
        return format_html(html, classes, picture, alt)
    return _blank(classes, person.name if label else "", person.initials)


@lru_cache(maxsize=4096)
def _blank(classes: str, name: str, initials: str) -> SafeString:
    return format_html('<span class="{} face--blank" {}>{}</span>', classes, spoken(name), initials)


def faces(people: Sequence[Faced], more: int = 0, size: str = "sm", said: str = "+{}") -> SafeString:
    """A short row of faces; `more` counts those not drawn, said as `+3` or in the words given (`and {}`)."""
    row = SafeString("".join(face(person, size, label=True) for person in people))
    rest = format_html('<span class="faces__more">{}</span>', said.format(more)) if more > 0 else ""
    return format_html('<span class="faces">{}{}</span>', row, rest)
