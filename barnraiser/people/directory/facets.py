"""What a search could be narrowed by, each with how many would stay. `people` are all who are found, `here` those of this page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from .. import languages as tongues
from ..models import Interest, Listed, ListedLanguage
from .finding import Cares, found
from .search import Search

MOST_INTERESTS = 10
MOST_LANGUAGES = 8


@dataclass(frozen=True, slots=True)
class Facet:
    value: str
    label: str
    count: int
    is_chosen: bool


def interests(looked: Search, people: QuerySet[Listed], here: Iterable[Listed]) -> list[Facet]:
    """What is chosen, what the viewer cares about, and what those on this page do: the viewer's own first, then the alphabet."""
    said = {interest.pk: interest.word for entry in here for interest in entry.interests.all()}
    chosen = [key for key in looked.chosen if key]
    offered = list(dict.fromkeys([*chosen, *looked.mine, *said]))[:MOST_INTERESTS]
    caring = Cares.objects.filter(interest__in=offered, listed__in=people.values("pk"))
    counts = dict(caring.values_list("interest").annotate(Count("pk")))
    words = said | dict(looked.mine)
    words |= dict(Interest.objects.filter(pk__in=set(chosen) - words.keys()).values_list("pk", "word"))
    shown = [key for key in offered if counts.get(key) or key in chosen]
    shown.sort(key=lambda key: (key not in looked.mine, words[key].lower()))
    return [Facet(words[key], words[key], counts.get(key, 0), key in chosen) for key in shown]


def languages(looked: Search, people: QuerySet[Listed], here: Iterable[Listed]) -> list[Facet]:
    """What is chosen, and the languages of the viewer and of those on this page, by the alphabet."""
    chosen = looked.wanted.languages
    own = looked.viewer.languages.values_list("code", flat=True)
    said = [spoken.code for entry in here for spoken in entry.languages.all()]
    offered = list(dict.fromkeys([*chosen, *own, *said]))[:MOST_LANGUAGES]
    people = found(looked, leave={"languages"}).order_by() if chosen else people
    speaking = ListedLanguage.objects.filter(code__in=offered, listed__in=people.values("pk"))
    counts = dict(speaking.values_list("code").annotate(Count("pk")))
    shown = [code for code in offered if counts.get(code) or code in chosen]
    facets = [Facet(code, tongues.name(code), counts.get(code, 0), code in chosen) for code in shown]
    return sorted(facets, key=lambda facet: facet.label)
