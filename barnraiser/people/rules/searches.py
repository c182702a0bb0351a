"""What of somebody's searches is kept."""

from barnraiser.ground.verdict import Verdict, all_of, provided

from ..directory import Wanted
from ..models import Person, SavedSearch

MOST_SEARCHES = 20
MOST_FOUND = 1_000


def may_keep_another(by: Person) -> Verdict:
    kept = SavedSearch.objects.filter(person=by).count()
    return provided(
        kept < MOST_SEARCHES,
        f"You keep {MOST_SEARCHES} searches, which is all there is room for. Drop one first.",
    )


def may_keep_this(wanted: Wanted, found: int) -> Verdict:
    """A letter about everybody tells nobody anything."""
    return all_of(
        provided(wanted.is_anything, "This search asks for nothing. Say first whom you look for."),
        provided(
            found <= MOST_FOUND, f"This finds more than {MOST_FOUND} people. Narrow it before you keep it."
        ),
    )


def may_touch(by: Person, search: SavedSearch) -> Verdict:
    return provided(search.person_id == by.pk, "A search is changed by whoever keeps it, and nobody else.")
