import pytest

from barnraiser.acts.decisions import actions, queries, showing
from barnraiser.acts.decisions.models import Outcome, Proposal, Stance
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .telling import asks_to_rank, closes, crowd, proposes

pytestmark = pytest.mark.django_db


def as_things_are(proposal: Proposal, viewer: Person) -> tuple[str, str]:
    stood = None if proposal.is_ranked else showing.stood(viewer, proposal, None, 1, every=False)
    fact = showing.facts(proposal, None, stood)[-1]
    return fact.value, fact.more


def test_how_things_are_in_words(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table, needed=3)
    assert as_things_are(proposal, ruth) == ("No objection stands", "Three more voices needed")
    actions.stand(by=callum, proposal=proposal, stance="objects", reason="No.")
    assert as_things_are(proposal, ruth) == ("One objection to resolve", "Two more voices needed")
    for person in (ruth, nell):
        actions.stand(by=person, proposal=proposal, stance="consents")
    assert as_things_are(proposal, ruth) == ("One objection to resolve", "Enough have spoken")
    ranked = asks_to_rank(ruth, soil_and_table, needed=2)
    assert as_things_are(ranked, ruth) == ("Nobody has ranked", "Two more voices needed")


def test_the_bar_leaves_room_beyond_its_mark(nell: Person, soil_and_table: Community) -> None:
    people = crowd(soil_and_table, nell, 7)
    proposal = proposes(nell, soil_and_table, needed=4)
    actions.stand(by=people[0], proposal=proposal, stance="consents")
    stood = showing.stood(nell, proposal, None, 1, every=False)
    assert (stood.mark, [part.width for part in stood.bar]) == (80, [20])
    for person in people:
        actions.stand(by=person, proposal=proposal, stance="consents")
    stood = showing.stood(nell, proposal, None, 1, every=False)
    assert (stood.mark, [part.width for part in stood.bar]) == (57.14, [100])
    assert stood.said == "7 consent. 7 in all; 4 are needed."


def test_only_the_first_reasons_to_consent_are_read_out(nell: Person, soil_and_table: Community) -> None:
    people = crowd(soil_and_table, nell, 8)
    proposal = proposes(nell, soil_and_table)
    for number, person in enumerate(people):
        actions.stand(
            by=person, proposal=proposal, stance="consents", reason="" if number == 7 else "Yes, for one."
        )
    few, every = (showing.stood(nell, proposal, None, 1, every=all_of_them) for all_of_them in (False, True))
    assert (len(few.shown), few.unread, few.silent) == (4, 3, [people[7]])
    assert (len(every.shown), every.unread) == (7, 0)


def test_who_may_answer_and_who_may_settle(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    actions.stand(by=callum, proposal=proposal, stance="objects", reason="No.")
    seen = {
        person: showing.stood(person, proposal, None, 2, every=False).shown[0]
        for person in (ruth, callum, nell)
    }
    assert [(s.may_answer, s.may_settle) for s in seen.values()] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert all(shown.is_old for shown in seen.values()), "said of version 1, and it is version 2 now"
    outcome = closes(proposal)
    after = showing.stood(ruth, proposal, outcome, 1, every=False).shown[0]
    assert not after.may_answer


def test_the_result_in_a_sentence(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    stopped = proposes(ruth, soil_and_table)
    actions.stand(by=callum, proposal=stopped, stance="objects", reason="No.")
    found = {
        "It did not pass: one objection still stood.": closes(stopped),
        "Too few spoke: 0 of the 1 voices needed. Nothing changes. It can be proposed again.": closes(
            proposes(ruth, soil_and_table)
        ),
        "Withdrawn by the person who proposed it. Nothing was counted.": actions.withdraw(
            by=ruth, proposal=proposes(ruth, soil_and_table)
        ),
    }
    for said, outcome in found.items():
        assert showing.result(outcome.proposal, outcome) == {"said": said, "passed": False}
    assert showing.result(stopped, Outcome(result="passed")) == {"said": "It passed.", "passed": True}
    assert showing.result(Proposal(needs="half"), Outcome(result="not_passed"))["said"].endswith(
        "too few agreed."
    )


def test_mine_says_whether_i_count(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table)
    stance = actions.stand(by=ruth, proposal=proposal, stance="aside")
    assert showing.mine(ruth, proposal) == showing.Mine(stance, None, counts=True)
    priya = joins(cast.PRIYA, soil_and_table, nell)
    assert showing.mine(priya, proposal) == showing.Mine(None, None, counts=False)
    assert Stance.objects.count() == 1
    assert queries.my_stance(priya, proposal) is None
    assert showing.number(10) == "ten"
    assert showing.number(11) == "11"
