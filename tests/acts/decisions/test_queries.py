from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.decisions import actions, queries
from barnraiser.acts.decisions.models import Proposal, Stance
from barnraiser.communities.models import Community
from barnraiser.ground import clock, manifest
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .telling import asks_for_another, asks_to_do, asks_to_rank, closes, crowd, proposes

pytestmark = pytest.mark.django_db


def objects(person: Person, proposal: Proposal) -> Stance:
    stance = actions.stand(by=person, proposal=proposal, stance="objects", reason="It floods.")
    return Stance.objects.select_related("proposal__community", "person").get(pk=stance.pk)


def test_a_card_is_shown_to_members_alone(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    assert queries.cards(ruth, [proposal.code])[proposal.code].title == proposal.title
    assert queries.cards(harald, [proposal.code]) == {}
    card = queries.cards(ruth, [proposal.code])[proposal.code]
    assert (card.within, card.by) == (soil_and_table, ruth), (
        "so that a concern reaches its stewards and its writer"
    )
    assert manifest.cards_of(ruth, [proposal.ref])[str(proposal.ref)].url == proposal.get_absolute_url()


def test_lists_put_open_due_and_decided_apart(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    later = proposes(ruth, soil_and_table, closes_at=clock.now() + timedelta(days=9))
    soon, done = proposes(ruth, soil_and_table), proposes(ruth, soil_and_table)
    over = proposes(ruth, soil_and_table, closes_at=clock.now() + timedelta(days=1))
    with clock.at(clock.now() + timedelta(days=2)):
        actions.withdraw(by=ruth, proposal=done)
        assert list(queries.still_open(ruth, soil_and_table)) == [soon, later]
        assert list(queries.due(ruth, soil_and_table)) == [over]
        assert list(queries.decided(ruth, soil_and_table)) == [done]
        assert queries.count(ruth, soil_and_table) == 2
        for find in (queries.still_open, queries.due, queries.decided):
            assert not find(harald, soil_and_table).exists()
        assert queries.count(harald, soil_and_table) == 0


def test_a_row_counts_those_who_count(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table, needed=2)
    priya = joins(cast.PRIYA, soil_and_table, nell)
    for person in (callum, priya):
        objects(person, proposal)
    ranked = asks_to_rank(ruth, soil_and_table)
    actions.rank(by=ruth, proposal=ranked, ranking=[0])
    rows = queries.rows(ruth, [proposal, ranked])
    assert [(r.voices, r.needed, r.objections, r.has_spoken) for r in rows] == [
        (1, 2, 1, False), (1, 2, 0, True)
    ]  # fmt: skip
    assert queries.rows(ruth, []) == []


def test_objections_come_first_and_what_is_settled_after(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    actions.stand(by=ruth, proposal=proposal, stance="consents", reason="Good.")
    actions.stand(by=priya, proposal=proposal, stance="concern", reason="Hm.")
    settled = objects(nell, proposal)
    actions.settle(by=nell, stance=settled)
    actions.stand(by=callum, proposal=proposal, stance="aside")
    objection = objects(callum, proposal)
    actions.answer(by=ruth, stance=objection, words="First.")
    actions.answer(by=ruth, stance=objection, words="Second.")
    lines = queries.lines(proposal)
    assert [line.stance.person for line in lines] == [callum, nell, priya, ruth]
    assert [line.stands_in_the_way for line in lines] == [True, False, False, False]
    assert lines[0].answer
    assert lines[0].answer.words == "Second."
    assert [old.stance for old in lines[0].before] == ["aside"]
    assert lines[1].is_settled
    assert queries.objection(ruth, proposal, objection.code) == objection
    assert queries.objection_of(ruth, proposal, callum) == objection
    assert queries.objection(ruth, proposal, lines[3].stance.code) is None


def test_lines_cost_the_same_for_any_number(nell: Person, soil_and_table: Community) -> None:
    people = crowd(soil_and_table, nell, 6)
    proposal = proposes(nell, soil_and_table)
    for person in people:
        objects(person, proposal)
    with CaptureQueriesContext(connection) as captured:
        assert len(queries.lines(proposal)) == 6
    assert len(captured) == 5


class TestOpenings:
    def keys(self, viewer: Person) -> list[str]:
        return [opening.key.split(":")[0] for opening in queries.openings(viewer)]

    def test_what_waits_for_my_voice_nearest_closing_first(
        self, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        later = proposes(ruth, soil_and_table, title="Later", closes_at=clock.now() + timedelta(days=19))
        asks_to_rank(ruth, soil_and_table, title="Soon")
        found = queries.openings(callum)
        assert [opening.title for opening in found] == ["Soon", "Later"]
        assert [opening.act for opening in found] == ["Rank the options", "Say where you stand"]
        assert found[1].at == later.closes_at
        assert all(opening.because and opening.why for opening in found)
        assert self.keys(ruth) == [], "who proposed it knows of it"

    def test_not_what_i_spoke_on_or_what_does_not_count_me(
        self, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal, ranked = proposes(ruth, soil_and_table), asks_to_rank(ruth, soil_and_table)
        actions.stand(by=callum, proposal=proposal, stance="consents")
        actions.rank(by=callum, proposal=ranked, ranking=[0])
        priya = joins(cast.PRIYA, soil_and_table, nell)
        assert self.keys(callum) == self.keys(priya) == []
        closes(proposal)
        with clock.at(ranked.closes_at):
            assert self.keys(nell) == []

    def test_what_is_asked_anew_waits_for_my_voice_again(
        self, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        proposal = asks_to_do(ruth, soil_and_table)
        actions.stand(by=callum, proposal=proposal, stance="consents")
        assert self.keys(callum) == []
        asks_for_another(proposal)
        assert self.keys(callum) == ["decisions.proposal"]
        [row] = queries.rows(callum, [proposal])
        assert (row.voices, row.has_spoken) == (0, False)

    def test_an_objection_waits_for_the_proposer_and_its_answer_for_the_objector(
        self, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        objection = objects(callum, proposes(ruth, soil_and_table))
        assert (self.keys(ruth), self.keys(callum)) == (["decisions.objection"], [])
        actions.answer(by=ruth, stance=objection, words="We measure on Friday.")
        assert (self.keys(ruth), self.keys(callum)) == ([], ["decisions.answer"])
        actions.settle(by=callum, stance=objection)
        assert (self.keys(ruth), self.keys(callum)) == ([], [])

    def test_they_cost_five_queries(self, ruth: Person, callum: Person, soil_and_table: Community) -> None:
        for _ in range(4):
            objects(callum, proposes(ruth, soil_and_table))
        for viewer in (ruth, callum):
            with CaptureQueriesContext(connection) as captured:
                queries.openings(viewer)
            assert len(captured) == 5


def test_own_data_has_the_history_and_the_ranking_until_it_is_counted(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    proposal, ranked = proposes(ruth, soil_and_table), asks_to_rank(callum, soil_and_table)
    objection = objects(ruth, proposal)
    actions.answer(by=ruth, stance=objection, words="I will look.")
    actions.stand(by=ruth, proposal=proposal, stance="consents")
    actions.rank(by=ruth, proposal=ranked, ranking=[1, 0])
    kept = queries.own(ruth)
    assert [p["title"] for p in kept["proposals"]] == [proposal.title]
    assert (
        kept["proposals"][0]["versions"][0]["words"] == "The nine of us buy it, and keep it at *Five Gates*."
    )
    assert [(s["stance"], s["until"] is None) for s in kept["stances"]] == [
        ("objects", False),
        ("consents", True),
    ]
    assert kept["rankings"][0]["ranking"] == ["Naked oats", "Lentils"]
    assert kept["answers_to_objections"][0]["words"] == "I will look."
    closes(ranked)
    assert queries.own(ruth)["rankings"][0]["ranking"] == []


def test_my_own_voice_is_mine(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    proposal, ranked = proposes(ruth, soil_and_table), asks_to_rank(ruth, soil_and_table)
    actions.stand(by=ruth, proposal=proposal, stance="aside")
    ballot = actions.rank(by=ruth, proposal=ranked, ranking=[3])
    assert (queries.my_stance(callum, proposal), queries.my_ballot(callum, ranked)) == (None, None)
    assert queries.my_ballot(ruth, ranked) == ballot
    assert [option.position for option in queries.options(ranked)] == [0, 1, 2, 3]
    assert queries.outcome_of(ranked) is None
    assert [w.number for w in queries.wordings(proposal)] == [1]
