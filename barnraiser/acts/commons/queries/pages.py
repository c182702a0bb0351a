"""A community's pages, with as much of each as the viewer may read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from barnraiser.acts.conversations import queries as talk
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..models import Page, Section, Version
from ..models.page import PageQuerySet, SectionQuerySet

MOST_SOURCES = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A section and what it says now."""

    section: Section
    version: Version


def pages_visible_to(viewer: Person | None) -> PageQuerySet:
    return Page.objects.visible_to(viewer).select_related("community", "by")


def sections_visible_to(viewer: Person | None) -> SectionQuerySet:
    return Section.objects.visible_to(viewer).select_related("page__community", "source")


def pages(viewer: Person, community: Community) -> PageQuerySet:
    """The community's pages by title."""
    return pages_visible_to(viewer).filter(community=community)


def parts(viewer: Person, page: Page) -> tuple[list[Part], list[Part]]:
    """The sections of a page the viewer may read, in their order; then those that were taken out. Two queries."""
    sections = list(sections_visible_to(viewer).filter(page=page).order_by("place", "pk"))
    said = Version.objects.standing().filter(section__in=[s.pk for s in sections]).select_related("by")
    by_section = {version.section_id: version for version in said}
    found = [Part(section, by_section[section.pk]) for section in sections]
    return [p for p in found if not p.version.is_out], [p for p in found if p.version.is_out]


def versions_of(section: Section) -> QuerySet[Version]:
    """What a section the viewer sees said, the newest first."""
    return Version.objects.filter(section=section).select_related("by").order_by("-number")


def sources_of(viewer: Person, community: Community) -> list[Conversation]:
    """The conversations a section could come from, the last spoken in first."""
    rows = talk.visible_to(viewer).filter(community=community).order_by("-last_at", "-pk")
    return list(rows[:MOST_SOURCES])


def page_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = pages_visible_to(viewer).filter(code__in=list(codes))
    return {
        p.code: CardView(p.title, p.get_absolute_url(), within=p.community, by=p.by, words=p.title)
        for p in rows
    }
