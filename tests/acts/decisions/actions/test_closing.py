import time
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.actions import closing
from barnraiser.acts.decisions.models import Ballot, Outcome, Proposal, Stance
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as charter
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community, Membership, Method, Rule
from barnraiser.ground import clock
from barnraiser.ground.manifest import Effect
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import joins

from ..telling import asks_to_rank, closes, crowd, passing, proposes

NEW_RULE = {"text": "Bring a cup.", "ground": "ours"}


def rules(community: Community) -> list[str]:
    return [rule.text for rule in communities.rules_of(community)]


class TestConsent:
    pytestmark = pytest.mark.django_db

    def test_passes_when_enough_spoke_and_nobody_objects(
        self, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table, needed=3)
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        actions.stand(by=callum, proposal=proposal, stance="concern", reason="Who pays?")
        actions.stand(by=nell, proposal=proposal, stance="aside")
        outcome = closes(proposal)
        assert outcome.result == "passed"
        assert (outcome.voices, outcome.needed, outcome.electorate) == (3, 3, 3)
        assert outcome.counts == {"consents": 1, "concern": 1, "aside": 1, "objects": 0, "settled": 0}

    def test_one_objection_is_enough_to_stop_it(
        self, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table, effect="communities.adopt_rule", values=NEW_RULE)
        for person in (ruth, nell):
            actions.stand(by=person, proposal=proposal, stance="consents")
        actions.stand(by=callum, proposal=proposal, stance="objects", reason="It floods.")
        assert closes(proposal).result == "not_passed"
        assert "Bring a cup." not in rules(soil_and_table)

    def test_a_settled_objection_stops_nothing_and_is_a_voice(
        self, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table, needed=1)
        actions.stand(by=callum, proposal=proposal, stance="objects", reason="It floods.")
        objection = Stance.objects.select_related("proposal__community").get(person=callum)
        actions.settle(by=callum, stance=objection)
        outcome = closes(proposal)
        assert (outcome.result, outcome.voices, outcome.counts["settled"]) == ("passed", 1, 1)

    def test_too_few_voices_decide_nothing(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table, needed=2)
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        assert closes(proposal).result == "no_quorum"

    def test_newcomers_are_heard_and_not_counted(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table)
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        priya = joins(cast.PRIYA, soil_and_table, nell)
        actions.stand(by=priya, proposal=proposal, stance="objects", reason="Noise.")
        outcome = closes(proposal)
        assert (outcome.result, outcome.voices, outcome.electorate) == ("passed", 1, 2)

    def test_who_left_meanwhile_is_not_counted(
        self, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table)
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        actions.stand(by=callum, proposal=proposal, stance="objects", reason="It floods.")
        membership = communities.membership_of(callum, soil_and_table)
        assert membership
        belonging.leave(by=callum, membership=membership)
        assert closes(proposal).result == "passed"

    @pytest.mark.requirement("I7")
    def test_what_it_needs_is_what_the_method_said_when_it_opened(
        self, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
    ) -> None:
        before = proposes(ruth, soil_and_table)
        version = communities.method_of(soil_and_table).version
        values = {"days": 3, "quorum": 0.5, "needs": "two_thirds", "version": version}
        assert passing("communities.change_method", values, ruth, soil_and_table).carried
        after = proposes(ruth, soil_and_table)
        assert (before.needs, after.needs) == (Method.Needs.CONSENT, Method.Needs.TWO_THIRDS)
        for proposal in (before, after):
            for person in (ruth, nell):
                actions.stand(by=person, proposal=proposal, stance="consents")
            actions.stand(by=callum, proposal=proposal, stance="objects", reason="It floods.")
        assert (closes(before).result, closes(after).result) == ("not_passed", "passed")


