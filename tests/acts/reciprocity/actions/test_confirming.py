from pathlib import Path

import pytest

from barnraiser.acts.ledger.models import Act
from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import (
    Confirmation,
)
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import (
    asks,
    confirmed,
    later,
    offers,
    promised,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("D2")
def test_help_with_an_ask_counts_from_helper_to_receiver_once_the_receiver_confirmed_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        answer = promised(callum, asks(ruth, soil_and_table))
    with clock.at(later(days=2)):
        actions.say_done(by=callum, answer=answer)
    assert not Act.objects.filter(kind="reciprocity.helped").exists(), "what the helper says does not count"
    with pytest.raises(Refused, match="confirmed by the one who was helped"):
        actions.confirm(by=callum, answer=answer)
    with clock.at(later(days=3)):
        actions.confirm(by=ruth, answer=answer)
    helped = Act.objects.select_related("by", "within").get(kind="reciprocity.helped")
    assert (helped.by, helped.at, helped.within) == (callum, later(days=2), soil_and_table)
    assert [party.person for party in helped.parties.select_related("person")] == [ruth]
    assert helped.about == str(answer.favour.ref), "and through it the kind of gift"
    assert told() == [
        "asked Ruth",
        "came_forward Callum > Ruth",
        "agreed Ruth > Callum",
        "did Callum > Ruth",
        "confirmed Ruth > Callum",
        "helped Callum > Ruth",
    ]


def test_an_offer_goes_the_other_way_round(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, offers(ruth, soil_and_table))
    for by, refused in ((callum, actions.say_done), (ruth, actions.confirm)):
        with pytest.raises(Refused):
            refused(by=by, answer=answer)
    actions.say_done(by=ruth, answer=answer)
    actions.confirm(by=callum, answer=answer)
    actions.thank(by=callum, answer=answer, words="Dry as a bone.", is_public=True)
    assert told() == [
        "offered Ruth",
        "took_up Callum > Ruth",
        "agreed Ruth > Callum",
        "did Ruth > Callum",
        "confirmed Callum > Ruth",
        "helped Ruth > Callum",
        "thanked Callum > Ruth",
    ]


def test_help_that_nobody_called_done_is_confirmed_all_the_same(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    with clock.at(later(days=4)):
        actions.confirm(by=ruth, answer=answer)
    assert Act.objects.get(kind="reciprocity.helped").at == later(days=4)


def test_several_people_help_with_one_ask(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    for helper in (callum, priya):
        confirmed(helper, ask)
    assert [line for line in told() if line.startswith("helped")] == [
        "helped Callum > Ruth",
        "helped Priya > Ruth",
    ]


@pytest.mark.requirement("D15")
def test_thanks_are_said_before_everybody_or_between_the_two(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    before_all, between_two = confirmed(callum, ask), confirmed(priya, ask)
    with pytest.raises(Refused, match="from the one who was helped"):
        actions.thank(by=callum, answer=before_all, is_public=True)
    actions.thank(by=ruth, answer=before_all, words="Dry barley.", is_public=True)
    actions.thank(by=ruth, answer=between_two, words="For the tea.", is_public=False)
    assert told()[-2:] == ["thanked Ruth > Callum", "thanked_quietly Ruth > Priya"]
    with pytest.raises(Refused, match="have thanked"):
        actions.thank(by=ruth, answer=before_all, is_public=False)


def test_thanks_follow_the_confirmation(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    with pytest.raises(Refused, match="when the help is confirmed"):
        actions.thank(by=ruth, answer=answer, is_public=True)
    actions.confirm(by=ruth, answer=answer)
    actions.thank(by=ruth, answer=answer, is_public=True)


def test_what_is_between_two_stays_there(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table, to=callum))
    thanks = actions.thank(by=ruth, answer=answer, is_public=True)
    assert not thanks.is_public
    assert told()[-2:] == ["helped_quietly Callum > Ruth", "thanked_quietly Ruth > Callum"]


@pytest.mark.django_db(transaction=True)
def test_twenty_confirmations_at_once_are_one_help(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    outcomes = at_once([lambda: actions.confirm(by=ruth, answer=answer)] * 20, tmp_path)
    assert {outcome.pk for outcome in outcomes} == {Confirmation.objects.get().pk}
    assert told()[-2:] == ["confirmed Ruth > Callum", "helped Callum > Ruth"]
    assert len([line for line in told() if "helped" in line or "confirmed" in line]) == 2
