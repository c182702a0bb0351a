from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Completion, FollowUp, Gathering, Intention, Step
from barnraiser.acts.ledger import queries as ledger
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import EVENING, MONDAY, acts

pytestmark = pytest.mark.django_db


def opens_the_talk(by: Person, gathering: Gathering) -> FollowUp:
    with clock.at(EVENING):
        return actions.follow_up(by=by, gathering=gathering, title="What stays with you?", words="The soup.")


def agrees(by: Person, gathering: Gathering, who: Person, words: str = "Lend the spade") -> Step:
    with clock.at(EVENING):
        return actions.agree(by=by, gathering=gathering, words=words, who=who, due=date(2026, 10, 24))


@pytest.mark.requirement("G3")
def test_the_talk_after_it_hangs_on_the_gathering(
    been: Gathering, ruth: Person, nell: Person, priya: Person
) -> None:
    made = opens_the_talk(ruth, been)
    assert (made.gathering, made.conversation.title) == (been, "What stays with you?")
    assert made.conversation in conversations.visible_to(priya)
    assert acts("followed_up") == [("followed_up", "Ruth Amsel", ["Callum Birch", "Nell Whitlock"])]
    with pytest.raises(Refused, match="open already"):
        opens_the_talk(nell, been)
    assert Conversation.objects.count() == 1


def test_it_is_opened_by_who_was_there_and_not_before(been: Gathering, ruth: Person, priya: Person) -> None:
    with pytest.raises(Refused, match="opened by a host"):
        opens_the_talk(priya, been)
    with clock.at(MONDAY), pytest.raises(Refused, match="has not begun"):
        actions.follow_up(by=ruth, gathering=been, title="Early", words="Too early.")
    assert not Conversation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_open_it_at_once_one_does(
    transactional_db: None, been: Gathering, ruth: Person, callum: Person, tmp_path: Path
) -> None:
    calls = [lambda: opens_the_talk(ruth, been), lambda: opens_the_talk(callum, been)] * 10
    outcomes = at_once(calls, tmp_path)
    assert {type(outcome) for outcome in outcomes} == {FollowUp, Refused}
    assert FollowUp.objects.count() == Conversation.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.create(gathering=been, conversation=Conversation.objects.get(), by=ruth)


@pytest.mark.requirement("G4")
def test_what_was_agreed_is_written_down_for_all_and_done_by_the_one_who_does_it(
    been: Gathering, ruth: Person, callum: Person, priya: Person
) -> None:
    step = agrees(ruth, been, callum)
    assert list(queries.steps(priya, been)) == [step]
    assert acts("agreed") == [("agreed", "Ruth Amsel", ["Callum Birch"])]
    with clock.at(EVENING):
        with pytest.raises(Refused, match="the one who was to do it"):
            actions.complete(by=ruth, step=step)
        actions.complete(by=callum, step=step)
        with pytest.raises(Refused, match="done already"):
            actions.complete(by=callum, step=step)
    assert acts("did") == [("did", "Callum Birch", ["Ruth Amsel"])]


def test_it_is_agreed_among_those_who_were_there(
    been: Gathering, ruth: Person, priya: Person, harald: Person
) -> None:
    with pytest.raises(Refused, match="Priya Nair was not there"):
        agrees(ruth, been, priya)
    with pytest.raises(Refused, match="Only those who were there"):
        agrees(priya, been, ruth)
    with pytest.raises(Refused, match="Only members"):
        agrees(harald, been, ruth)
    assert not Step.objects.exists()


@pytest.mark.requirement("G4")
def test_whom_one_wants_to_talk_to_again_nobody_else_knows(
    been: Gathering, ruth: Person, callum: Person, priya: Person
) -> None:
    with clock.at(EVENING):
        for _ in range(2):
            meant = actions.intend(by=ruth, toward=callum, gathering=been, words="His lentils")
        for person, reason in ((priya, "was not there"), (ruth, "somebody else")):
            with pytest.raises(Refused, match=reason):
                actions.intend(by=ruth, toward=person, gathering=been)
    assert list(queries.intentions(ruth)) == [meant]
    assert not queries.intentions(callum)
    between = {act.kind for act in ledger.between(ruth, callum)}
    assert "gatherings.intended" in between
    assert "gatherings.intended" not in {act.kind for act in ledger.between(callum, ruth)}


def test_a_name_is_taken_off_again_by_the_one_who_kept_it(
    been: Gathering, ruth: Person, callum: Person, nell: Person
) -> None:
    with clock.at(EVENING):
        meant = actions.intend(by=ruth, toward=callum, gathering=been)
        actions.intend(by=ruth, toward=nell, gathering=been)
        actions.no_longer_intend(by=callum, intention=meant)
        assert len(acts("intended")) == 2
        actions.no_longer_intend(by=ruth, intention=meant)
    assert [i.toward for i in queries.intentions(ruth)] == [nell]
    assert acts("intended") == [("intended", "Ruth Amsel", ["Nell Whitlock"])]
    assert Intention.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_twenty_times_done_at_once_one_counts(
    transactional_db: None, been: Gathering, ruth: Person, callum: Person, tmp_path: Path
) -> None:
    step = agrees(ruth, been, callum)

    def does() -> Completion:
        with clock.at(EVENING):
            return actions.complete(by=callum, step=step)

    outcomes = at_once([does] * 20, tmp_path)
    assert [type(o) for o in outcomes].count(Completion) == 1
    assert [type(o) for o in outcomes].count(Refused) == 19
