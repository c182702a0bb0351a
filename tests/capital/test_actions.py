from datetime import timedelta

import pytest
from django_ox.models import OxTask
from django_ox.testing import run_tasks
from pytest_django import DjangoCaptureOnCommitCallbacks

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.capital.actions import ask_to_read_again
from barnraiser.capital.models import Due, OwnReading
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks
from tests.conftest import SPRING

WORDS = "Only the wet corner."


def test_figures_are_asked_for_once_a_minute(ruth: Person, soil_and_table: Community) -> None:
    with clock.at(SPRING):
        assert ask_to_read_again(by=ruth, community=soil_and_table)
        assert not ask_to_read_again(by=ruth, community=soil_and_table)
    with clock.at(SPRING + timedelta(seconds=61)):
        assert ask_to_read_again(by=ruth, community=soil_and_table)
    assert OxTask.objects.count() == 2


def test_nobody_from_elsewhere_sets_the_machine_to_work(harald: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused):
        ask_to_read_again(by=harald, community=soil_and_table)
    assert not OxTask.objects.exists()


def test_acts_that_form_ties_are_followed_by_one_job_however_many_they_are(
    ruth: Person,
    callum: Person,
    soil_and_table: Community,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    waiting = OxTask.objects.filter(task_path__endswith=".keep_up")
    with django_capture_on_commit_callbacks(execute=True):
        talk = asks(callum, soil_and_table)
    assert not waiting.exists(), "words to all form no tie"
    with django_capture_on_commit_callbacks(execute=True):
        conversations.reply(by=ruth, conversation=talk, words=WORDS)
        conversations.reply(by=ruth, conversation=talk, words=f"{WORDS} And the gate.")
    assert [one.args for one in waiting] == [[soil_and_table.pk]]
    run_tasks(raise_failures=True)
    assert OwnReading.objects.get(person=ruth).figures["gave"] == 2
    assert not Due.objects.exists()
    waiting.delete()
    with django_capture_on_commit_callbacks(execute=True):
        for act in Act.objects.filter(kind="conversations.replied"):
            ledger.retract(act=act, by=ruth)
            ledger.retract(act=act, by=ruth)
    assert waiting.count() == 1
    run_tasks(raise_failures=True)
    assert OwnReading.objects.get(person=ruth).figures["gave"] == 0
