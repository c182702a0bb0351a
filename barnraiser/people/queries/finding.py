"""A few people whose pages say some words, for a search over everything. The directory finds the rest."""

from collections.abc import Sequence

from django.urls import reverse

from barnraiser.ground.manifest import CardView

from ..models import Person


def found(viewer: Person, words: str, most: int) -> tuple[Sequence[CardView], str]:
    """The first of them as the viewer may know them, and the address of the directory with all."""
    from .. import directory  # it stands on the queries

    wanted = directory.Wanted(words=words)
    looked = directory.look(viewer, wanted)
    rows = directory.in_order(looked, directory.found(looked)).select_related("person")
    entries = list(rows[:most])
    seen = directory.shown(looked, entries)
    people = [seen[entry.person_id] for entry in entries]
    cards = [CardView(each.name, each.get_absolute_url(), words=each.tagline) for each in people]
    return cards, f"{reverse('people:list')}{wanted.link}"
