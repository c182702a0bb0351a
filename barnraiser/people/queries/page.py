"""Somebody's page, as one reader may read it. Every form of it (page, card, signature, data) is made of this."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from .. import languages
from ..models import Affiliation, Expertise, FormerHandle, Interest, Link, Part, Person, Spoken, StatedValue
from .audience import Shown, read_for, shown_of
from .links import links_of, pages_of
from .sight import readable_by


@dataclass(frozen=True, slots=True)
class Page:
    """What one reader may know of a person, with what is told in rows. What is not shown to the reader is empty."""

    who: Shown
    cares: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    language_codes: list[str] = field(default_factory=list)
    affiliations: list[Affiliation] = field(default_factory=list)
    expertise: list[Expertise] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    listed: list[Link] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The one link, whole."""
        return f"{settings.NETWORK_ADDRESS}/{self.who.handle}"

    @property
    def said_address(self) -> str:
        """The one link as people say it: without the beginning that every address has."""
        return self.address.partition("://")[2]

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """The person's other pages: all of theirs but the website, which stands by itself."""
        return [(label, url) for label, url in self.links if url != self.who.website]


def page_of(viewer: Person | None, person: Person) -> Page:
    """The person's page as the viewer may read it; None is a stranger. A constant number of queries."""
    who = shown_of(viewer, person)
    own = {"person": person}

    def where(part: Part, rows: QuerySet[Any]) -> list[Any]:
        return list(rows) if part in who.parts else []

    codes = where(Part.LANGUAGES, Spoken.objects.filter(**own).values_list("code", flat=True))
    listed = links_of(person)
    return Page(
        who,
        cares=where(Part.INTERESTS, Interest.objects.filter(people=person).values_list("word", flat=True)),
        values=where(Part.VALUES, StatedValue.objects.filter(**own).values_list("phrase", flat=True)),
        languages=languages.said(codes),
        language_codes=codes,
        affiliations=where(Part.AFFILIATIONS, Affiliation.objects.filter(**own)),
        expertise=where(Part.EXPERTISE, Expertise.objects.filter(**own)),
        links=_links(who, person, listed),
        listed=listed if Part.LINKS in who.parts else [],
    )


def _links(who: Shown, person: Person, listed: list[Link]) -> list[tuple[str, str]]:
    parts = {True: Part.WEBSITE, False: Part.LINKS}
    pages = pages_of(person, listed)
    return [(label, url) for label, url in pages if parts[url == person.website] in who.parts]


def at_handle(viewer: Person | None, handle: str) -> Person | None:
    """Whose page the viewer may open at this short address, be it one they had before; None is a stranger. One query,
    whatever the answer, so that no answer tells more than that there is nothing to read.
    """
    now = Person.objects.filter(handle=handle).order_by().values("pk")
    before = FormerHandle.objects.filter(handle=handle).values("person_id")
    return read_for(viewer, Person.objects.filter(pk__in=now.union(before)))


def is_public(person: Person) -> bool:
    """Whether a stranger may open the person's page."""
    return readable_by(None).filter(pk=person.pk).exists()
