"""Where else somebody is found, and what was found there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min, QuerySet

from .. import elsewhere
from ..models import FormerHandle, Link, LinkCheck, Person

A_WEEK = timedelta(days=7)
BETWEEN_VISITS = timedelta(minutes=1)
MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Report:
    """One listed page: what stands there of the canonical four, and what to mend."""

    link: Link
    check: LinkCheck | None
    found: Mapping[elsewhere.Part, elsewhere.Finding]
    fixes: list[str]

    @property
    def is_compared(self) -> bool:
        return self.check is not None and self.check.checked_at is not None and not self.trouble

    @property
    def is_seen(self) -> bool:
        """Whether the page itself told it, so that it may be shown to others. What was pasted is for its owner alone."""
        return self.is_compared and self.check is not None and not self.check.is_pasted

    @property
    def trouble(self) -> str:
        if self.check is None or not (self.check.trouble or self.check.leads_on):
            return ""
        return elsewhere.trouble(self.link.shown, self.check.trouble, self.check.leads_on)

    @property
    def cells(self) -> list[tuple[str, str]]:
        """Name, picture, tagline, website, each with how it compares."""
        return [(part.value.capitalize(), finding.outcome.value) for part, finding in self.found.items()]


def links_of(person: Person) -> list[Link]:
    """The pages elsewhere that are the person's own, in their order, each with its latest check."""
    return list(Link.objects.filter(person=person).select_related("checked"))


def pages_of(person: Person, links: Sequence[Link]) -> list[tuple[str, str]]:
    """Label and address of every page that is the person's own: their website first, then these pages elsewhere, in order."""
    website = [("Website", person.website)] if person.website else []
    return website + [(link.label or link.shown, link.url) for link in links]


def own_links(viewer: Person) -> QuerySet[Link]:
    """The viewer's own list. Nobody keeps another's."""
    return Link.objects.filter(person=viewer).select_related("checked")


def reports_of(person: Person, links: Sequence[Link] | None = None) -> list[Report]:
    """Every listed page (or just these) with what was found on it, compared with what stands here now."""
    return [_report(person, link) for link in (links_of(person) if links is None else links)]


def _report(person: Person, link: Link) -> Report:
    check = link.latest
    if check is None or check.checked_at is None:
        return Report(link, check, {}, [])
    told = elsewhere.Told.again(check.told)
    found = elsewhere.findings(person, told, link.url, _picture(person, check))
    if check.trouble or check.leads_on:
        why = elsewhere.trouble(link.shown, check.trouble, check.leads_on)
        return Report(link, check, found, [why])
    home = elsewhere.homes(person.handle)[0]
    return Report(
        link, check, found, elsewhere.fixes(person, link.shown, found, home, links_back=check.links_back)
    )


def _picture(person: Person, check: LinkCheck) -> elsewhere.Finding:
    """How the picture compared, unless another one stands here since."""
    if not check.picture or check.picture_here != (person.picture.name or ""):
        return elsewhere.NONE
    return elsewhere.Finding(elsewhere.Outcome(check.picture), note=check.picture_note)


def handles_of(person: Person) -> list[str]:
    """Every handle by which the person's page here is found."""
    return [person.handle, *FormerHandle.objects.filter(person=person).values_list("handle", flat=True)]


def due(now: datetime) -> list[Link]:
    """Pages seen to link back whose week is over: the longest unseen of each of a few hosts, and none of a host just visited."""
    lately = LinkCheck.objects.filter(checked_at__gt=now - BETWEEN_VISITS) | LinkCheck.objects.waiting()
    over = LinkCheck.objects.filter(verified_at__isnull=False, checked_at__lte=now - A_WEEK)
    over = over.exclude(link__host__in=lately.values("link__host"))
    hosts = (
        over.values_list("link__host").annotate(longest=Min("checked_at")).order_by("longest")[:MOST_AT_ONCE]
    )
    oldest = over.select_related("link").order_by("checked_at", "pk")
    found = [oldest.filter(link__host=host).first() for host, _ in hosts]
    return [check.link for check in found if check is not None]


def exported_links(person: Person) -> list[dict[str, Any]]:
    """The list and what was found, for the person themselves."""
    fields = ("url", "label", "order", "added_at")
    found = ("checked_at", "verified_at", "is_pasted", "links_back", "trouble", "told", "picture")
    return [
        {field: getattr(link, field) for field in fields}
        | ({field: getattr(link.latest, field) for field in found} if link.latest else {})
        for link in links_of(person)
    ]


def address_here(person: Person) -> str:
    """The address that a page elsewhere has to link back to."""
    return elsewhere.homes(person.handle)[0]
