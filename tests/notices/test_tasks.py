"""Jobs are asked for where somebody wants to hear at once, and what is old goes."""

from datetime import timedelta

import pytest
from django_ox.models import OxTask

from barnraiser.acts.conversations import actions as conversations
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.notices import actions, tasks
from barnraiser.notices.models import Due, Letter
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks

from .mailing import MONDAY, hears

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def test_an_act_asks_for_letters_at_once_only_where_somebody_wants_them(
    valley: Community, ruth: Person, callum: Person, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        asks(callum, valley)
    assert not Due.objects.exists()
    hears(callum, valley, "mine", "at_once")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        talk = asks(callum, valley)
        conversations.reply(by=ruth, conversation=talk, words="Wet.")
    soon = OxTask.objects.filter(task_path="barnraiser.notices.tasks.tell_soon")
    assert soon.count() == 1
    tasks.tell_soon.func(valley.pk)
    asked = OxTask.objects.filter(task_path="barnraiser.notices.tasks.tell_at_once")
    assert [row.args for row in asked] == [[callum.pk]]
    assert not Due.objects.exists()
    tasks.tell_soon.func(valley.pk)
    assert asked.count() == 1


def test_old_rows_are_let_go_of(valley: Community, callum: Person) -> None:
    with clock.at(MONDAY):
        actions.take(person=callum, cadence="daily", period="x", until=MONDAY)  # type: ignore[arg-type]
    with clock.at(MONDAY + timedelta(days=61)):
        tasks.tend.func()
    assert not Letter.objects.exists()
