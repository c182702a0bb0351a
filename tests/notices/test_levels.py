"""How much a member hears of a community and of one conversation, on the bell and its page."""

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation, Level
from barnraiser.acts.decisions.manifest import DECIDED, PROPOSED
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import kinds
from barnraiser.notices import levels, queries
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks

from .telling import CALLED, HELPED, RAISED, tell

pytestmark = pytest.mark.django_db


def told(viewer: Person) -> list[str]:
    """Newest first, without who came in."""
    acts = queries.acts([key for key, _ in queries.for_(viewer)])
    return [act.kind for act in acts if not act.kind.startswith("belonging.")]


def hears(person: Person, community: Community, level: str, cadence: str = "never") -> None:
    conversations.hear(by=person, community=community, level=level, cadence=cadence)


@pytest.fixture
def talk(callum: Person, ruth: Person, nell: Person, soil_and_table: Community) -> Conversation:
    """Callum asks, Ruth answers him, and Nell answers Ruth."""
    talk = asks(callum, soil_and_table)
    reply = conversations.reply(by=ruth, conversation=talk, words="Only the wet corner.")
    conversations.reply(by=nell, conversation=talk, words="Mine too.", to=reply)
    return talk


def test_whoever_spoke_hears_every_answer_and_whoever_did_not_none(
    talk: Conversation, callum: Person, ruth: Person, priya: Person
) -> None:
    assert told(callum) == ["conversations.replied"] * 2
    assert told(ruth) == ["conversations.replied"]
    assert told(priya) == []


def test_everything_is_all_that_is_said_and_what_all_are_told(
    talk: Conversation, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    tell(RAISED, callum, within=soil_and_table)
    assert told(priya) == ["tests.raised"]
    hears(priya, soil_and_table, Level.ALL)
    conversations.reply(by=callum, conversation=talk, words="And on the ridge?")
    asks(callum, soil_and_table, "Who has a mower?")
    assert told(priya) == ["conversations.started", "conversations.replied", "tests.raised"], (
        "what was said before she came in is not told"
    )


def test_nothing_is_what_binds_and_nothing_else(
    callum: Person, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    hears(callum, soil_and_table, Level.NOTHING)
    talk = asks(callum, soil_and_table)
    conversations.reply(by=ruth, conversation=talk, words="Only the wet corner.")
    tell(HELPED, ruth, [callum], soil_and_table)
    tell(CALLED, ruth, within=soil_and_table, about=talk.ref)
    assert told(callum) == []
    tell(PROPOSED, ruth, within=soil_and_table, about=talk.ref)
    tell(DECIDED, ruth, within=soil_and_table, about=talk.ref)
    assert sorted(told(callum)) == ["decisions.decided", "decisions.proposed"]
    tell(HELPED, ruth, [callum], occasion="in no community")
    assert "tests.helped" in told(callum)


def test_what_binds_is_there() -> None:
    assert set(kinds()) >= levels.BINDING_KINDS
    assert {code.partition(".")[0] for code in levels.binding()} >= levels.BINDING_APPS
    assert "conversations.replied" not in levels.binding()


def test_a_choice_for_one_conversation_goes_before_that_for_its_community(
    talk: Conversation, callum: Person, priya: Person, ruth: Person, soil_and_table: Community
) -> None:
    conversations.follow(by=priya, conversation=talk)
    conversations.reply(by=callum, conversation=talk, words="And on the ridge?")
    assert told(priya) == ["conversations.replied"], "followed"
    hears(priya, soil_and_table, Level.NOTHING)
    assert told(priya) == ["conversations.replied"], "also where she hears nothing else"
    conversations.follow(by=priya, conversation=talk, level=Level.NOTHING)
    hears(priya, soil_and_table, Level.ALL)
    assert told(priya) == [], "muted, where she hears everything else"
    conversations.follow(by=priya, conversation=talk, level=Level.MINE)
    assert told(priya) == [], "she did not speak there"
    conversations.unfollow(by=priya, conversation=talk)
    assert told(priya) == ["conversations.replied"]
    conversations.follow(by=callum, conversation=talk, level=Level.NOTHING)
    assert told(callum) == [], "muted, also what is said toward him"


@pytest.mark.requirement("E3")
def test_what_is_said_among_the_trusted_is_told_to_nobody_else(
    callum: Person, ruth: Person, priya: Person, soil_and_table: Community
) -> None:
    """Reliability classes 1 and 2: not that somebody spoke, either."""
    talk = asks(callum, soil_and_table)
    conversations.reply(by=callum, conversation=talk, words="Nobody?")
    conversations.follow(by=priya, conversation=talk)
    hears(ruth, soil_and_table, Level.ALL)
    conversations.reply(by=callum, conversation=talk, words="Nobody yet?")
    assert told(priya) == ["conversations.replied"] * 2
    assert told(ruth) == ["conversations.replied"] * 2 + ["conversations.started"]
    conversations.open_to(by=callum, conversation=talk, audience=Audience.TRUSTED)
    assert told(priya) == told(ruth) == []


def test_whoever_left_hears_no_more_of_what_they_followed(
    talk: Conversation, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    """Reliability class 3."""
    from barnraiser.communities.queries import membership_of

    conversations.follow(by=priya, conversation=talk)
    hears(priya, soil_and_table, Level.ALL)
    conversations.reply(by=callum, conversation=talk, words="And on the ridge?")
    membership = membership_of(priya, soil_and_table)
    assert membership
    belonging.leave(by=priya, membership=membership)
    assert told(priya) == []
