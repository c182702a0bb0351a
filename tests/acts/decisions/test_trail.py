from datetime import date, timedelta

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.decisions import actions, queries
from barnraiser.acts.decisions.models import Proposal
from barnraiser.acts.decisions.trail import trail
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import asks_to_rank, closes, proposes

pytestmark = pytest.mark.django_db


def steps(proposal: Proposal) -> list[tuple[str, str]]:
    found = queries.visible_to(proposal.by).get(pk=proposal.pk)
    return [(s.title, s.css) for s in trail(found, queries.wordings(found), queries.outcome_of(found))]


def test_every_step_from_the_talk_to_the_day_it_is_looked_at_again(
    ruth: Person, soil_and_table: Community
) -> None:
    with clock.at(clock.now() - timedelta(days=3)):
        talk = conversations.start(
            by=ruth, community=soil_and_table, kind="question", title="Dryer?", words="Shall we?"
        )
    proposal = proposes(ruth, soil_and_table, talk=talk, again_on=date(2028, 10, 1))
    actions.amend(by=ruth, proposal=proposal, words="New.", why="So.", changed="After Callum")
    told = [("Talked about", "done"), ("Proposed", "done"), ("Changed", "done")]
    assert steps(proposal) == [*told, ("Stances", "now"), ("Outcome", ""), ("Looked at again", "")]
    closes(proposal)
    assert steps(proposal) == [*told, ("Stances", "done"), ("Outcome", "done"), ("Looked at again", "")]


def test_a_talk_that_began_with_it_is_no_step(ruth: Person, soil_and_table: Community) -> None:
    assert [title for title, _ in steps(asks_to_rank(ruth, soil_and_table))] == [
        "Proposed",
        "Rankings",
        "Outcome",
    ]
