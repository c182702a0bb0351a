"""Whether a page elsewhere tells of somebody what stands here."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from ..models import Person
from .told import Told
from .urls import key, leads_home

_BETWEEN = re.compile(r"\s[-–—|·•:/]\s|[|·•]|,\s|\s\(|\)")


class Part(StrEnum):
    """The canonical four."""

    NAME = "name"
    PICTURE = "picture"
    TAGLINE = "tagline"
    WEBSITE = "website"


class Outcome(StrEnum):
    SAME = "same"
    DIFFERS = "differs"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one of the four compares. `there` is what the page says instead; `note` why it could not be compared."""

    outcome: Outcome
    there: str = ""
    note: str = ""


NONE, SAME = Finding(Outcome.NONE), Finding(Outcome.SAME)


def findings(person: Person, told: Told, page: str, picture: Finding = NONE) -> dict[Part, Finding]:
    """The four in their order, as the page tells them and as they stand here now."""
    return {
        Part.NAME: _name(person.name, told),
        Part.PICTURE: picture,
        Part.TAGLINE: _tagline(person.tagline, told),
        Part.WEBSITE: _website(person, told, page),
    }


def _name(here: str, told: Told) -> Finding:
    if told.names:
        other = next((said for said in told.names if folded(said) != folded(here)), None)
        return SAME if other is None else Finding(Outcome.DIFFERS, other)
    if not told.titles:
        return NONE
    pieces = [piece for title in told.titles for piece in (title, *_BETWEEN.split(title))]
    return SAME if folded(here) in map(folded, pieces) else Finding(Outcome.DIFFERS, told.titles[0])


def _tagline(here: str, told: Told) -> Finding:
    """A longer text that holds the line tells the same."""
    said = told.lines or told.descriptions
    if not folded(here) or not said:
        return NONE
    if any(folded(here) in folded(line) for line in said):
        return SAME
    return Finding(Outcome.DIFFERS, said[0])


def _website(person: Person, told: Told, page: str) -> Finding:
    """A page that is the website itself, or that names it, says the same."""
    mine = key(person.website) if person.website else ""
    if not mine:
        return NONE
    named = [url for url in told.websites if key(url) and not leads_home([url], [person.handle])]
    if mine == key(page) or mine in map(key, (*named, *told.me)):
        return SAME
    others = [url for url in named if key(url) != key(page)]
    return Finding(Outcome.DIFFERS, others[0]) if others else NONE


def folded(words: str) -> str:
    """The words without what makes no difference: case, accents' spelling, kinds of dashes and quotes, the full stop."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    plain = re.sub(r"[‐-―−]", "-", plain)
    plain = re.sub("[‘’ʼ`´]", "'", plain)
    plain = re.sub("[“”„«»]", '"', plain)
    return " ".join(plain.split()).strip(" .!")
