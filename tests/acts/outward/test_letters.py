"""A newsletter on its way: once to each, only to whom it is still welcome, with nothing that is not public by then."""

from datetime import time, timedelta
from email import message_from_bytes

import pytest
from django.core import mail

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.acts.outward import actions, letters, tasks
from barnraiser.acts.outward.models import Delivery, Reader
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose

from .telling import A_DAY, MONDAY, delivered, reads, says, sends, stop_of

pytestmark = pytest.mark.django_db
ADDRESS = "stranger@elsewhere.example"


def wants_news(person: Person) -> None:
    people.answer_consent(by=person, purpose=Purpose.NEWS, given=True)


class TestDelivering:
    def test_readers_and_members_who_said_yes_to_news_have_it_once(
        self, nell: Person, ruth: Person, callum: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        with clock.at(clock.now() - 3 * A_DAY):
            sends(nell, soil_and_table, talk)
        reads(soil_and_table)
        wants_news(callum)
        issue = sends(nell, soil_and_table, talk, title="Winter")
        found = delivered(issue)
        assert {letter.to[0] for letter in found} == {ADDRESS, "callum@aldervalley.example"}
        assert delivered(issue) == [], "the job may run twice"
        (letter,) = (each for each in found if each.to == [ADDRESS])
        assert letter.subject == "Winter"
        assert "It rained." in letter.body
        assert "Who grows near us?\nRuth Amsel\nTell us." in letter.body
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        ((page, _),) = letter.alternatives  # type: ignore[attr-defined]
        assert "style" not in page
        assert "<img" not in page

    def test_a_member_who_reads_with_the_same_address_has_it_once(
        self, nell: Person, callum: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        with clock.at(clock.now() - 3 * A_DAY):
            sends(nell, soil_and_table, talk)
        reads(soil_and_table, "callum@aldervalley.example")
        wants_news(callum)
        assert len(delivered(sends(nell, soil_and_table, talk))) == 1

    def test_it_ends_mid_run(
        self, nell: Person, callum: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        """Whoever ends it, or leaves, between the sending and the letter has none."""
        with clock.at(clock.now() - 3 * A_DAY):
            sends(nell, soil_and_table, talk)
        reader = reads(soil_and_table)
        wants_news(callum)
        issue = sends(nell, soil_and_table, talk)
        actions.begin(issue=issue)
        assert Delivery.objects.count() == 2
        actions.stop(reader=reader)
        people.answer_consent(by=callum, purpose=Purpose.NEWS, given=False)
        assert delivered(issue) == []

    def test_a_members_quiet_hours_hold(
        self, nell: Person, callum: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        wants_news(callum)
        people.keep_quiet(by=callum, zone="UTC", begins=time(8), ends=time(10))
        with clock.at(MONDAY):
            issue = sends(nell, soil_and_table, talk)
        assert delivered(issue, MONDAY) == []
        assert len(delivered(issue, MONDAY + timedelta(hours=1))) == 1

    def test_a_letter_that_could_not_go_out_is_tried_again(
        self,
        nell: Person,
        callum: Person,
        soil_and_table: Community,
        talk: Conversation,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        wants_news(callum)
        issue = sends(nell, soil_and_table, talk)

        def refuses(*given: object, **named: object) -> None:
            raise ConnectionRefusedError("no mail server")

        with monkeypatch.context() as broken:
            broken.setattr(letters, "send", refuses)
            with pytest.raises(ConnectionRefusedError):
                delivered(issue)
        assert len(delivered(issue)) == 1

    @pytest.mark.requirement("E3")
    def test_what_was_narrowed_since_is_in_no_letter_and_on_no_page(
        self, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        """Reliability class 1."""
        canary = says(ruth, soil_and_table, "canary title", words="canary words")
        wants_news(callum)
        issue = sends(nell, soil_and_table, canary)
        conversations.open_to(by=ruth, conversation=canary, audience=Audience.TRUSTED)
        (letter,) = delivered(issue)
        assert "canary" not in letter.message().as_string()

    def test_no_line_is_added_to_the_head_of_a_letter(
        self, nell: Person, callum: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        """Reliability class 23."""
        evil = "Autumn\r\nBcc: all@valley.example\n\nBody\x00 =?utf-8?q?=0D=0ACc:x?= \u202e"
        Community.objects.filter(pk=soil_and_table.pk).update(name=evil.replace("\x00", "")[:80])
        wants_news(callum)
        issue = sends(nell, soil_and_table, talk, title=evil)
        assert "\n" not in issue.title
        (letter,) = delivered(issue)
        read = message_from_bytes(letter.message().as_bytes())
        assert (read["Bcc"], read["Cc"]) == (None, None)
        assert len(read.get_all("Subject", [])) == 1
        actions.ask(community=Community.objects.get(), address=ADDRESS)
        mail.outbox.clear()
        tasks.ask_for_yes.func(Reader.objects.get().pk)
        read = message_from_bytes(mail.outbox[0].message().as_bytes())
        assert (read["Bcc"], read["Cc"], read["To"]) == (None, None, ADDRESS)

    def test_the_job_is_asked_for_when_it_is_out_and_not_before(
        self,
        nell: Person,
        soil_and_table: Community,
        talk: Conversation,
        django_capture_on_commit_callbacks: object,
    ) -> None:
        from django_ox.models import OxTask

        waiting = OxTask.objects.filter(task_path="barnraiser.acts.outward.tasks.deliver")
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            issue = sends(nell, soil_and_table, talk)
            assert not waiting.exists()
        assert waiting.get().args == [issue.pk]


def test_the_link_in_a_members_letter_says_no_to_news(
    nell: Person, callum: Person, soil_and_table: Community, talk: Conversation, client: object
) -> None:
    from django.test import Client

    from barnraiser.people import queries as people_queries

    wants_news(callum)
    (letter,) = delivered(sends(nell, soil_and_table, talk))
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(stop_of(letter)).status_code == 200
    assert people_queries.agrees(callum, Purpose.NEWS)
    assert stranger.post(stop_of(letter)).status_code == 200
    assert not people_queries.agrees(callum, Purpose.NEWS)
