import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.decisions import actions, pages, queries
from barnraiser.acts.decisions.models import Proposal
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import crowd, proposes

pytestmark = pytest.mark.django_db


def cost(viewer: Person, proposal: Proposal) -> int:
    found = queries.visible_to(viewer).get(pk=proposal.pk)
    with CaptureQueriesContext(connection) as captured:
        pages.detail(viewer, found, pages.stance_form(viewer, found))
    return len(captured)


def test_the_page_costs_the_same_for_one_voice_and_for_ten(nell: Person, soil_and_table: Community) -> None:
    people = crowd(soil_and_table, nell, 10)
    proposal = proposes(nell, soil_and_table)
    actions.stand(by=people[0], proposal=proposal, stance="objects", reason="It floods.")
    few = cost(nell, proposal)
    for person in people[1:]:
        actions.stand(by=person, proposal=proposal, stance="objects", reason="It floods.")
    assert cost(nell, proposal) == few


def test_only_conversations_that_led_to_nothing_are_offered(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = conversations.start(
        by=ruth, community=soil_and_table, kind="question", title="Dryer?", words="Well?"
    )
    assert pages.talks(ruth, soil_and_table) == [talk]
    proposes(ruth, soil_and_table, talk=talk)
    assert pages.talks(ruth, soil_and_table) == []
    assert pages.talks(harald, soil_and_table) == []


def test_where_i_stand_is_filled_in(ruth: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    assert pages.stance_form(ruth, proposal).initial == {}
    actions.stand(by=ruth, proposal=proposal, stance="concern", reason="Hm.")
    assert pages.stance_form(ruth, proposal).initial == {"stance": "concern", "reason": "Hm."}
