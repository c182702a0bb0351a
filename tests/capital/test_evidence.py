from datetime import timedelta

import pytest
from django.db import transaction

from barnraiser.acts.conversations.manifest import REPLIED, THANKED
from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.capital import evidence
from barnraiser.capital.evidence import all_done, declared_tiers, gather
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Flow, Kind, Stage, Word
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from tests.conftest import SPRING

LATER = SPRING + timedelta(days=9)
KEPT = Kind("conversations.replied", "{by} kept", Flow.GIVES, stage=Stage.HELPED, word=Word.ACTOR_KEPT)
BROKE = Kind("conversations.thanked", "{by} says {toward} did not", Flow.MESSAGES, word=Word.PARTIES_BROKE)


def does(kind: Kind, by: Person, toward: Person, within: Community, occasion: str) -> Act:
    with transaction.atomic():
        return ledger.record(kind, by=by, toward=[toward], within=within, at=SPRING, occasion=occasion)


@pytest.fixture
def words_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer stands for a kept word, a thanks for a broken one of whom it is toward."""
    monkeypatch.setattr(evidence, "kinds", lambda: {str(KEPT): KEPT, str(BROKE): BROKE})


def test_every_standing_act_is_known_and_those_of_people_left_out_are_not(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    does(REPLIED, ruth, callum, soil_and_table, "one")
    taken_back = does(REPLIED, ruth, callum, soil_and_table, "two")
    ledger.retract(act=taken_back, by=ruth)
    does(REPLIED, priya, ruth, soil_and_table, "three")
    people.answer_consent(by=priya, purpose=Consent.Purpose.TIES, given=False)
    replied = [one for one in all_done(soil_and_table) if one.kind == str(REPLIED)]
    assert [(one.by, one.toward) for one in replied] == [(ruth.pk, (callum.pk,))]
    joined = {one.by for one in all_done(soil_and_table) if one.kind == "belonging.joined"}
    assert joined == {ruth.pk, callum.pk}, "coming in is an act, though it forms no tie"


@pytest.mark.usefixtures("words_are_shown")
def test_an_outcome_says_whose_word_it_was_and_who_relied_on_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    does(REPLIED, ruth, callum, soil_and_table, "kept")
    does(THANKED, ruth, callum, soil_and_table, "broken")
    known = gather(all_done(soil_and_table), frozenset({ruth.pk, callum.pk}), LATER)
    found = {(one.about, one.rater, one.kept) for one in known.outcomes}
    assert found == {(str(ruth.pk), str(callum.pk), True), (str(callum.pk), str(ruth.pk), False)}
    assert evidence.help_kinds() == {str(KEPT)}
    assert evidence.word_kinds() == {str(KEPT), str(BROKE)}


def test_what_comes_later_or_from_others_is_not_known_yet(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    does(REPLIED, ruth, callum, soil_and_table, "one")
    done = [one for one in all_done(soil_and_table) if one.kind == str(REPLIED)]
    assert len(gather(done, frozenset({ruth.pk, callum.pk}), LATER).acts) == 1
    assert len(gather(done, frozenset({ruth.pk, callum.pk}), SPRING - timedelta(days=1)).acts) == 0
    assert len(gather(done, frozenset({callum.pk}), LATER).acts) == 0


def test_tiers_are_what_people_say_themselves(ruth: Person, callum: Person) -> None:
    both = frozenset({ruth.pk, callum.pk})
    assert declared_tiers(both) is None
    people.edit_profile(by=ruth, person=ruth, tier=3)
    assert declared_tiers(both) == {str(ruth.pk): 3, str(callum.pk): None}
