"""RFC 3834: what a machine wrote is never posted and never answered; no two machines talk for ever."""

import pytest

from barnraiser.acts.conversations.models import Message
from barnraiser.acts.lists.models import Answer, State
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import DOMAIN, ROOM, RUTH, comes, letter, sent_to

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "auto-replied"),
        ("Auto-Submitted", "auto-generated; x=y"),
        ("Precedence", "bulk"),
        ("Precedence", "Junk"),
        ("Precedence", "list"),
        ("X-Loop", ROOM),
        ("List-Id", f"Soil & Table <soil-and-table.{DOMAIN}>"),
        ("List-Id", "Another <another.elsewhere.example>"),
        ("X-Autoreply", "yes"),
        ("Return-Path", "<>"),
    ],
)
@pytest.mark.parametrize("to", [ROOM, f"soil-and-table-subscribe@{DOMAIN}"])
def test_a_machine_is_not_answered(
    ruth: Person, soil_and_table: Community, name: str, value: str, to: str
) -> None:
    assert comes(letter(**{name.replace("-", "_"): value}), to).state == State.REFUSED
    assert not Message.objects.exists()
    assert not Answer.objects.exists()


def test_an_empty_sender_is_not_answered(ruth: Person, soil_and_table: Community) -> None:
    assert comes(letter(), sender="").state == State.REFUSED
    assert not Answer.objects.exists()


def test_a_mailer_daemon_is_not_answered(soil_and_table: Community) -> None:
    assert comes(letter("MAILER-DAEMON@elsewhere.example")).state == State.REFUSED
    assert not Answer.objects.exists()


def test_a_person_who_says_so_is_a_person(ruth: Person, soil_and_table: Community) -> None:
    assert comes(letter(Auto_Submitted="no")).state == State.POSTED


def test_our_own_letters_that_come_back_end_here(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    """Two houses subscribed to each other, or a member who forwards everything: it ends at the first step."""
    from ..telling import happens, hears_all

    hears_all(callum, soil_and_table)
    comes(letter())
    happens()
    [ours] = sent_to("callum@aldervalley.example")
    assert comes(ours.as_bytes(), sender=RUTH).state == State.REFUSED
    assert comes(letter("a@elsewhere.example"), sender="a@elsewhere.example").state == State.REFUSED
    [answer] = sent_to("a@elsewhere.example")
    assert comes(answer.as_bytes(), sender="").state == State.REFUSED
    assert comes(answer.as_bytes(), ROOM.replace("soil", "Soil"), sender="x@y.example").state == State.REFUSED
    assert len(sent_to("a@elsewhere.example")) == 1
