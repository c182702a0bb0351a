"""One search by one viewer, with what it needs to know of both read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from barnraiser.ground import manifest, search

from ..models import Interest, Person, Reach
from ..queries import acquainted
from .wanted import Wanted


@dataclass(frozen=True, slots=True)
class Search:
    """`mine` are the viewer's interests by key; `chosen` the keys of those asked for, None for a word nobody cares about;
    `seen` says which entries are the viewer's to find at all; `between` has, for each thing asked to be between the two,
    those of whom it is so.
    """

    viewer: Person
    wanted: Wanted
    mine: Mapping[int, str]
    chosen: Sequence[int | None]
    seen: Q
    between: Sequence[manifest.Met]

    @property
    def town(self) -> str:
        """The viewer's own place, folded as entries keep it."""
        return search.folded(self.viewer.place)[:80].strip()


def seen_by(viewer: Person) -> Q:
    """Of each person one entry: the full one of those the viewer knows, the open one of others. Never the viewer's own."""
    # Asked once for each, because the question is long: whoever is known has their full entry read, any other the open one.
    reach = Case(When(acquainted(viewer, "person_id"), then=Value(Reach.CLOSE)), default=Value(Reach.MEMBERS))
    return ~Q(person=viewer) & Q(reach=reach)


def look(viewer: Person, wanted: Wanted) -> Search:
    """The search, ready to be asked for people and numbers."""
    own = Interest.people.through.objects.filter(person=viewer, interest=OuterRef("pk"))
    named = Q(pk__in=[])
    for word in wanted.interests:
        named |= Q(word__iexact=word)
    known = Interest.objects.annotate(is_mine=Exists(own)).filter(Q(is_mine=True) | named)
    mine, by_word = {}, {}
    for interest in known.order_by("word"):
        by_word[interest.word.lower()] = interest.pk
        if interest.is_mine:
            mine[interest.pk] = interest.word
    chosen = [by_word.get(word.lower()) for word in wanted.interests]
    between = [manifest.betweens()[name].look(viewer) for name in wanted.between]
    return Search(viewer, wanted, mine, chosen, seen_by(viewer), between)
