"""Rule 2: a foreign key points to its own app or further down, string or not."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from .house import app_of, stands_on


def upward(tables: Iterable[type[models.Model]]) -> list[str]:
    """Each relation from a model of the house to a model of an app that does not lie below."""
    found = []
    for table in tables:
        for field in table._meta.get_fields(include_hidden=True):
            if (
                (field.auto_created and not field.concrete)
                or not field.is_relation
                or field.related_model is None
            ):
                continue
            here, there = app_of(table.__module__), app_of(_home(field.related_model))
            if here and there and not stands_on(here, there):
                found.append(f"{table.__name__}.{field.name} points up to {there}")
    return found


def _home(table: type[models.Model]) -> str:
    return table.__module__


def test_foreign_keys_point_down() -> None:
    assert upward(apps.get_models(include_auto_created=True)) == []


@isolate_apps("barnraiser.people", "barnraiser.communities")
def test_a_planted_key_upward_is_seen() -> None:
    class Barn(models.Model):
        __module__ = "barnraiser.communities.models"

        class Meta:
            app_label = "communities"

    class Hand(models.Model):
        __module__ = "barnraiser.people.models"
        barn = models.ForeignKey("communities.Barn", on_delete=models.CASCADE)

        class Meta:
            app_label = "people"

    assert upward([Hand]) == ["Hand.barn points up to barnraiser.communities"]
    assert upward([Barn]) == []
