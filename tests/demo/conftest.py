"""A small year in the valley, built once for the tests that only look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from demo.build import build
from demo.story import Story

SMALL = 0.06


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever looks at the small year asks for the database, so that it is there also when nothing else is run."""
    for item in items:
        if "small_year" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    """Those that build a year of their own come first, those that look at the small one all after them and before all else: so
    one worker builds it once, and it is gone before anybody else comes.
    """
    if Path(__file__).parent not in item.path.parents:
        return 2
    return int("small_year" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="package")
def small_year(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    media: Path = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        yield build(scale=SMALL)
        transaction.set_rollback(True)
