import pytest
from django.template import Context, Template

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.acts.conversations.telling import asks

pytestmark = pytest.mark.django_db


def shown(viewer: Person | None, conversation: Conversation) -> str:
    page = Template("{% load hearing %}{% following conversation %}")
    return page.render(Context({"viewer": viewer, "conversation": conversation, "csrf_token": "t"}))


def test_the_buttons_offer_what_is_not_so_already(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talk = asks(callum, soil_and_table)
    assert all(word in shown(ruth, talk) for word in ("Follow", "Mute", "as of its community"))
    assert "As its community" not in shown(ruth, talk)
    actions.follow(by=ruth, conversation=talk)
    assert "Follow" not in shown(ruth, talk)
    assert "As its community" in shown(ruth, talk)
    actions.follow(by=ruth, conversation=talk, level="nothing")
    assert "Mute" not in shown(ruth, talk)


def test_nothing_is_offered_to_whoever_does_not_belong(
    callum: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(callum, soil_and_table)
    assert "form" not in shown(None, talk)
    assert "form" not in shown(harald, talk)
