"""Composing, sending, asking, saying yes, ending: each once, and never to anybody who did not want it."""

import hashlib
from datetime import time, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.outward import actions, letters, queries, tasks, tokens
from barnraiser.acts.outward.manifest import MANIFEST
from barnraiser.acts.outward.models import Delivery, Issue, Knock, Reader
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose
from tests.at_once import at_once

from .telling import A_DAY, MONDAY, delivered, link_in, reads, says, sends, stop_of

pytestmark = pytest.mark.django_db
ADDRESS = "stranger@elsewhere.example"


def wants_news(person: Person) -> None:
    people.answer_consent(by=person, purpose=Purpose.NEWS, given=True)


class TestComposing:
    def test_a_steward_composes_changes_and_throws_away(
        self, nell: Person, soil_and_table: Community, talk: Conversation, ruth: Person
    ) -> None:
        draft = actions.compose(
            by=nell, community=soil_and_table, title="Autumn", words="It *rained*.", picks=[talk]
        )
        assert (draft.number, draft.sent_at) == (None, None)
        assert "<em>rained</em>" in draft.html
        other = says(ruth, soil_and_table, "Second")
        actions.recompose(by=nell, issue=draft, title="Late autumn", words="", picks=[other, talk, other])
        assert queries.picked(draft) == [other, talk]
        actions.discard(by=nell, issue=draft)
        assert not Issue.objects.exists()

    def test_nobody_else_does(
        self, ruth: Person, nell: Person, harald: Person, soil_and_table: Community
    ) -> None:
        """Reliability class 6."""
        draft = actions.compose(by=nell, community=soil_and_table, title="Autumn", words="")
        for person in (ruth, harald):
            with pytest.raises(Refused):
                actions.compose(by=person, community=soil_and_table, title="Mine", words="")
            for act in (actions.send, actions.discard):
                with pytest.raises(Refused):
                    act(by=person, issue=draft)
            with pytest.raises(Refused):
                actions.recompose(by=person, issue=draft, title="Mine", words="")

    @pytest.mark.parametrize(
        ("audience", "kind"),
        [(Audience.COMMUNITY, "question"), (Audience.TRUSTED, "question"), (Audience.COMMUNITY, "failure")],
    )
    @pytest.mark.requirement("E3")
    def test_only_what_stands_in_public_may_go_into_it(
        self, nell: Person, ruth: Person, soil_and_table: Community, audience: str, kind: str
    ) -> None:
        private = says(ruth, soil_and_table, audience=audience, kind=kind)
        with pytest.raises(Refused):
            actions.compose(by=nell, community=soil_and_table, title="x", words="", picks=[private])

    def test_nothing_of_another_community_does(
        self, nell: Person, ruth: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        from barnraiser.communities import actions as communities

        kitchens = communities.found(by=nell, name="Kitchens", purpose="Cook.", rules=())
        with pytest.raises(Refused):
            actions.compose(by=nell, community=kitchens, title="x", words="", picks=[talk])

    def test_it_is_sent_once_and_stays_as_it_was(
        self, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        issue = sends(nell, soil_and_table, talk)
        assert issue.number == 1
        assert Act.objects.filter(kind="outward.sent", about=str(issue.ref)).count() == 1
        with pytest.raises(Refused):
            actions.send(by=nell, issue=issue)
        with pytest.raises(Refused):
            actions.recompose(by=nell, issue=issue, title="x", words="")

    def test_an_empty_one_and_a_second_on_one_day_are_not_sent(
        self, nell: Person, ruth: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        with pytest.raises(Refused):
            sends(nell, soil_and_table)
        sends(nell, soil_and_table, talk)
        with pytest.raises(Refused):
            sends(nell, soil_and_table, talk)
        with clock.at(clock.now() + A_DAY + timedelta(minutes=1)):
            assert sends(nell, soil_and_table, talk).number == 2

    def test_what_was_narrowed_since_is_not_sent(
        self, nell: Person, ruth: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        draft = actions.compose(by=nell, community=soil_and_table, title="x", words="", picks=[talk])
        conversations.open_to(by=ruth, conversation=talk, audience=Audience.COMMUNITY)
        with pytest.raises(Refused):
            actions.send(by=nell, issue=draft)


@pytest.mark.requirement("E11")
class TestReading:
    @pytest.fixture(autouse=True)
    def out(self, nell: Person, soil_and_table: Community, talk: Conversation) -> Issue:
        return sends(nell, soil_and_table, talk)

    def test_two_yeses_and_no_account(self, soil_and_table: Community) -> None:
        actions.ask(community=soil_and_table, address="  Stranger@Elsewhere.example ")
        reader = Reader.objects.get()
        assert (reader.address, reader.confirmed_at) == (ADDRESS, None)
        tasks.ask_for_yes.func(reader.pk)
        (letter,) = mail.outbox
        assert letter.to == [ADDRESS]
        word = link_in(letter).rstrip("/").rpartition("/")[2]
        reader.refresh_from_db()
        assert reader.word == hashlib.sha256(word.encode()).hexdigest()
        assert word not in str(Reader.objects.values().get()), "of the word only a digest is kept"
        found = queries.behind_word(word)
        assert found
        actions.say_yes(reader=found)
        assert queries.reader_count(soil_and_table) == 1
        assert queries.behind_word(word) is None, "it works once"

    def test_the_word_runs_out_after_a_week(self, soil_and_table: Community) -> None:
        actions.ask(community=soil_and_table, address=ADDRESS)
        reader = Reader.objects.select_related("community").get()
        actions.new_word(reader=reader)
        reader.refresh_from_db(fields=["word_until"])
        with clock.at(clock.now() + timedelta(days=8)), pytest.raises(Refused):
            actions.say_yes(reader=reader)

    def test_nobody_is_written_to_who_said_no_yes(
        self, nell: Person, talk: Conversation, soil_and_table: Community
    ) -> None:
        actions.ask(community=soil_and_table, address=ADDRESS)
        with clock.at(clock.now() + 2 * A_DAY):
            issue = sends(nell, soil_and_table, talk)
        assert delivered(issue) == []

    def test_whoever_reads_already_gets_no_letter_that_asks(self, soil_and_table: Community) -> None:
        reader = reads(soil_and_table)
        actions.ask(community=soil_and_table, address=ADDRESS)
        tasks.ask_for_yes.func(reader.pk)
        assert mail.outbox == []

    def test_ending_it_leaves_nothing_of_the_address(self, soil_and_table: Community) -> None:
        actions.stop(reader=reads(soil_and_table))
        assert not Reader.objects.exists()

    def test_an_address_nobody_answered_from_is_gone_after_a_week(self, soil_and_table: Community) -> None:
        actions.ask(community=soil_and_table, address=ADDRESS)
        reads(soil_and_table, "other@elsewhere.example")
        actions.knock(address=ADDRESS)
        with clock.at(clock.now() + timedelta(days=8)):
            tasks.tend.func()
        assert [reader.address for reader in Reader.objects.all()] == ["other@elsewhere.example"]
        assert not Knock.objects.exists()

    def test_where_none_was_sent_none_can_be_asked_for(self, nell: Person) -> None:
        from barnraiser.communities import actions as communities

        kitchens = communities.found(by=nell, name="Kitchens", purpose="Cook.", rules=())
        with pytest.raises(Refused):
            actions.ask(community=kitchens, address=ADDRESS)


class TestNoCannon:
    """Reliability class 23: a thousand requests that name one victim are three letters a day."""

    def test_three_letters_a_day_whoever_asks(
        self, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        sends(nell, soil_and_table, talk)
        with clock.at(MONDAY):
            for _ in range(40):
                actions.ask(community=soil_and_table, address=ADDRESS)
                tasks.ask_for_yes.func(Reader.objects.get().pk)
        with clock.at(MONDAY + timedelta(hours=16)):
            tasks.ask_for_yes.func(Reader.objects.get().pk)
        assert len(mail.outbox) == 3, "another date is not yet another day"
        with clock.at(MONDAY + A_DAY + timedelta(minutes=1)):
            tasks.ask_for_yes.func(Reader.objects.get().pk)
        assert len(mail.outbox) == 4

    def test_a_newsletter_waits_where_there_were_three(
        self, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        with clock.at(MONDAY):
            issue = sends(nell, soil_and_table, talk)
        reader = reads(soil_and_table)
        Reader.objects.filter(pk=reader.pk).update(confirmed_at=MONDAY - A_DAY)
        with clock.at(MONDAY):
            assert [actions.knock(address=ADDRESS.upper()) for _ in range(4)] == [True, True, True, False]
        assert delivered(issue, MONDAY) == []
        assert len(delivered(issue, MONDAY + A_DAY + timedelta(minutes=1))) == 1
        assert delivered(issue, MONDAY + 2 * A_DAY) == []

    @pytest.mark.django_db(transaction=True)
    def test_twenty_at_once_are_three(self, db: None, tmp_path: Path) -> None:
        outcomes = at_once([lambda: actions.knock(address=ADDRESS)] * 20, tmp_path)
        assert sorted(map(str, outcomes)) == ["False"] * 17 + ["True"] * 3
        assert ADDRESS not in str(list(Knock.objects.values())), "the address itself is not kept there"


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
        Community.objects.filter(pk=soil_and_table.pk).update(name=evil[:80])
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


class TestWhatIsKept:
    def test_a_member_takes_it_along_and_is_forgotten(
        self, nell: Person, callum: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        issue = sends(nell, soil_and_table, talk)
        reads(soil_and_table, "callum@aldervalley.example")
        assert MANIFEST.export
        assert MANIFEST.forget
        assert MANIFEST.export(nell)["newsletters"][0]["title"] == "Autumn"
        assert MANIFEST.export(callum)["reads"][0]["address"] == "callum@aldervalley.example"
        MANIFEST.forget(person=callum)
        assert not Reader.objects.exists()
        MANIFEST.forget(person=nell)
        issue.refresh_from_db()
        assert issue.by_id is None

    def test_the_database_keeps_it_to_one(
        self, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        issue = sends(nell, soil_and_table, talk)
        reader = reads(soil_and_table)
        Delivery.objects.create(issue=issue, reader=reader)
        for wrong in ({"reader": reader}, {}, {"reader": reader, "person": nell}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Delivery.objects.create(issue=issue, **wrong)
        with pytest.raises(IntegrityError), transaction.atomic():
            Reader.objects.create(community=soil_and_table, address=reader.address)
        assert str(reader.address) not in f"{reader} {Delivery.objects.get()}"

    def test_a_changed_or_foreign_token_is_nobodys(
        self, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        """Reliability class 11."""
        from barnraiser.people import letters as searches

        sends(nell, soil_and_table, talk)
        one, two = reads(soil_and_table), reads(soil_and_table, "other@elsewhere.example")
        token = tokens.token_for(one)
        assert tokens.reader_behind(token) == one
        assert tokens.reader_behind(token.replace(one.code, two.code)) is None
        assert tokens.reader_behind(searches.token_for(nell)) is None
        assert not tokens.was_ours(searches.token_for(nell))


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
