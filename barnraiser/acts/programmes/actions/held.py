"""Rows locked for the length of an action: of two at once, the second waits and then looks afresh.

First the lock, then the rows that hang on it: read together, PostgreSQL gives those from before the wait.
"""

from django.db import models

from ..models import Draft, Mandate, Programme, Seat


def programme(found: Programme) -> Programme:
    _lock(Programme, found.pk)
    return Programme.objects.select_related("organisation").get(pk=found.pk)


def mandate(found: Mandate) -> Mandate:
    """Words do not go out under it while it is being ended."""
    _lock(Mandate, found.pk)
    rows = Mandate.objects.select_related("programme__organisation", "person", "given_by")
    return rows.get(pk=found.pk)


def draft(found: Draft) -> Draft:
    """Of twenty who answer it at once, nineteen wait and are refused."""
    _lock(Draft, found.pk)
    rows = Draft.objects.select_related("mandate__programme__organisation", "mandate__person", "community")
    return rows.get(pk=found.pk)


def seat(found: Seat) -> Seat:
    _lock(Seat, found.pk)
    rows = Seat.objects.select_related("programme__organisation", "community", "asked_by")
    return rows.get(pk=found.pk)


def _lock(model: type[models.Model], key: int) -> None:
    model._default_manager.select_for_update().values_list("pk").get(pk=key)
