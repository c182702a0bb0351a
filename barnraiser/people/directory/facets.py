"""What a search could be narrowed by, each with how many would stay. `here` are those of this page."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count

from barnraiser.ground.manifest import CardView
from barnraiser.ground.manifest import betweens as offered_between

from .. import languages as tongues
from ..models import Interest, Listed, ListedLanguage
from .counting import Counted, Facet
from .finding import Cares
from .search import Search

MOST_INTERESTS = 10
MOST_LANGUAGES = 8
# Of more, it is not counted for each word and each language how many they are.
RECOUNTED = 3_000


def interests(looked: Search, counted: Counted, here: Iterable[Listed]) -> list[Facet]:
    """What is chosen, what the viewer cares about, and what those on this page do: the viewer's own first, then the alphabet."""
    said = {interest.pk: interest.word for entry in here for interest in entry.interests.all()}
    chosen = [key for key in looked.chosen if key]
    offered = list(dict.fromkeys([*chosen, *looked.mine, *said]))[:MOST_INTERESTS]
    caring = Cares.objects.filter(interest__in=offered, listed__in=counted.people.values("pk"))
    counts = _counts(caring.values_list("interest").annotate(Count("pk")), counted, offered)
    words = said | dict(looked.mine)
    words |= dict(Interest.objects.filter(pk__in=set(chosen) - words.keys()).values_list("pk", "word"))
    shown = [key for key in offered if counts[key] != 0 or key in chosen]
    shown.sort(key=lambda key: (key not in looked.mine, words[key].lower()))
    return [Facet(words[key], words[key], counts[key], key in chosen) for key in shown]


def languages(looked: Search, counted: Counted, here: Iterable[Listed]) -> list[Facet]:
    """What is chosen, and the languages of the viewer and of those on this page, by the alphabet.

    Where one is chosen another widens the search, and how many that would bring is not counted.
    """
    chosen = looked.wanted.languages
    own = looked.viewer.languages.values_list("code", flat=True)
    said = [spoken.code for entry in here for spoken in entry.languages.all()]
    offered = list(dict.fromkeys([*chosen, *own, *said]))[:MOST_LANGUAGES]
    speaking = ListedLanguage.objects.filter(code__in=offered, listed__in=counted.people.values("pk"))
    rows = speaking.values_list("code").annotate(Count("pk"))
    counts = dict.fromkeys(offered) if chosen else _counts(rows, counted, offered)
    shown = [code for code in offered if counts[code] != 0]
    facets = [Facet(code, tongues.name(code), counts[code], code in chosen) for code in shown]
    return sorted(facets, key=lambda facet: facet.label)


def betweens(looked: Search) -> list[Facet]:
    """What there may be between the viewer and others. How many that would leave is not counted: each is a search of its own."""
    chosen = looked.wanted.between
    return [Facet(name, each.label, None, name in chosen) for name, each in offered_between().items()]


def missing_between(looked: Search) -> list[CardView]:
    """What there must be before anybody is found by what was asked to be between the two, with the way to it."""
    return [offered_between()[name].nobody(looked.viewer) for name in looked.wanted.between]


def _counts[K](rows: Any, counted: Counted, offered: Sequence[K]) -> dict[K, int | None]:
    """Of each thing offered, how many; None where those found are too many to count them again."""
    if counted.total > RECOUNTED:
        return dict.fromkeys(offered)
    there: dict[K, int] = dict(rows)
    return {each: there.get(each, 0) for each in offered}
