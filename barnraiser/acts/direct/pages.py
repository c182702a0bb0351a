"""What the pages show beside the rows themselves. Values for templates, made from queries and rules."""

from typing import Any

from django.core.paginator import Page, Paginator

from barnraiser.people import queries as people
from barnraiser.people.models import Person

from . import queries
from .forms import WordsForm
from .models import Exchange
from .rules import may_ask_into, may_write

ROWS = 20
MOST_FOUND = 30
NORM = (
    "Write as you would speak to them across a table. What is said here stays between those it is written to."
)


def listing(viewer: Person, number: str) -> dict[str, Any]:
    page: Page[Exchange] = Paginator(queries.sitting(viewer), ROWS).get_page(number)
    return {
        "page": page,
        "rows": queries.rows(viewer, list(page)),
        "to_answer": queries.waiting(viewer),
        "refused": queries.refused(viewer),
    }


def reading(viewer: Person, exchange: Exchange, form: WordsForm, number: str = "") -> dict[str, Any]:
    thread = queries.thread(viewer, exchange, number)
    verdict = may_write(viewer, exchange)
    return {
        "exchange": exchange,
        "thread": thread,
        "form": form,
        "verdict": verdict,
        "may_ask_into": bool(may_ask_into(viewer, exchange)),
        "norm": NORM,
    }


def askable(viewer: Person, exchange: Exchange, word: str) -> list[Person]:
    """People the viewer could write to whose name has the word, and who have no place in the exchange."""
    seen = people.visible_to(viewer).filter(account__isnull=False, name__icontains=word)
    return list(seen.exclude(pk__in=queries.seated(exchange)).order_by("name", "pk")[:MOST_FOUND])


def findable(viewer: Person, word: str, chosen: list[str]) -> list[Person]:
    """People the viewer could write to whose name or handle has the word, and whoever is chosen already."""
    seen = people.visible_to(viewer).filter(account__isnull=False).exclude(pk=viewer.pk)
    kept = list(seen.filter(handle__in=chosen).order_by("name", "pk")[:MOST_FOUND])
    found = seen.exclude(handle__in=chosen).filter(name__icontains=word).order_by("name", "pk")
    return kept + list(found[:MOST_FOUND])
