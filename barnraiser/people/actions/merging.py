"""Two who are one: whatever named the one names the other, in every app."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from barnraiser.ground.verdict import provided

from ..models import Person


@transaction.atomic
def merge(*, person: Person, into: Person) -> None:
    """Whatever named the person, who has not come in, names the other. Where both stood in one place, one row stays: the
    other's own. The person is no more. Whether the two are one, a rule above has said before. It cannot be undone.

    A key that turns is no new fact: it is turned here for all apps, so that none can be left out.
    """
    provided(not person.is_claimed and person != into, "Who has come in is not taken over.").require()
    for model, name in _keys():
        _turn(model._default_manager.filter(**{name: person}), name, into)
    person.delete()


def _keys() -> Iterator[tuple[Any, str]]:
    """Every column of the house that names a person."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model is Person and not model._meta.proxy:
                yield model, field.name


def _turn(rows: models.QuerySet[Any], name: str, into: Person) -> None:
    """All at once; where one of them stands in the way, one by one, and that one goes."""
    keys = list(rows.values_list("pk", flat=True))
    if not keys or _turned(rows.model._default_manager.filter(pk__in=keys), name, into):
        return
    for key in keys:
        row = rows.model._default_manager.filter(pk=key)
        if not _turned(row, name, into):
            row.delete()


def _turned(rows: models.QuerySet[Any], name: str, into: Person) -> bool:
    try:
        with transaction.atomic():
            rows.update(**{name: into})
    except IntegrityError:
        return False
    return True
