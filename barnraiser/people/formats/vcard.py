"""vCard 4.0 (RFC 6350) with what somebody knows and cares about (RFC 6715)."""

import base64
from collections.abc import Iterator
from datetime import datetime

from .. import countries
from ..queries import Page
from ..queries.audience import Shown

MEDIA_TYPE = "text/vcard; charset=utf-8"
LONGEST_LINE = 75


def vcard(page: Page, *, picture: bytes = b"", written: datetime | None = None) -> bytes:
    """The card of this page, with the picture (a JPEG) inside it."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", *_properties(page), *_told(page)]
    if picture:
        lines.append(f"PHOTO:data:image/jpeg;base64,{base64.b64encode(picture).decode()}")
    if written:
        lines.append(f"REV:{written:%Y%m%dT%H%M%SZ}")
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCARD"]).encode()


def _properties(page: Page) -> Iterator[str]:
    who = page.who
    yield f"UID:{escaped(page.address)}"
    yield "KIND:individual"
    yield f"FN:{escaped(who.name)}"
    yield f"N:;{escaped(who.name)};;;"  # which of the words is the family's is not ours to guess
    if who.tagline or who.sentence:
        yield f"NOTE:{escaped(who.tagline or who.sentence)}"
    yield f"URL;PREF=1:{_uri(page.address)}"
    if who.website:
        yield f"URL:{_uri(who.website)}"
    for _, url in page.elsewhere:
        yield f"URL:{_uri(url)}"
    if who.place or who.country:
        yield f"ADR:;;;{escaped(who.place)};;;{escaped(countries.name(who.country))}"
        yield from _point(who)


def _told(page: Page) -> Iterator[str]:
    """What has rows of its own. A role and its organisation belong to one group."""
    for number, row in enumerate(page.affiliations, 1):
        yield f"role{number}.ORG:{escaped(row.organisation)}"
        if row.role:
            yield f"role{number}.TITLE:{escaped(row.role)}"
    for number, code in enumerate(page.language_codes, 1):
        yield f"LANG;PREF={number}:{code}"
    for known in page.expertise:
        yield f"EXPERTISE;LEVEL={known.level}:{escaped(known.subject)}"
    for word in page.cares:
        yield f"INTEREST:{escaped(word)}"


def _point(who: Shown) -> Iterator[str]:
    person = who.person
    if who.place and person.latitude is not None:
        yield f"GEO:geo:{person.latitude},{person.longitude}"


def escaped(words: str) -> str:
    """The words as a value: no comma, semicolon or line of theirs is taken for one of the card's."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    for letter, said in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\n", "\\n")):
        words = words.replace(letter, said)
    return words


def _uri(url: str) -> str:
    """An address as a value of its own: what cannot stand in one is left out."""
    return "".join(letter for letter in url if letter.isprintable() and letter != " ")


def folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, no letter cut in two; each further piece begins with a space."""
    pieces, piece, size = [], "", 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + weight
    return "\r\n".join([*pieces, piece])
