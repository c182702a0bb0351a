"""When letters come: by each reader's own clock, at once where they want it so, and once."""

from datetime import time, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from django.db import connection
from django_ox.models import OxTask

from barnraiser.acts.conversations import actions as conversations
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.notices import actions, letters
from barnraiser.notices.letters import writing
from barnraiser.notices.models import Letter
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks
from tests.at_once import at_once as together

from .mailing import MONDAY, SUNDAY, agrees, answered, at_once, hears, morning, to

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def test_who_lives_elsewhere_has_it_in_their_own_morning(
    valley: Community, ruth: Person, callum: Person
) -> None:
    people.keep_quiet(by=callum, zone="Pacific/Auckland")
    answered(ruth, callum, valley, at=SUNDAY - timedelta(hours=1))
    hears(callum, valley)
    assert to(morning(SUNDAY + timedelta(hours=5)), callum) == [], "six in the morning there"
    (letter,) = to(morning(SUNDAY + timedelta(hours=6, minutes=1)), callum)
    assert "5 October, 0:00" in letter.body or "5 October, 00:00" in letter.body


def test_in_quiet_hours_nothing_comes_and_afterwards_it_does(
    valley: Community, ruth: Person, callum: Person
) -> None:
    people.keep_quiet(by=callum, zone="UTC", begins=time(22), ends=time(9, 30))
    hears(callum, valley)
    answered(ruth, callum, valley)
    assert to(morning(MONDAY), callum) == [], "eight in the morning"
    assert len(to(morning(MONDAY + timedelta(hours=1, minutes=30)), callum)) == 1


def test_at_once_waits_for_the_end_of_quiet_hours(valley: Community, ruth: Person, callum: Person) -> None:
    people.keep_quiet(by=callum, zone="UTC", begins=time(11), ends=time(14))
    hears(callum, valley, "mine", "at_once")
    answered(ruth, callum, valley)
    assert at_once(callum, SUNDAY + timedelta(minutes=1)) == []
    waiting = OxTask.objects.get(task_path="barnraiser.notices.tasks.tell_at_once")
    assert waiting.run_after == SUNDAY + timedelta(hours=2)
    assert len(at_once(callum, SUNDAY + timedelta(hours=2))) == 1


def test_at_once_tells_of_what_just_happened_and_never_twice(
    valley: Community, ruth: Person, callum: Person
) -> None:
    hears(callum, valley, "mine", "at_once")
    talk = answered(ruth, callum, valley)
    assert at_once(callum, SUNDAY + timedelta(seconds=2)) == [], "what may come with it is waited for"
    (letter,) = at_once(callum, SUNDAY + timedelta(seconds=30))
    assert "wet corner" in letter.body
    assert at_once(callum, SUNDAY + timedelta(seconds=40)) == []
    with clock.at(SUNDAY + timedelta(minutes=2)):
        conversations.reply(by=ruth, conversation=talk, words="And lime it.")
    (letter,) = at_once(callum, SUNDAY + timedelta(minutes=3))
    assert "And lime it." in letter.body
    assert "wet corner" not in letter.body


@pytest.mark.requirement("E8")
def test_a_mailing_list_carries_its_talk_itself_and_other_things_come_beside_it(
    valley: Community, ruth: Person, callum: Person
) -> None:
    hears(callum, valley, "all", "at_once")
    talk = answered(ruth, callum, valley)
    assert at_once(callum, SUNDAY + timedelta(minutes=1)) == []
    with clock.at(SUNDAY + timedelta(minutes=2)):
        conversations.thank(
            by=ruth, message=talk.messages.opening().select_related("conversation__community", "by").get()
        )
    (letter,) = at_once(callum, SUNDAY + timedelta(minutes=3))
    assert "Ruth Amsel thanked you" in letter.subject


def test_only_whom_it_may_concern_is_looked_for(
    valley: Community, ruth: Person, callum: Person, priya: Person, nell: Person
) -> None:
    for person in (ruth, callum, priya, nell):
        agrees(person)
        hears(person, valley, "mine", "at_once")
    before = clock.now()
    talk = asks(callum, valley)
    conversations.reply(by=ruth, conversation=talk, words="Wet.")
    conversations.follow(by=nell, conversation=talk)
    assert set(letters.soon(valley, before)) == {callum, ruth, nell}


def test_a_letter_that_could_not_go_out_is_tried_again(
    valley: Community, ruth: Person, callum: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(ruth, callum, valley)

    def refuses(*given: object, **named: object) -> None:
        raise ConnectionRefusedError("no mail server")

    with monkeypatch.context() as broken:
        broken.setattr(writing, "send", refuses)
        with pytest.raises(ConnectionRefusedError):
            morning(MONDAY)
    assert not Letter.objects.filter(person=callum).exists()
    assert len(to(morning(MONDAY + timedelta(minutes=5)), callum)) == 1


def test_who_died_over_a_letter_holds_it_up_for_ten_minutes(valley: Community, callum: Person) -> None:
    given = {"person": callum, "cadence": "weekly", "period": "2026-W41", "until": MONDAY}
    with clock.at(MONDAY):
        first = actions.take(**given)  # type: ignore[arg-type]
        assert first
        assert actions.take(**given) is None  # type: ignore[arg-type]
    with clock.at(MONDAY + timedelta(minutes=11)):
        again = actions.take(**given)  # type: ignore[arg-type]
        assert again
        actions.settle(letter=again, is_sent=True)
    with clock.at(MONDAY + timedelta(minutes=30)):
        assert actions.take(**given) is None  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_ten_workers_at_one_letter_send_it_once(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    given = {"person": callum, "cadence": "weekly", "period": "2026-W41", "until": MONDAY}
    outcomes = together([lambda: actions.take(**given) is not None] * 10, tmp_path)  # type: ignore[arg-type]
    assert sorted(map(str, outcomes)) == ["False"] * 9 + ["True"]
    assert Letter.objects.count() == 1


def test_names_and_titles_add_no_line_to_the_head_of_a_letter(
    valley: Community, ruth: Person, callum: Person
) -> None:
    """Reliability class 23."""
    hears(callum, valley, "mine", "at_once")
    Person.objects.filter(pk=ruth.pk).update(
        name="Ruth\r\nBcc: all@valley.example\r\n\r\nBody =?utf-8?q?=0D=0ACc:x?="
    )
    answered(ruth, callum, valley)
    (letter,) = at_once(callum, SUNDAY + timedelta(minutes=1))
    read = message_from_bytes(letter.message().as_bytes())
    assert read["Bcc"] is None
    assert read["Cc"] is None
    assert len(read.get_all("Subject", [])) == 1
    assert read["To"] == "callum@aldervalley.example"


def test_who_is_due_is_found_in_a_few_queries_however_many_they_are(valley: Community, nell: Person) -> None:
    from django.test.utils import CaptureQueriesContext

    from demo import cast
    from tests.conftest import joins

    with CaptureQueriesContext(connection) as few:
        list(letters.due(MONDAY))
    for part in cast.CAST[3:]:
        if part not in (cast.PRIYA,):
            agrees(joins(part, valley, nell))
    with CaptureQueriesContext(connection) as many:
        assert len(list(letters.due(MONDAY))) > 5
    assert len(many) == len(few)
