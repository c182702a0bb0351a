from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import Settlement, Stance
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import joins

from ..telling import proposes


def toward(kind: str) -> list[int | None]:
    return [party.person_id for act in Act.objects.filter(kind=kind) for party in act.parties.all()]


@pytest.mark.django_db
def test_a_stance_is_changed_and_the_old_one_kept(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    actions.stand(by=callum, proposal=proposal, stance="objects", reason="The lane floods.")
    actions.stand(by=callum, proposal=proposal, stance="consents", reason="It lives at the weighbridge now.")
    assert Stance.objects.current().get(person=callum).stance == "consents"
    assert [s.stance for s in Stance.objects.filter(person=callum)] == ["objects", "consents"]
    assert toward("decisions.objected") == [ruth.pk]
    assert toward("decisions.spoke") == [], "where somebody stands is toward nobody"


@pytest.mark.django_db
def test_the_same_word_twice_is_one(ruth: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    first = actions.stand(by=ruth, proposal=proposal, stance="aside", reason="Not mine.")
    assert actions.stand(by=ruth, proposal=proposal, stance="aside", reason=" Not mine. ") == first


@pytest.mark.django_db
@pytest.mark.parametrize("stance", ["concern", "objects"])
def test_a_concern_and_an_objection_need_a_reason(
    ruth: Person, soil_and_table: Community, stance: str
) -> None:
    proposal = proposes(ruth, soil_and_table)
    with pytest.raises(Refused, match="Say what the matter is"):
        actions.stand(by=ruth, proposal=proposal, stance=stance, reason="  ")
    assert not Stance.objects.exists()


@pytest.mark.django_db
def test_who_is_no_member_has_no_say(harald: Person, ruth: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused, match="Only members"):
        actions.stand(by=harald, proposal=proposes(ruth, soil_and_table), stance="consents")


@pytest.mark.django_db
def test_who_left_has_no_say_any_more(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    membership = rooms.membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    with pytest.raises(Refused, match="Only members"):
        actions.stand(by=callum, proposal=proposal, stance="consents")


@pytest.mark.django_db
def test_a_newcomer_speaks(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    priya = joins(cast.PRIYA, soil_and_table, nell)
    assert actions.stand(by=priya, proposal=proposal, stance="objects", reason="Noise.").person == priya


class TestTheDatabasesClock:
    """The database says what is too late, whatever the server that asks believes."""

    @pytest.mark.django_db
    @pytest.mark.parametrize("slow", [timedelta(days=1), timedelta(days=400)])
    def test_a_server_whose_clock_is_slow_lets_nobody_in_late(
        self, ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch, slow: timedelta
    ) -> None:
        with clock.at(clock.now() - timedelta(days=9)):
            proposal = proposes(ruth, soil_and_table)
        believed = clock.now() - slow
        monkeypatch.setattr("django.utils.timezone.now", lambda: believed)
        with pytest.raises(Refused, match="The time for this is over"):
            actions.stand(by=ruth, proposal=proposal, stance="consents")
        assert not Stance.objects.exists()

    @pytest.mark.django_db
    def test_a_server_whose_clock_is_fast_shuts_nobody_out(
        self, ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        proposal = proposes(ruth, soil_and_table)
        believed = proposal.closes_at + timedelta(days=1)
        monkeypatch.setattr("django.utils.timezone.now", lambda: believed)
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        assert Stance.objects.get().person_id == ruth.pk
        assert actions.close(proposal=proposal) is None


class TestAnObjection:
    @pytest.mark.django_db
    def test_is_answered_by_the_proposer_and_settled_by_the_objector(
        self, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table)
        objection = actions.stand(by=callum, proposal=proposal, stance="objects", reason="It floods.")
        objection = Stance.objects.select_related("proposal__community", "person").get(pk=objection.pk)
        with pytest.raises(Refused, match="Only the person who proposed it"):
            actions.answer(by=nell, stance=objection, words="Never mind.")
        actions.answer(by=ruth, stance=objection, words="We measure the yard on Friday.")
        with pytest.raises(Refused, match="Only who objected"):
            actions.settle(by=ruth, stance=objection)
        assert not Settlement.objects.exists()
        actions.settle(by=callum, stance=objection)
        assert toward("decisions.answered") == [callum.pk]
        assert toward("decisions.settled") == [ruth.pk]
        with pytest.raises(Refused, match="no longer stands"):
            actions.settle(by=callum, stance=objection)
        with pytest.raises(Refused, match="no longer stands"):
            actions.answer(by=ruth, stance=objection, words="Again.")

    @pytest.mark.django_db
    def test_that_was_changed_is_settled_no_more(
        self, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table)
        actions.stand(by=callum, proposal=proposal, stance="objects", reason="It floods.")
        old = Stance.objects.select_related("proposal__community").get(person=callum)
        actions.stand(by=callum, proposal=proposal, stance="consents")
        with pytest.raises(Refused, match="no longer stands"):
            actions.settle(by=callum, stance=old)


@pytest.mark.django_db
def test_the_database_holds_one_stance_a_person(ruth: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    stance = actions.stand(by=ruth, proposal=proposal, stance="consents")
    with pytest.raises(IntegrityError, match=r"one_stance_per_person|proposal_id.*person_id"):
        Stance.objects.create(
            proposal=proposal, person=ruth, wording_id=stance.wording_id, stance="objects", reason="Also."
        )


def test_twenty_words_at_once_leave_one_stance(
    transactional_db: None, tmp_path: Path, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    stances = ("consents", "aside", "concern", "objects")
    calls = [
        partial(actions.stand, by=callum, proposal=proposal, stance=stances[n % 4], reason=f"Word {n}.")
        for n in range(20)
    ]
    outcomes = at_once(calls, tmp_path)
    assert all(isinstance(outcome, Stance) for outcome in outcomes), outcomes
    assert Stance.objects.current().filter(proposal=proposal).count() == 1
    assert Stance.objects.filter(proposal=proposal).count() == 20, "every word is kept"
