"""The pages of “that is me”."""

from barnraiser.acts.claims import actions
from barnraiser.acts.claims.models import token_for
from barnraiser.acts.imports.models import ImportedPerson
from barnraiser.people import actions as people

from . import House

WRITTEN_TO_ONLY = {"claims:confirmation", "claims:finish", "claims:withdrawal"}
# Whoever walks has a claim that waits, and may make no other.
NOT_A_PAGE = {"claims:new"}


def pages(house: House) -> dict[str, str]:
    """Two of an archive: one whom the walker claims, and one whom another does."""
    first, second = (people.introduce(name=name) for name in ("Una Old", "Ivo Old"))
    for person in (first, second):
        ImportedPerson.objects.create(community=house.community, person=person)
    mine = actions.claim(by=house.nell, person=first)
    theirs = actions.claim(by=house.others[0], person=second, words="I wrote of hay.")
    return {
        "claims:detail": theirs.get_absolute_url(),
        "claims:letter": f"/claim/{token_for(mine.code)}/",
    }
