import pytest
from django.db import transaction

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.actions.tracing import trace
from barnraiser.acts.conversations.models import Step
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from barnraiser.ties import policy

from ..telling import asks

TENDING = ("tended", "asked_for_summary", "summed_up", "asked_in")


def test_no_step_of_looking_after_weighs_anything() -> None:
    assert not any(policy.forms_tie(f"conversations.{kind}") for kind in TENDING)


@pytest.mark.django_db
def test_a_trace_shows_another_conversation_only_to_who_sees_it(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk, other = asks(ruth, soil_and_table), asks(nell, soil_and_table, "A canary 5f1e")
    with transaction.atomic():
        trace(Step.SPLIT, by=nell, conversation=talk, other=other)
    assert queries.traces(callum, talk)[0].title == "A canary 5f1e"
    actions.open_to(by=nell, conversation=other, audience="trusted")
    assert queries.traces(callum, talk)[0].title == ""
