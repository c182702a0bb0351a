from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import (
    Answer,
    Ballot,
    Option,
    Outcome,
    Proposal,
    Settlement,
    Stance,
    Wording,
)
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from .telling import asks_to_rank, closes, proposes

pytestmark = pytest.mark.django_db


def test_a_proposal_is_seen_by_current_members_alone(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    assert list(Proposal.objects.visible_to(callum)) == [proposal]
    for stranger in (None, harald, people.introduce(name="Ghost", address="ghost@aldervalley.example")):
        assert not Proposal.objects.visible_to(stranger).exists()
    membership = rooms.membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert not Proposal.objects.visible_to(callum).exists()


def test_open_due_and_decided_leave_nothing_out(ruth: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    found = [Proposal.objects.open(), Proposal.objects.due(), Proposal.objects.decided()]
    assert [rows.count() for rows in found] == [1, 0, 0]
    with clock.at(proposal.closes_at):
        assert [Proposal.objects.open().count(), Proposal.objects.due().count()] == [0, 1]
    with clock.at(proposal.closes_at - timedelta(microseconds=1)):
        assert [Proposal.objects.open().count(), Proposal.objects.due().count()] == [1, 0]
    closes(proposal)
    assert Proposal.objects.decided().count() == 1
    with clock.at(proposal.closes_at):
        assert not Proposal.objects.due().exists()


@pytest.mark.parametrize("broken", [{"needed": 0}, {"closes_at": clock.now() - timedelta(days=9)}])
def test_the_database_refuses_what_could_not_be_decided(
    ruth: Person, soil_and_table: Community, broken: dict[str, object]
) -> None:
    proposal = proposes(ruth, soil_and_table)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(**broken)


def test_there_is_one_outcome_one_ballot_and_one_wording_a_number(
    ruth: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    wording = Wording.objects.get(proposal=proposal)
    outcome = closes(proposal)
    actions_refused = (
        lambda: Outcome.objects.create(proposal=proposal, wording=wording, result="passed"),
        lambda: Wording.objects.create(proposal=proposal, words="Again", html="", why="So"),
        lambda: Option.objects.create(proposal=proposal, position=0, text="Another"),
    )
    for refused in actions_refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            refused()
    Ballot.objects.create(proposal=proposal, person=ruth, ranking=[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(proposal=proposal, person=ruth, ranking=[1])
    assert Outcome.objects.get() == outcome


def test_only_objections_that_nobody_settled_stand(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    actions.stand(by=callum, proposal=proposal, stance="concern", reason="Hm.")
    settled = actions.stand(by=ruth, proposal=proposal, stance="objects", reason="No.")
    standing = actions.stand(by=nell, proposal=proposal, stance="objects", reason="No.")
    Settlement.objects.create(stance=settled)
    assert list(Stance.objects.standing_objections()) == [standing]


def test_everything_says_what_it_is(ruth: Person, soil_and_table: Community) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    stance = Stance(proposal=proposal, person=ruth, stance="aside")
    told = [proposal, Wording(number=2, proposal=proposal), Option(text="Flax"), Ballot(person=ruth), stance]
    told += [Answer(stance=stance), Settlement(stance=stance), Outcome(result="passed")]
    assert [str(thing).split(" ")[0] for thing in told] == [
        "Which", "version", "Flax", "ballot", "aside", "answer", "settlement", "passed"
    ]  # fmt: skip
    assert proposal.get_absolute_url() == f"/decisions/{proposal.code}/"
