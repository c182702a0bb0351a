from functools import partial
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.ground.verdict import Refused
from barnraiser.organisations import actions, queries
from barnraiser.organisations.models import Organisation, Responsibility
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


def answers_too(organisation: Organisation, by: Person, person: Person) -> Responsibility:
    """The person was asked to answer for it too, and said yes."""
    asked = actions.name(by=by, organisation=organisation, person=person)
    return actions.take_on(by=person, asked=asked)


def held_by(person: Person) -> Responsibility:
    rows = Responsibility.objects.select_related("organisation", "person")
    return rows.get(person=person, until=None)


@pytest.mark.requirement("A9")
def test_whoever_founds_an_organisation_answers_for_it(mill: Organisation, ruth: Person) -> None:
    assert queries.responsible_for(mill) == [ruth]
    assert (mill.name, mill.sector, mill.place, mill.slug) == (
        "Brightwell Mills",
        "private",
        "Mill Lane",
        "brightwell-mills",
    )


def test_an_unclaimed_person_founds_nothing(db: None) -> None:
    with pytest.raises(Refused, match="come in themselves"):
        actions.found(by=people.introduce(name="Ada"), name="X", sector="media", about="X.")
    assert not Organisation.objects.exists()


def test_a_second_of_one_name_has_another_address(mill: Organisation, nell: Person) -> None:
    found = actions.found(by=nell, name="Brightwell  Mills", sector="private", about="Others.")
    assert found.name == "Brightwell Mills"
    assert found.slug != mill.slug
    assert actions.found(by=nell, name="New", sector="media", about="News.").slug != "new"


def test_only_those_who_answer_for_it_say_what_its_page_says(
    mill: Organisation, ruth: Person, callum: Person
) -> None:
    with pytest.raises(Refused, match="Only those who answer for Brightwell Mills"):
        actions.describe(by=callum, organisation=mill, about="Cheats.")
    actions.describe(by=ruth, organisation=mill, about="Millers, still.", website="https://mill.example")
    mill.refresh_from_db()
    assert (mill.about, mill.website) == ("Millers, still.", "https://mill.example")


@pytest.mark.requirement("A9")
def test_nobody_answers_for_it_without_a_yes(mill: Organisation, ruth: Person, callum: Person) -> None:
    asked = actions.name(by=ruth, organisation=mill, person=callum)
    assert queries.responsible_for(mill) == [ruth]
    with pytest.raises(Refused, match="the choice of the person who was asked"):
        actions.take_on(by=ruth, asked=asked)
    actions.take_on(by=callum, asked=asked)
    assert queries.responsible_for(mill) == [ruth, callum]
    with pytest.raises(Refused, match="answered already"):
        actions.decline(by=callum, asked=asked)


def test_who_declines_may_be_asked_again(mill: Organisation, ruth: Person, callum: Person) -> None:
    actions.decline(by=callum, asked=actions.name(by=ruth, organisation=mill, person=callum))
    assert answers_too(mill, ruth, callum).stands


def test_one_asks_people_one_sees_and_each_once(
    mill: Organisation, ruth: Person, callum: Person, harald: Person
) -> None:
    with pytest.raises(Refused, match="share a community with"):
        actions.name(by=ruth, organisation=mill, person=harald)
    actions.name(by=ruth, organisation=mill, person=callum)
    with pytest.raises(Refused, match="or has been asked"):
        actions.name(by=ruth, organisation=mill, person=callum)
    with pytest.raises(Refused, match="Only those who answer"):
        actions.name(by=callum, organisation=mill, person=callum)
    with pytest.raises(IntegrityError), transaction.atomic():
        Responsibility.objects.create(organisation=mill, person=callum)


@pytest.mark.requirement("A9")
def test_the_last_who_answers_for_it_stays(mill: Organisation, ruth: Person, callum: Person) -> None:
    actions.name(by=ruth, organisation=mill, person=callum)
    with pytest.raises(Refused, match="needs somebody who answers for it"):
        actions.lay_down(by=ruth, held=held_by(ruth))
    actions.take_on(by=callum, asked=held_by(callum))
    actions.lay_down(by=ruth, held=held_by(ruth))
    assert queries.responsible_for(mill) == [callum]


def test_a_question_is_taken_back_and_a_stranger_ends_nothing(
    mill: Organisation, ruth: Person, callum: Person, nell: Person
) -> None:
    asked = actions.name(by=ruth, organisation=mill, person=callum)
    with pytest.raises(Refused, match="by the person themselves"):
        actions.lay_down(by=nell, held=asked)
    actions.lay_down(by=ruth, held=asked)
    with pytest.raises(Refused, match="ended already"):
        actions.lay_down(by=ruth, held=asked)


@pytest.mark.requirement("A9")
@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_lay_it_down_at_once_one_stays(
    mill: Organisation, ruth: Person, callum: Person, tmp_path: Path
) -> None:
    answers_too(mill, ruth, callum)
    steps = [
        partial(actions.lay_down, by=ruth, held=held_by(ruth)),
        partial(actions.lay_down, by=callum, held=held_by(callum)),
    ]
    outcomes = at_once(steps * 10, tmp_path)
    assert sum(isinstance(outcome, Responsibility) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 19
    assert len(queries.responsible_for(mill)) == 1


def test_a_closed_organisation_stays_closed(mill: Organisation, ruth: Person, callum: Person) -> None:
    with pytest.raises(Refused):
        actions.close(by=callum, organisation=mill)
    actions.close(by=ruth, organisation=mill)
    assert queries.responsible_for(mill) == []
    mill.refresh_from_db()
    with pytest.raises(Refused, match="was closed"):
        actions.describe(by=ruth, organisation=mill, about="Back.")


@pytest.mark.requirement("A9")
def test_forgetting_the_last_who_answers_for_it_closes_it(
    mill: Organisation, ruth: Person, callum: Person
) -> None:
    trust = actions.found(by=ruth, name="Trust", sector="nonprofit", about="Seeds.")
    answers_too(mill, ruth, callum)
    actions.forget(person=ruth)
    assert queries.responsible_for(mill) == [callum]
    mill.refresh_from_db()
    trust.refresh_from_db()
    assert (mill.stands, trust.stands) == (True, False)
    assert not Responsibility.objects.filter(named_by=ruth).exists()