class TestRankedChoice:
    pytestmark = pytest.mark.django_db

    def test_takes_the_names_off_and_says_who_won(
        self, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = asks_to_rank(ruth, soil_and_table)
        for person, ranking in ((ruth, [1, 0]), (callum, [0]), (nell, [2, 0])):
            actions.rank(by=person, proposal=proposal, ranking=ranking)
        outcome = closes(proposal)
        assert (outcome.result, outcome.chosen) == ("passed", "Lentils")
        assert outcome.rankings == [[0], [1, 0], [2, 0]], "in an order that tells nothing"
        assert {tuple(ballot.ranking) for ballot in Ballot.objects.all()} == {()}
        assert {p.person_id for p in Act.objects.get(kind="decisions.decided").parties.all()} == {
            ruth.pk,
            callum.pk,
            nell.pk,
        }

    def test_with_too_few_rankings_chooses_nothing(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = asks_to_rank(ruth, soil_and_table, needed=2)
        actions.rank(by=ruth, proposal=proposal, ranking=[3])
        outcome = closes(proposal)
        assert (outcome.result, outcome.chosen, outcome.voices) == ("no_quorum", "", 1)

    def test_without_any_is_no_error(self, ruth: Person, soil_and_table: Community) -> None:
        assert closes(asks_to_rank(ruth, soil_and_table)).result == "no_quorum"


class TestWhen:
    pytestmark = pytest.mark.django_db

    def test_not_before_its_time(self, ruth: Person, soil_and_table: Community) -> None:
        proposal = proposes(ruth, soil_and_table)
        assert actions.close(proposal=proposal) is None
        assert not Outcome.objects.exists()

    def test_a_real_second_closes_it(self, ruth: Person, nell: Person, soil_and_table: Community) -> None:
        proposal = proposes(ruth, soil_and_table, closes_at=clock.now() + timedelta(seconds=0.6))
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        time.sleep(0.7)
        with pytest.raises(Refused, match="is over"):
            actions.stand(by=nell, proposal=proposal, stance="objects", reason="Too late.")
        outcome = actions.close(proposal=proposal)
        assert outcome
        assert (outcome.result, outcome.voices) == ("passed", 1)
        with pytest.raises(Refused, match="is decided"):
            actions.stand(by=nell, proposal=proposal, stance="objects", reason="Too late.")

    def test_early_by_the_proposer_once_everybody_has_spoken(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table)
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        with pytest.raises(Refused, match="yet to speak"):
            actions.close_early(by=ruth, proposal=proposal)
        actions.stand(by=nell, proposal=proposal, stance="consents")
        with pytest.raises(Refused, match="Only the person who proposed it"):
            actions.close_early(by=nell, proposal=proposal)
        assert actions.close_early(by=ruth, proposal=proposal).result == "passed"

    def test_withdrawn_by_the_proposer_nothing_is_counted(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = asks_to_rank(ruth, soil_and_table)
        actions.rank(by=nell, proposal=proposal, ranking=[0])
        with pytest.raises(Refused, match="Only the person who proposed it"):
            actions.withdraw(by=nell, proposal=proposal)
        outcome = actions.withdraw(by=ruth, proposal=proposal)
        assert (outcome.result, outcome.rankings) == ("withdrawn", [])
        assert Ballot.objects.get().ranking == []
        with pytest.raises(Refused, match="is decided"):
            actions.withdraw(by=ruth, proposal=proposal)


class TestTheEffect:
    pytestmark = pytest.mark.django_db

    @pytest.mark.requirement("I1")
    def test_a_rule_is_adopted_in_the_same_breath(self, ruth: Person, soil_and_table: Community) -> None:
        outcome = passing("communities.adopt_rule", NEW_RULE, ruth, soil_and_table)
        assert outcome.carried
        assert "Bring a cup." in outcome.said
        rule = Rule.objects.get(community=soil_and_table, text="Bring a cup.")
        assert rule.decided_by == str(outcome.proposal.ref)

    @pytest.mark.requirement("B2")
    def test_purpose_and_goals_are_proposed_amended_and_ratified_with_history(
        self, ruth: Person, soil_and_table: Community
    ) -> None:
        before = communities.purpose_of(soil_and_table)
        asked = {"text": "Half of it by 2030.", "version": before.version}
        proposal = proposes(ruth, soil_and_table, effect="communities.change_purpose", values=asked)
        actions.amend(
            by=ruth, proposal=proposal, words="As said.", why="Sooner.", changed="2031, after Callum",
            values=asked | {"text": "Half of it by 2031."},
        )  # fmt: skip
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        proposal.refresh_from_db()
        assert closes(proposal).carried
        now = communities.purpose_of(soil_and_table)
        assert (now.text, now.version) == ("Half of it by 2031.", before.version + 1)
        assert [p.text for p in communities.earlier_purposes(soil_and_table)] == [before.text]
        goal = {"text": "Nine schools", "measured": "We count them."}
        assert passing("communities.adopt_goal", goal, ruth, soil_and_table).carried
        assert [g.text for g in communities.goals_of(soil_and_table)] == ["Nine schools"]

    def test_that_can_no_longer_be_done_is_said_and_leaves_nothing_half_done(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        standing = communities.rule_at(soil_and_table, 1)
        assert standing
        asked = {"number": 1, "version": standing.version, "text": "Say it.", "ground": "ours"}
        proposal = proposes(ruth, soil_and_table, effect="communities.change_rule", values=asked)
        actions.stand(by=ruth, proposal=proposal, stance="consents")
        passing("communities.retire_rule", {"number": 1, "version": standing.version}, nell, soil_and_table)
        outcome = closes(proposal)
        assert outcome.result == "passed"
        assert outcome.carried is False
        assert outcome.said
        assert "Say it." not in rules(soil_and_table)

    def test_half_done_is_undone(
        self, ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stumbles(*, community: Community, values: Mapping[str, Any], by: Person, decision: Ref) -> None:
            charter.adopt_rule(by=by, community=community, text="Half.", decision=decision)
            raise Refused("The other half cannot be done.")

        half = Effect("barns.half", "Half", lambda c, d: None, lambda c, v: "Both halves.", stumbles)
        monkeypatch.setattr(closing, "effects", lambda: {"barns.half": half})
        outcome = passing("barns.half", {}, ruth, soil_and_table)
        assert (outcome.carried, outcome.said) == (False, "The other half cannot be done.")
        assert "Half." not in rules(soil_and_table)

    def test_the_house_no_longer_knows_is_said(self, ruth: Person, soil_and_table: Community) -> None:
        outcome = passing("barns.raise", {}, ruth, soil_and_table)
        assert (outcome.carried, outcome.said) == (False, "This house no longer knows how to do it.")


@pytest.mark.django_db
def test_an_outcome_is_never_changed(ruth: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    outcome = closes(proposal)
    assert closes(proposal) == outcome
    outcome.result = Outcome.Result.PASSED
    with pytest.raises(TypeError, match="never changed"):
        outcome.save()


def test_twenty_who_close_at_once_make_one_outcome_and_one_effect(
    transactional_db: None, tmp_path: Path, ruth: Person, soil_and_table: Community
) -> None:
    Membership.objects.filter(community=soil_and_table).update(since=clock.now() - timedelta(days=30))
    with clock.at(clock.now() - timedelta(days=9)):
        proposal = proposes(ruth, soil_and_table, effect="communities.adopt_rule", values=NEW_RULE)
        actions.stand(by=ruth, proposal=proposal, stance="consents")
    outcomes = at_once([lambda: actions.close(proposal=proposal)] * 20, tmp_path)
    assert all(isinstance(outcome, Outcome) for outcome in outcomes), outcomes
    assert {outcome.pk for outcome in outcomes} == {Outcome.objects.get(proposal=proposal).pk}
    assert rules(soil_and_table).count("Bring a cup.") == 1
    assert Act.objects.filter(kind="decisions.decided").count() == 1


def test_every_voice_that_was_let_in_is_counted(
    transactional_db: None, tmp_path: Path, nell: Person, soil_and_table: Community
) -> None:
    """Ten speak and ten close around the very moment it ends: the outcome knows of exactly those who got in."""
    people = crowd(soil_and_table, nell, 10)
    proposal = proposes(nell, soil_and_table, closes_at=clock.now() + timedelta(seconds=0.8))

    def speaks(person: Person, place: int) -> Stance:
        time.sleep(0.15 * place)
        return actions.stand(by=person, proposal=proposal, stance="consents")

    def closing_in(place: int) -> Outcome | None:
        time.sleep(0.15 * place)
        return actions.close(proposal=proposal)

    calls: list[Any] = [partial(speaks, person, place) for place, person in enumerate(people)]
    calls += [partial(closing_in, place) for place in range(10)]
    outcomes = at_once(calls, tmp_path)
    let_in = [outcome for outcome in outcomes if isinstance(outcome, Stance)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert len(let_in) + len(refused) == 10, outcomes
    time.sleep(0.2)
    outcome = actions.close(proposal=proposal)
    assert outcome
    assert outcome.voices == len(let_in) == Stance.objects.filter(proposal=proposal).count()
    assert Proposal.objects.filter(outcome__isnull=False).count() == 1
