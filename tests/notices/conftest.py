from collections.abc import Iterator
from datetime import timedelta
from typing import Any, cast

import pytest
from django.core import mail

from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import kinds
from barnraiser.people.models import Person
from tests.keeping_cast import kept

from . import telling
from .mailing import SUNDAY, agrees


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger knows the kinds of these tests for as long as each of them takes."""
    for kind in telling.ALL:
        monkeypatch.setitem(cast(dict[str, Any], kinds()), kind.code, kind)


@pytest.fixture(autouse=True)
def empty_box() -> Iterator[None]:
    yield
    mail.outbox.clear()


@pytest.fixture
@kept
def valley(ruth: Person, callum: Person, priya: Person, soil_and_table: Community) -> Community:
    """The members have been here for a month; by Sunday noon they said yes to letters that gather."""
    Membership.objects.update(since=SUNDAY - timedelta(days=30))
    Act.objects.update(at=SUNDAY - timedelta(days=30))
    with clock.at(SUNDAY - timedelta(days=10)):
        for person in (ruth, callum):
            agrees(person)
    return soil_and_table
