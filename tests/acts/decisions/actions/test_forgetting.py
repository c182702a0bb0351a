import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import Ballot, Outcome, Proposal, Stance, Wording
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import asks_to_rank, closes, passing, proposes

pytestmark = pytest.mark.django_db


def test_what_was_decided_stays_without_the_name_and_the_words(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal = proposes(callum, soil_and_table)
    actions.stand(by=callum, proposal=proposal, stance="concern", reason="My own words.")
    before = closes(proposal).counts
    actions.forget(person=callum)
    proposal.refresh_from_db()
    stance = Stance.objects.get()
    assert (proposal.by_id, stance.person_id, stance.reason) == (None, None, "")
    assert Outcome.objects.get().counts == before


def test_what_was_open_is_withdrawn_and_no_voice_is_left(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    theirs, others = proposes(callum, soil_and_table), proposes(ruth, soil_and_table)
    ranked = asks_to_rank(ruth, soil_and_table)
    actions.stand(by=callum, proposal=others, stance="objects", reason="It floods.")
    actions.rank(by=callum, proposal=ranked, ranking=[0])
    actions.forget(person=callum)
    assert Outcome.objects.get().proposal_id == theirs.pk
    assert Outcome.objects.get().result == "withdrawn"
    assert not Stance.objects.exists()
    assert not Ballot.objects.exists()


def test_an_effect_names_the_person_no_longer(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    named = {"name": "Callum Birch", "who": callum.handle, "days": 3}
    by_address = {"name": "C.", "who": "Callum@aldervalley.example"}
    for values in (named, by_address):
        proposal = proposes(ruth, soil_and_table)
        Wording.objects.filter(proposal=proposal).update(values=values)
    actions.forget(person=callum)
    gone = "somebody who left"
    kept = [wording.values for wording in Wording.objects.order_by("pk")]
    assert kept == [{"name": gone, "who": gone, "days": 3}, {"name": gone, "who": gone}]


def test_what_came_of_it_names_the_person_no_longer(
    ruth: Person, harald: Person, nell: Person, soil_and_table: Community
) -> None:
    meadow = communities.found(by=ruth, name="Meadow", purpose="Hay in common.", door="open")
    belonging.join(by=harald, community=meadow)
    values = {"name": "Harry", "who": harald.handle}
    outcome = passing("belonging.admit", values, ruth, soil_and_table)
    assert outcome.said.startswith("Harry has a letter")
    actions.forget(person=nell)
    assert Outcome.objects.get().said == outcome.said, "others stay named"
    actions.forget(person=harald)
    said = Outcome.objects.get().said
    assert said.startswith("somebody who left has a letter")
    assert "Harry" not in said


def test_forgetting_is_part_of_forget_me(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    proposal = proposes(callum, soil_and_table)
    actions.stand(by=ruth, proposal=proposal, stance="consents")
    closes(proposal)
    belonging.forget_me(by=callum)
    assert Proposal.objects.get().by_id is None
