"""Two people who did something toward each other once, and what they could do next."""

from datetime import timedelta

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.ties import projector
from tests.keeping_cast import kept


@pytest.fixture
@kept
def answered(ruth: Person, callum: Person, soil_and_table: Community) -> Conversation:
    """Callum answered Ruth a week ago, and the ties know of it."""
    with clock.at(clock.now() - timedelta(days=7)):
        talk = conversations.start(
            by=ruth, community=soil_and_table, kind="question", title="Yellow clover?", words="Help."
        )
        conversations.reply(by=callum, conversation=talk, words="The wet corner.")
    projector.catch_up(soil_and_table)
    return talk
