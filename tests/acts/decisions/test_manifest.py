"""Who hears of what: as its kind says, through the ledger and nothing else."""

import pytest

from barnraiser.acts.decisions import actions
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.notices import queries as notices
from barnraiser.people.models import Person
from barnraiser.ties.policy import WORTHS

from .telling import closes, proposes

pytestmark = pytest.mark.django_db


def heard(viewer: Person) -> list[str]:
    return [act.kind for act in notices.acts([key for key, _ in notices.for_(viewer)])]


def test_all_members_hear_of_the_outcome(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    actions.stand(by=callum, proposal=proposal, stance="consents")
    closes(proposal)
    act = Act.objects.get(kind="decisions.decided")
    assert (act.by_id, act.within_id, act.about) == (None, soil_and_table.pk, str(proposal.ref))
    assert {party.person_id for party in act.parties.all()} == {ruth.pk, callum.pk}, "the proposer too"


def test_a_withdrawal_is_the_proposers_own_act(ruth: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    actions.withdraw(by=ruth, proposal=proposal)
    assert not Act.objects.filter(kind="decisions.decided").exists()
    assert Act.objects.get(kind="decisions.withdrawn").by_id == ruth.pk
    assert "decisions.withdrawn" not in heard(ruth), "nobody is told what they did themselves"


def test_whoever_proposed_it_hears_what_came_of_it_and_no_tie_is_made(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    actions.stand(by=callum, proposal=proposal, stance="consents")
    assert "decisions.decided" not in heard(ruth)
    closes(proposal)
    assert [heard(person).count("decisions.decided") for person in (ruth, callum, priya)] == [1, 1, 1]
    assert WORTHS["decisions.decided"] == WORTHS["decisions.proposed"].__class__(
        WORTHS["decisions.proposed"].rule, WORTHS["decisions.decided"].why
    ), "it is worth no tie, as a proposal is"
