"""The author lets a held letter out: on the page, or by a mail to an address that only their mailbox was told."""

import re

import pytest

from barnraiser.acts.conversations.models import Cadence, Hearing, Message
from barnraiser.acts.lists import addresses
from barnraiser.acts.lists.models import State
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import DOMAIN, RUTH, answers_to, comes, letter

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("E8")
def test_a_member_who_only_has_mail_lets_it_out_by_mail(ruth: Person, soil_and_table: Community) -> None:
    held = comes(letter(proof=[], words="Mine."))
    told = answers_to(RUTH)[0].get_content()  # type: ignore[attr-defined]
    found = re.search(r"release\+\S+", told)
    assert found
    assert comes(letter(proof=[], words="yes"), found[0]).state == State.DONE
    held.refresh_from_db()
    assert held.state == State.POSTED
    assert Message.objects.get().words == "Mine."
    assert comes(letter(proof=[], words="again"), found[0]).state == State.REFUSED


def test_a_machine_lets_nothing_out(ruth: Person, soil_and_table: Community) -> None:
    held = comes(letter(proof=[]))
    comes(letter(Auto_Submitted="auto-replied"), addresses.for_release(held.code))
    comes(letter(words="from nobody"), addresses.for_release(held.code), sender="")
    held.refresh_from_db()
    assert held.state == State.HELD


def test_nobody_makes_such_an_address_up(ruth: Person, soil_and_table: Community) -> None:
    held, other = comes(letter(proof=[], words="1")), comes(letter(proof=[], words="2"))
    made_up = addresses.for_release(other.code).replace(other.code, held.code)
    assert addresses.find(made_up) is None


def test_what_a_held_letter_asked_for_is_done(ruth: Person, soil_and_table: Community) -> None:
    held = comes(letter(proof=[]), f"soil-and-table-subscribe@{DOMAIN}")
    comes(letter(proof=[], words="yes"), addresses.for_release(held.code))
    assert Hearing.objects.get(person=ruth).cadence == Cadence.AT_ONCE


def test_who_may_no_longer_take_part_is_told(ruth: Person, soil_and_table: Community) -> None:
    from barnraiser.communities import actions as communities
    from barnraiser.communities.models import Membership

    held = comes(letter(proof=[]))
    communities.end_membership(membership=Membership.objects.get(person=ruth, community=soil_and_table))
    comes(letter(proof=[], words="yes"), addresses.for_release(held.code))
    held.refresh_from_db()
    assert held.state == State.HELD
    assert not Message.objects.exists()
