"""Composing, sending, asking, saying yes, ending: each once, and never to anybody who did not want it."""

import hashlib
from datetime import timedelta

import pytest
from django.core import mail

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.acts.ledger.models import Act
from barnraiser.acts.outward import actions, queries, tasks
from barnraiser.acts.outward.manifest import MANIFEST
from barnraiser.acts.outward.models import Issue, Knock, Reader
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose

from .telling import A_DAY, delivered, link_in, reads, says, sends

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
