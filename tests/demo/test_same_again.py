"""Two builds on the same day tell the same year."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from pytest_django import Settings

from barnraiser.acts.conversations.models import Message, Thanks
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Membership
from barnraiser.people.models import Person
from demo.build import build

A_MORNING = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)


def told() -> dict[str, list[Any]]:
    """Everything of a small build that must not differ; the build is undone."""
    with transaction.atomic():
        build(scale=0.02, now=A_MORNING)
        year: dict[str, list[Any]] = {
            "people": sorted(Person.objects.values_list("name", "handle", "tagline", "story", "arrived_at")),
            "members": sorted(Membership.objects.values_list("community__slug", "person__handle", "since")),
            "words": sorted(Message.objects.values_list("at", "by__handle", "words", "conversation__title")),
            "thanks": sorted(Thanks.objects.values_list("at", "by__handle", "message__words")),
            "acts": sorted(Act.objects.values_list("at", "kind", "by__handle")),
        }
        transaction.set_rollback(True)
    return year


@pytest.mark.django_db
def test_the_same_day_tells_the_same_year(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    first, again = told(), told()
    assert first["words"]
    for name, rows in first.items():
        assert again[name] == rows, name
