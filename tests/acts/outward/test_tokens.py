"""The address in a newsletter is its reader's and nobody else's."""

import pytest

from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.outward import tokens
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from barnraiser.people.purposes import Purpose

from .telling import reads, sends

pytestmark = pytest.mark.django_db
ADDRESS = "stranger@elsewhere.example"


def wants_news(person: Person) -> None:
    people.answer_consent(by=person, purpose=Purpose.NEWS, given=True)


class TestTokens:
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
