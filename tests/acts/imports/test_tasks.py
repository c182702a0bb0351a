from datetime import timedelta

import pytest
from django_ox.testing import run_tasks

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.imports import actions, tasks
from barnraiser.acts.imports.models import Import, Outcome, Plan, State
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .archive import MAY, mbox, uploaded

pytestmark = pytest.mark.django_db


def test_each_job_may_run_twice(nell: Person, soil_and_table: Community) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    for _ in range(2):
        tasks.look_over.call(brought.pk)
    assert Plan.objects.count() == 1
    actions.begin(by=nell, brought=brought, now=True)
    for _ in range(2):
        tasks.carry_out.call(brought.pk)
    assert Outcome.objects.count() == 1
    assert Message.objects.count() == 5


def test_what_was_left_meanwhile_is_not_read(nell: Person, soil_and_table: Community) -> None:
    brought = uploaded(nell, soil_and_table, mbox(*MAY))
    actions.withdraw(by=nell, brought=brought)
    run_tasks()
    assert not Plan.objects.exists()


def test_the_schedule_lets_old_uploads_go(nell: Person, soil_and_table: Community) -> None:
    uploaded(nell, soil_and_table, mbox(*MAY))
    with clock.at(clock.now() + timedelta(days=2)):
        tasks.let_go_of_old_uploads.call()
    assert Import.objects.whole().get().state == State.LEFT
