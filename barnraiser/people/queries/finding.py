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
    entries = list(directory.with_people(directory.in_order(looked, directory.found(looked)))[:most])
    cards = [
        CardView(row.person.name, row.person.get_absolute_url(), words=row.person.tagline)
        for row in directory.rows(looked, entries)
    ]
    return cards, f"{reverse('people:list')}{wanted.link}"
