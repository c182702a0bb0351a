from datetime import timedelta
from typing import Any

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.decisions import actions
from barnraiser.acts.decisions.models import Option, Proposal, Stance, Wording
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import CROPS, DRYER, MONDAY, asks_for_another, asks_to_do, asks_to_rank, proposes

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("I1")
def test_any_member_proposes_and_all_members_are_told(ruth: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    wording = Wording.objects.get(proposal=proposal)
    assert (wording.number, proposal.title) == (1, DRYER)
    assert "<em>Five Gates</em>" in wording.html
    act = Act.objects.get(kind="decisions.proposed")
    assert (act.by_id, act.about, act.within_id) == (ruth.pk, str(proposal.ref), soil_and_table.pk)


@pytest.mark.requirement("I7")
def test_what_is_not_said_is_as_the_charter_has_it(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    method = communities.method_of(soil_and_table)
    Membership.objects.update(since=MONDAY)
    with clock.at(MONDAY):
        proposal = proposes(ruth, soil_and_table, closes_at=None, needed=None)
    assert proposal.closes_at == MONDAY + timedelta(days=method.days)
    assert proposal.needed == 2, "half of four members"
    assert proposal.needs == method.needs


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"closes_at": MONDAY}, "a time that lies ahead"),
        ({"closes_at": MONDAY + timedelta(days=400)}, "within a year"),
        ({"needed": 5}, "There are 2 members"),
        ({"options": ["One"]}, "two things"),
        ({"options": [str(n) for n in range(10)]}, "more than nine"),
        ({"options": ["Flax", "flax "]}, "the same"),
        ({"options": ["A", "B"], "effect": "communities.adopt_rule"}, "says what members prefer"),
    ],
)
def test_a_proposal_that_cannot_be_answered_is_refused(
    ruth: Person, soil_and_table: Community, other: dict[str, Any], reason: str
) -> None:
    with clock.at(MONDAY), pytest.raises(Refused, match=reason):
        proposes(ruth, soil_and_table, **other)
    assert not Proposal.objects.exists()
    assert not Conversation.objects.exists()


BINDING: list[dict[str, Any]] = [
    {"effect": "communities.adopt_rule", "values": {"text": "Mine.", "ground": "ours"}},
    {"options": CROPS},
]


@pytest.mark.requirement("I7")
@pytest.mark.parametrize("binding", BINDING)
def test_what_binds_asks_no_less_than_the_method_does(
    ruth: Person, callum: Person, soil_and_table: Community, binding: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="at least 2 must speak"):
        proposes(ruth, soil_and_table, needed=1, **binding)
    for soon in (timedelta(minutes=1), timedelta(days=6)):
        with pytest.raises(Refused, match="is open until"):
            proposes(ruth, soil_and_table, closes_at=clock.now() + soon, **binding)
    assert not Proposal.objects.exists()
    more = proposes(ruth, soil_and_table, needed=3, closes_at=clock.now() + timedelta(days=30), **binding)
    assert more.needed == 3
    words = proposes(ruth, soil_and_table, needed=1, closes_at=clock.now() + timedelta(minutes=1))
    assert words.needed == 1, "words alone bind nobody"


def test_who_is_no_member_proposes_nothing(harald: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused, match="Only members"):
        proposes(harald, soil_and_table)


def test_a_ranked_choice_keeps_its_options_in_their_order(ruth: Person, soil_and_table: Community) -> None:
    proposal = asks_to_rank(ruth, soil_and_table)
    assert proposal.is_ranked
    assert tuple(Option.objects.filter(proposal=proposal).values_list("text", flat=True)) == CROPS


class TestTheConversation:
    def test_begins_with_why(self, ruth: Person, soil_and_table: Community) -> None:
        proposal = proposes(ruth, soil_and_table)
        assert proposal.talk
        assert proposal.talk.title == DRYER

    def test_may_be_the_one_it_came_out_of_once(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        talk = conversations.start(
            by=nell, community=soil_and_table, kind="question", title="Dryer?", words="Shall we?"
        )
        assert proposes(ruth, soil_and_table, talk=talk).talk == talk
        with pytest.raises(Refused, match="led to a proposal already"):
            proposes(ruth, soil_and_table, talk=talk)

    def test_is_of_the_same_community(self, ruth: Person, nell: Person, kitchens: Community) -> None:
        talk = conversations.start(by=nell, community=kitchens, kind="question", title="Kale?", words="How?")
        elsewhere = Community.objects.get(slug="soil-and-table")
        with pytest.raises(Refused, match="another community"):
            proposes(ruth, elsewhere, talk=talk)


class TestAmending:
    @pytest.mark.requirement("B2", "I1")
    def test_keeps_the_old_words_and_tells_who_spoke(
        self, ruth: Person, nell: Person, callum: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table)
        for person in (nell, callum, ruth):
            actions.stand(by=person, proposal=proposal, stance="consents")
        actions.amend(
            by=ruth, proposal=proposal, words="At the weighbridge.", why="It floods.", changed="After Callum"
        )
        assert [w.number for w in Wording.objects.filter(proposal=proposal)] == [1, 2]
        act = Act.objects.get(kind="decisions.amended")
        assert {party.person_id for party in act.parties.all()} == {nell.pk, callum.pk}
        assert {s.wording.number for s in Stance.objects.select_related("wording")} == {1}

    def test_leaves_time_to_look_again(self, ruth: Person, soil_and_table: Community) -> None:
        proposal = proposes(ruth, soil_and_table)
        late = proposal.closes_at - timedelta(hours=1)
        with clock.at(late):
            actions.amend(by=ruth, proposal=proposal, words="New.", why="Because.", changed="All of it")
        proposal.refresh_from_db()
        assert proposal.closes_at == late + timedelta(days=2)

    def test_to_something_else_gives_the_time_of_a_new_proposal(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = asks_to_do(ruth, soil_and_table)
        late = proposal.closes_at - timedelta(hours=1)
        with clock.at(late):
            asks_for_another(proposal)
        proposal.refresh_from_db()
        assert proposal.closes_at == late + timedelta(days=7)

    def test_is_the_proposers_alone_while_it_is_open(
        self, ruth: Person, nell: Person, soil_and_table: Community
    ) -> None:
        proposal = proposes(ruth, soil_and_table)
        with pytest.raises(Refused, match="Only the person who proposed it"):
            actions.amend(by=nell, proposal=proposal, words="Mine.", why="So.", changed="All")
        with (
            clock.at(proposal.closes_at + timedelta(seconds=1)),
            pytest.raises(Refused, match="The time for this is over"),
        ):
            actions.amend(by=ruth, proposal=proposal, words="Late.", why="So.", changed="All")
        assert Wording.objects.filter(proposal=proposal).count() == 1

    def test_leaves_a_ranked_choice_alone(self, ruth: Person, soil_and_table: Community) -> None:
        with pytest.raises(Refused, match="Withdraw it"):
            actions.amend(
                by=ruth, proposal=asks_to_rank(ruth, soil_and_table), words="Other.", why="So.", changed="All"
            )
