"""The searches somebody keeps. Nobody else sees them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from barnraiser.ground import clock

from ..models import Person, SavedSearch, SearchLetter

A_WEEK = timedelta(days=7)


def searches(viewer: Person) -> QuerySet[SavedSearch]:
    """The viewer's own, by name."""
    return SavedSearch.objects.filter(person=viewer)


def who_may_be_told() -> QuerySet[Person]:
    """Who keeps a search with letters and had none for a week, in the order of their keys."""
    wait = SearchLetter.objects.filter(sent_at__gt=clock.now() - A_WEEK)
    asked = SavedSearch.objects.filter(letters=True)
    people = Person.objects.filter(pk__in=asked.values("person"), account__is_active=True)
    return people.filter(~Q(pk__in=wait.values("person"))).order_by("pk")


def exported_searches(person: Person) -> list[Mapping[str, Any]]:
    """Everything kept here of the person's searches, for themselves."""
    return list(SavedSearch.objects.filter(person=person).values("name", "asked", "letters", "at"))
