import pytest

from barnraiser.acts.conversations import rules
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import asks, opening

pytestmark = pytest.mark.django_db


def test_members_speak_reply_and_thank(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    assert rules.may_start(callum, soil_and_table)
    assert rules.may_reply(callum, talk)
    assert rules.may_thank(callum, opening(talk))


def test_nobody_else_does_and_hears_why(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    for person in (harald, None):
        for verdict in (
            rules.may_start(person, soil_and_table),
            rules.may_reply(person, talk),
            rules.may_thank(person, opening(talk)),
        ):
            assert not verdict
            assert verdict.reason == "Only members of Soil & Table take part in it."


def test_thanks_come_from_somebody_else(ruth: Person, soil_and_table: Community) -> None:
    verdict = rules.may_thank(ruth, opening(asks(ruth, soil_and_table)))
    assert (bool(verdict), verdict.reason) == (False, "Thanks come from somebody else.")
