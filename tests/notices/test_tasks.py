"""Jobs are asked for where somebody wants to hear at once, and what is old goes."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django_ox.models import OxTask

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.notices import actions, tasks
from barnraiser.notices.models import Due, Letter
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks

from .mailing import MONDAY, SUNDAY, agrees, hears

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def empty_box() -> Iterator[None]:
    yield
    mail.outbox.clear()


@pytest.fixture
def valley(ruth: Person, callum: Person, priya: Person, soil_and_table: Community) -> Community:
    """The members have been here for a month; by Sunday noon they said yes to letters that gather."""
    from barnraiser.communities.models import Membership

    Membership.objects.update(since=SUNDAY - timedelta(days=30))
    Act.objects.update(at=SUNDAY - timedelta(days=30))
    with clock.at(SUNDAY - timedelta(days=10)):
        for person in (ruth, callum):
            agrees(person)
    return soil_and_table


def answered(by: Person, asker: Person, community: Community, at: datetime = SUNDAY) -> Conversation:
    with clock.at(at):
        talk = asks(asker, community, "Yellow clover?")
        conversations.reply(by=by, conversation=talk, words="Only the *wet* corner.\n\nDrain it.")
    return talk


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
