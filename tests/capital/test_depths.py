from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.trust import actions as trust
from barnraiser.capital.depths import FACES, Depth, circle_of
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Consent, Person
from demo import cast
from tests.conftest import joins

from .conftest import neighbours, talk
from .telling import circle, gives_the_keys, helped, met, names, talked

A_YEAR = timedelta(days=365)


def test_a_tie_goes_as_deep_as_what_both_know_to_have_happened(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    joaquin = joins(cast.JOAQUIN, soil_and_table, nell)
    talked(priya, ruth, soil_and_table)
    helped(ruth, joaquin, soil_and_table)
    met(ruth, callum, soil_and_table)
    helped(ruth, callum, soil_and_table)
    found = circle(ruth, soil_and_table)
    assert names(found, Depth.ACQUAINTED) == ["Priya"]
    assert names(found, Depth.WORKING) == ["Callum", "Joaquín"], "help one way is not each other’s help"
    helped(callum, ruth, soil_and_table)
    found = circle(ruth, soil_and_table)
    assert names(found, Depth.CLOSE) == ["Callum"]
    assert found.close == 1
    assert names(circle_of(callum), Depth.CLOSE) == ["Ruth"], "both see the same of one tie"


def test_the_keys_need_both_and_stand_however_quiet_it_gets(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    met(ruth, callum, soil_and_table)
    gives_the_keys(ruth, callum, soil_and_table)
    assert names(circle(ruth, soil_and_table), Depth.KEYS) == []
    assert names(circle_of(callum), Depth.KEYS) == []
    gives_the_keys(callum, ruth, soil_and_table)
    assert names(circle_of(ruth), Depth.KEYS) == ["Callum"]
    with clock.at(clock.now() + 3 * A_YEAR):
        later = circle_of(ruth)
    assert names(later, Depth.KEYS) == ["Callum"]
    assert [person.name for person in later.quiet] == [callum.name]


@pytest.mark.requirement("B10")
def test_a_tie_gone_quiet_is_named_unless_it_is_noted_as_not_for_me(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talked(callum, ruth, soil_and_table)
    assert circle(ruth, soil_and_table).quiet == ()
    with clock.at(clock.now() + A_YEAR):
        found = circle_of(ruth)
        assert found.contacts == ()
        assert found.quiet == (callum,)
        trust.note(by=ruth, person=callum, spark="not_for_me", words="")
        assert circle_of(ruth).quiet == ()


def test_who_went_away_is_shown_no_more(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talked(callum, ruth, soil_and_table)
    assert len(circle(ruth, soil_and_table).contacts) == 1
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert circle_of(ruth).contacts == ()
    with clock.at(clock.now() + A_YEAR):
        assert circle_of(ruth).quiet == ()


def test_who_does_not_want_their_ties_counted_stands_in_nobodys_circle(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    talked(callum, ruth, soil_and_table)
    people.answer_consent(by=callum, purpose=Consent.Purpose.TIES, given=False)
    assert circle(ruth, soil_and_table).contacts == ()


def test_people_stand_by_name_and_no_stronger_tie_comes_first(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    here = neighbours(soil_and_table, 9)
    talk(soil_and_table, [ruth, *here], 150, until=clock.now(), days=20)
    talked(ruth, callum, soil_and_table)
    found = circle(ruth, soil_and_table)
    keys, close, working, acquainted = found.groups
    assert (keys.people, close.people, working.people) == ((), (), ())
    said = [person.name for person in acquainted.people]
    assert said == sorted(said)
    assert len(acquainted.shown) == FACES
    assert acquainted.shown + acquainted.rest == acquainted.people
    strengths = [contact.strength for contact in found.contacts]
    assert strengths != sorted(strengths, reverse=True)
