"""Something said that hurt: Callum wrote it, Ruth raises it, Nell (steward) and Priya (host) keep the room."""

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as talk
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.stewardship import actions
from barnraiser.acts.stewardship.models import Case
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, Role, Rule
from barnraiser.people.models import Person
from tests.communities.test_rules import place
from tests.keeping_cast import kept

HURTFUL = "Whoever buys from that mill is a fool."


@pytest.fixture
@kept
def message(callum: Person, soil_and_table: Community) -> Message:
    said = conversations.start(
        by=callum, community=soil_and_table, kind="frustration", title="The mill again", words=HURTFUL
    )
    found = talk.behind(said.code, "conversation")
    assert found
    return found


@pytest.fixture
@kept
def rule(soil_and_table: Community) -> Rule:
    return rooms.rules_of(soil_and_table)[1]


@pytest.fixture
@kept
def host(nell: Person, priya: Person, soil_and_table: Community) -> Person:
    communities.grant(by=nell, membership=place(priya, soil_and_table), role=Role.HOST)
    return priya


@pytest.fixture
@kept
def case(ruth: Person, callum: Person, message: Message, rule: Rule, soil_and_table: Community) -> Case:
    return actions.raise_concern(
        by=ruth,
        community=soil_and_table,
        about=message.ref,
        concerned=callum,
        rule=rule,
        words="He calls people fools.",
        wanted="A kinder word.",
    )


@pytest.fixture
@kept
def answered(case: Case, nell: Person, rule: Rule) -> Case:
    """Nell upheld it, and took the message down."""
    actions.take_up(by=nell, case=case)
    actions.answer(
        by=nell, case=case, is_upheld=True, rule=rule, reason="It was about people.", measure="hide"
    )
    return Case.objects.select_related("community", "concerned").get(pk=case.pk)
