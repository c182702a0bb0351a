from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django_ox.testing import run_tasks

from barnraiser.acts.decisions import tasks
from barnraiser.acts.decisions.models import Outcome
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import proposes

pytestmark = pytest.mark.django_db


def test_what_is_due_is_closed_and_nothing_else(ruth: Person, soil_and_table: Community) -> None:
    with clock.at(clock.now() - timedelta(days=9)):
        over = [proposes(ruth, soil_and_table) for _ in range(2)]
    proposes(ruth, soil_and_table)
    tasks.close_due.call()
    run_tasks(raise_failures=True)
    assert {outcome.proposal_id for outcome in Outcome.objects.all()} == {proposal.pk for proposal in over}
    tasks.close_due.call()
    run_tasks(raise_failures=True)
    assert Outcome.objects.count() == 2


def test_a_proposal_that_is_gone_holds_nothing_up() -> None:
    tasks.close.call(0)
    assert not Outcome.objects.exists()


def test_the_house_looks_every_few_minutes() -> None:
    options: Any = settings.TASKS["default"]
    schedules = options["OPTIONS"]["SCHEDULES"]
    assert schedules["decisions-that-are-due"]["task"] == f"{tasks.__name__}.close_due"
