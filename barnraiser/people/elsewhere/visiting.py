"""Going to see a page, through the one door."""

from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import urlsplit

from barnraiser.ground import outside
from barnraiser.ground.pictures import Unreadable

from ..models import Person
from .comparing import NONE, Finding, Outcome
from .likeness import alike, fingerprint
from .reading import read
from .told import Told

MOST_OF_A_PAGE, MOST_OF_A_PICTURE = 2_000_000, 5_000_000
SECONDS = 15.0
PAGES = ("text/html", "application/xhtml+xml")
_NOT_THERE = "It could not be fetched."


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of it: what the page told, or why it could not be read, or the other host it leads on to."""

    told: Told = field(default_factory=Told)
    trouble: str = ""
    leads_on: str = ""

    @property
    def is_read(self) -> bool:
        return not (self.trouble or self.leads_on)


def visit(url: str) -> Visit:
    """The page as it is now. One that leads to another host is not the page that was listed, and is not read."""
    try:
        page = outside.fetch(url, most_bytes=MOST_OF_A_PAGE, accept=PAGES, seconds=SECONDS)
    except outside.Unread as error:
        return Visit(trouble=error.trouble.name.lower())
    here, there = _host(url), _host(page.url)
    if here != there:
        return Visit(leads_on=there)
    told = read(page.text, page.url)
    return Visit(leads_on=told.leads_on) if told.leads_on else Visit(told)


def likeness(person: Person, told: Told) -> Finding:
    """Whether the picture that the page shows of somebody, or else shows of itself, is the one that stands here."""
    address = next(iter((*told.pictures, *told.covers)), "")
    if not address or not person.picture:
        return NONE
    try:
        found = outside.fetch(address, most_bytes=MOST_OF_A_PICTURE, accept=("image/",), seconds=SECONDS)
        with person.picture.open("rb") as mine:
            same = alike(fingerprint(mine), fingerprint(BytesIO(found.body)))
    except (outside.Unread, OSError):
        return Finding(Outcome.NONE, note=_NOT_THERE)
    except Unreadable as error:
        return Finding(Outcome.NONE, note=str(error))
    return Finding(Outcome.SAME if same else Outcome.DIFFERS)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
