from datetime import timedelta

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from barnraiser.ties import projector
from barnraiser.ties.queries import strands_of


@pytest.fixture
def talk(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    started = conversations.start(
        by=ruth, community=soil_and_table, kind="question", title="Yellow clover?", words="Help."
    )
    conversations.reply(by=callum, conversation=started, words="The wet corner.")
    projector.catch_up(soil_and_table)


@pytest.mark.usefixtures("talk")
def test_each_sees_the_same_tie_from_their_own_side(ruth: Person, callum: Person) -> None:
    mine, theirs = strands_of(ruth)[callum.pk], strands_of(callum)[ruth.pk]
    assert mine.took == pytest.approx(theirs.gave, rel=1e-3)
    assert mine.gave == theirs.took == 0
    assert mine.is_present
    assert not mine.has_met
    assert mine.act_count == 1


@pytest.mark.usefixtures("talk")
def test_a_tie_fades_and_what_was_there_is_known(ruth: Person, callum: Person) -> None:
    with clock.at(clock.now() + timedelta(days=90)):
        assert strands_of(ruth)[callum.pk].strength == pytest.approx(0.5, rel=1e-3)
    with clock.at(clock.now() + timedelta(days=365)):
        faded = strands_of(ruth)[callum.pk]
        assert not faded.is_present
        assert faded.was_present


@pytest.mark.usefixtures("talk")
def test_who_does_not_want_ties_counted_has_none(ruth: Person) -> None:
    people.answer_consent(by=ruth, purpose=Consent.Purpose.TIES, given=False)
    assert strands_of(ruth) == {}
