from datetime import timedelta

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.programmes import actions, rules
from barnraiser.acts.programmes.models import Level, Mandate, Programme, Seat
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_steward
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.organisations import actions as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from .telling import offers, opens, writes

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("J3")
def test_a_voices_own_level_goes_before_the_programmes(
    table: Programme, mandate: Mandate, ruth: Person
) -> None:
    assert rules.level_of(mandate) == Level.BEFORE
    opens(table, ruth)
    assert rules.level_of(mandate) == Level.OPEN
    actions.set_rope(by=ruth, mandate=mandate, level="before", reason="Together for a while.")
    assert rules.level_of(mandate) == Level.BEFORE


def test_a_day_to_look_again_is_to_come_and_within_a_year() -> None:
    today = clock.now().date()
    assert rules.is_a_day_to_look(today + timedelta(days=1))
    assert not rules.is_a_day_to_look(today)
    assert not rules.is_a_day_to_look(today + timedelta(days=370))


def test_a_level_of_ones_own_is_for_a_standing_voice(mandate: Mandate, ruth: Person, nell: Person) -> None:
    assert rules.may_set_rope(ruth, mandate)
    assert not rules.may_set_rope(nell, mandate)
    ended = actions.end(by=ruth, mandate=mandate)
    assert "was ended" in rules.may_set_rope(ruth, ended).reason


@pytest.mark.requirement("J3")
def test_nobody_loosens_their_own_rope_where_another_could(
    mill: Organisation, table: Programme, seat: Seat, ruth: Person, nell: Person
) -> None:
    own = offers(ruth, table, ruth)
    assert rules.may_set_rope(ruth, own), "alone, there is nobody else to choose"
    organisations.take_on(by=nell, asked=organisations.name(by=ruth, organisation=mill, person=nell))
    assert "chosen by another" in rules.may_set_rope(ruth, own).reason
    assert rules.may_set_rope(nell, own)


def test_an_answer_stands_where_its_question_stands(
    mandate: Mandate, callum: Person, nell: Person, kitchens: Community, soil_and_table: Community
) -> None:
    elsewhere = conversations.start(by=nell, community=kitchens, kind="question", title="?", words="?")
    opening = Message.objects.select_related("conversation").get(conversation=elsewhere)
    assert rules.may_write(callum, mandate, soil_and_table, None)
    assert "stands in the community" in rules.may_write(callum, mandate, soil_and_table, opening).reason


@pytest.mark.requirement("J4")
def test_a_reader_is_another_who_answers_for_it(
    mandate: Mandate, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    draft = writes(mandate, soil_and_table).draft
    assert rules.may_read(ruth, draft)
    for other in (callum, nell):
        assert not rules.may_read(other, draft)


@pytest.mark.requirement("J5")
def test_answering_for_an_organisation_is_no_power_in_a_community(
    seat: Seat, mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    """What may be done to the words of others is a steward's; taking part for an organisation makes nobody one."""
    for person in (ruth, callum):
        assert not may_steward(person, soil_and_table)
        assert not rules.may_answer_asking(person, seat)


def answers_too(person: Person, mill: Organisation, by: Person) -> None:
    organisations.take_on(by=person, asked=organisations.name(by=by, organisation=mill, person=person))


@pytest.mark.requirement("J3")
def test_who_speaks_does_not_loosen_the_programme_where_another_could(
    mill: Organisation, table: Programme, seat: Seat, ruth: Person, nell: Person
) -> None:
    day = (clock.now() + timedelta(days=30)).date()
    offers(ruth, table, ruth)
    assert rules.may_review(ruth, table, "open", day), "alone, there is nobody else to choose"
    answers_too(nell, mill, ruth)
    assert "chosen by another" in rules.may_review(ruth, table, "open", day).reason
    assert rules.may_review(ruth, table, "before", day)
    assert rules.may_review(nell, table, "open", day)
    opens(table, nell)
    assert rules.may_review(ruth, table, "open", day), "left as another chose it"
    actions.review(by=ruth, programme=table, level="before", reason="Back.", next_on=day)
    with pytest.raises(Refused, match="chosen by another"):
        opens(table, ruth)


@pytest.mark.requirement("J3")
def test_an_offer_not_taken_up_yet_is_no_way_around_it(
    mill: Organisation, table: Programme, seat: Seat, ruth: Person, nell: Person
) -> None:
    answers_too(nell, mill, ruth)
    offers(nell, table, ruth)
    with pytest.raises(Refused, match="chosen by another"):
        opens(table, ruth)


@pytest.mark.requirement("J3")
def test_nobody_gives_themselves_a_mandate_where_nothing_is_read_first(
    mill: Organisation, table: Programme, seat: Seat, ruth: Person, nell: Person
) -> None:
    answers_too(nell, mill, ruth)
    opens(table, ruth)
    with pytest.raises(Refused, match="given by another"):
        offers(ruth, table, ruth)
    assert offers(nell, table, ruth).person == ruth


@pytest.mark.requirement("J4")
def test_what_went_out_unread_is_neither_revised_nor_taken_back(
    table: Programme, mandate: Mandate, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    waits = writes(mandate, soil_and_table, title="First").draft
    assert rules.may_revise(callum, waits)
    opens(table, ruth)
    out = writes(mandate, soil_and_table).draft
    assert "has gone out" in rules.may_revise(callum, out).reason
    with pytest.raises(Refused, match="has gone out"):
        actions.revise(by=callum, draft=out, words="Something else.")
    with pytest.raises(Refused, match="has gone out"):
        actions.withdraw(by=callum, draft=out)
    out.refresh_from_db()
    assert (out.waiting_since, out.withdrawn_at) == (None, None)
