"""Who keeps the list of somebody's pages elsewhere, and how often they are looked at."""

from barnraiser.ground.verdict import Verdict, provided

from ..models import Link, Person
from ..models.link import MOST_CHECKS_AN_HOUR, MOST_LINKS


def may_keep_link(by: Person, link: Link) -> Verdict:
    return provided(by.pk == link.person_id, "A list of pages is kept by the person whose they are.")


def may_list_page(by: Person, listed: int) -> Verdict:
    """`listed` is how many they have already."""
    return provided(
        listed < MOST_LINKS,
        "Twenty pages are on your list, which is as many as it takes. Take one off first.",
    )


def may_check(by: Person, asked: int) -> Verdict:
    """`asked` is how many checks they asked for within the hour."""
    return provided(
        asked < MOST_CHECKS_AN_HOUR,
        "You asked for ten checks within the hour, which is as many as there may be. Ask again a little later.",
    )
