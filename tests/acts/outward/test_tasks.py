"""Jobs that may run twice, and never write to an address more often than three times a day."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.outward import actions, tasks
from barnraiser.acts.outward.models import Knock, Reader
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose
from tests.at_once import at_once

from .telling import A_DAY, MONDAY, delivered, reads, sends

pytestmark = pytest.mark.django_db
ADDRESS = "stranger@elsewhere.example"


def wants_news(person: Person) -> None:
    people.answer_consent(by=person, purpose=Purpose.NEWS, given=True)


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
        assert not Knock.objects.exists()
        outcomes = at_once([lambda: actions.knock(address=ADDRESS)] * 20, tmp_path)
        assert sorted(map(str, outcomes)) == ["False"] * 17 + ["True"] * 3
        assert ADDRESS not in str(list(Knock.objects.values())), "the address itself is not kept there"
