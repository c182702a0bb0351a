"""Acts between people, as the conversations would record them, told in few words."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import transaction

from barnraiser.acts.conversations.manifest import REPLIED
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people.models import Person

type Answers = Callable[..., Act]


@pytest.fixture
def answers(soil_and_table: Community) -> Answers:
    """`answers(ruth, callum, at=…)`: Ruth answered Callum in Soil & Table."""
    count = iter(range(1_000_000))

    def record(by: Person, *toward: Person, at: datetime | None = None, kind: Kind = REPLIED) -> Act:
        with transaction.atomic():
            return ledger.record(
                kind,
                by=by,
                toward=toward,
                within=soil_and_table,
                at=at or clock.now(),
                occasion=f"said {next(count)}",
            )

    return record
