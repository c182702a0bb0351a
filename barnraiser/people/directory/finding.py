"""Whom a search finds. Everything is asked of entries, and an entry holds what its reader may know."""

from collections.abc import Container

from django.db.models import Q, QuerySet

from barnraiser.ground import manifest, search

from ..models import Interest, Listed, ListedLanguage, Person, Wording
from .search import Search
from .wanted import Near

Cares = Interest.listings.through
NOBODY = Q(pk__in=[])
# As many are read at once, so that what is asked next need not search again.
FEW = 10_000


def found(looked: Search, leave: Container[str] = ()) -> QuerySet[Listed]:
    """The entries of those the viewer sees and looks for. What is named in `leave` is not asked."""
    rows = Listed.objects.all()
    for name, condition in conditions(looked).items():
        rows = rows if name in leave else rows.filter(condition)
    return rows.filter(looked.seen)


def narrowed(looked: Search, total: int) -> QuerySet[Listed]:
    """The same as found, of which there are so many: a few by their keys."""
    rows = found(looked).order_by()
    return Listed.objects.filter(pk__among=list(rows.values_list("pk", flat=True))) if total <= FEW else rows


def conditions(looked: Search) -> dict[str, Q]:
    """Each thing that is asked, by its name in the search."""
    wanted = looked.wanted
    asked = {
        "words": _saying(wanted.words),
        "gives": _giving(looked.viewer, wanted.gives),
        "interests": _caring(looked),
        "languages": _speaking(wanted.languages),
        "unlike": _unlike(looked) if wanted.unlike else Q(),
        "between": _between(looked),
        "sectors": Q(sector__in=wanted.sectors) if wanted.sectors else Q(),
        "near": is_near(looked, wanted.near),
    }
    return {name: condition for name, condition in asked.items() if condition}


def _saying(words: str) -> Q:
    asked = search.asked(words)
    return Q(pk__in=Wording.objects.filter(words__say=asked).values("key")) if asked else Q()


def _giving(viewer: Person, word: str) -> Q:
    if not word:
        return Q()
    offering = NOBODY
    for keys in manifest.giving(viewer, word):
        offering |= Q(person__in=keys)
    return offering


def _caring(looked: Search) -> Q:
    """Who cares about every one of the interests chosen."""
    all_of_them = Q()
    for key in looked.chosen:
        all_of_them &= Q(pk__in=Cares.objects.filter(interest=key).values("listed")) if key else NOBODY
    return all_of_them


def _speaking(codes: list[str]) -> Q:
    """Who speaks one of the languages."""
    return Q(pk__in=ListedLanguage.objects.filter(code__in=codes).values("listed")) if codes else Q()


def _unlike(looked: Search) -> Q:
    """Who cares about what the viewer cares about, works in another sector, and lives elsewhere or decides otherwise."""
    viewer = looked.viewer
    if not looked.mine or not viewer.sector:
        return NOBODY
    shares = Q(pk__in=Cares.objects.filter(interest__in=list(looked.mine)).values("listed"))
    elsewhere = NOBODY
    if viewer.country:
        elsewhere |= ~Q(country="") & ~Q(country=viewer.country)
    if viewer.place:
        elsewhere |= ~Q(town="") & ~Q(town=looked.town)
    if viewer.tier is not None:
        elsewhere |= Q(tier__isnull=False) & ~Q(tier=viewer.tier)
    return shares & ~Q(sector="") & ~Q(sector=viewer.sector) & elsewhere


def _between(looked: Search) -> Q:
    """Of whom everything is so that was asked to be between the two."""
    all_of_it = Q()
    for met in looked.between:
        all_of_it &= Q(person__among=met.people)
    return all_of_it


def is_near(looked: Search, near: Near) -> Q:
    """As near as asked. Nobody is near nowhere."""
    viewer = looked.viewer
    if near == Near.PLACE:
        return Q(town=looked.town, country=viewer.country) if looked.town else NOBODY
    if near == Near.COUNTRY:
        return Q(country=viewer.country) if viewer.country else NOBODY
    return Q()


def with_people(rows: QuerySet[Listed]) -> QuerySet[Listed]:
    """The entries with what a page shows of them."""
    return rows.select_related("person").prefetch_related("interests", "languages")
