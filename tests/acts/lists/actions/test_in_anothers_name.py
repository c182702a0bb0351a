"""A letter that is not proven to be the victim's is never posted as theirs: it waits for them, with one mail."""

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Hearing, Message
from barnraiser.acts.lists.models import State
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import AUTHSERV, CALLUM, DOMAIN, ROOM, RUTH, answers_to, comes, letter, proven
from .test_sorting import reply_address

pytestmark = pytest.mark.django_db

FORGED = [
    [],
    [f"{AUTHSERV}; dmarc=fail header.from=aldervalley.example"],
    [f"{AUTHSERV}; dmarc=none header.from=aldervalley.example"],
    ["mx.evil.example; dmarc=pass header.from=aldervalley.example"],
    [f"{AUTHSERV}; dmarc=fail header.from=aldervalley.example", proven(RUTH)],
]


@pytest.mark.parametrize("lines", FORGED)
def test_what_is_not_proven_waits_for_whom_it_names(
    ruth: Person, soil_and_table: Community, lines: list[str]
) -> None:
    arrivals = [
        comes(letter(proof=lines, words=words), sender="mo@evil.example") for words in ("Buy.", "Buy more.")
    ]
    assert [(a.state, a.by_id) for a in arrivals] == [(State.HELD, ruth.pk)] * 2
    assert not Message.objects.exists()
    [mail] = answers_to(RUTH)
    assert "waits for you" in mail.get_content()  # type: ignore[attr-defined]


@pytest.mark.parametrize("purpose", ["subscribe", "unsubscribe"])
def test_nothing_else_is_done_in_their_name_either(
    ruth: Person, soil_and_table: Community, purpose: str
) -> None:
    assert comes(letter(proof=[]), f"soil-and-table-{purpose}@{DOMAIN}").state == State.HELD
    assert not Hearing.objects.filter(person=ruth).exists()


def test_two_senders_wait_for_the_member_among_them(ruth: Person, soil_and_table: Community) -> None:
    both = letter("mo@evil.example").replace(
        b"From: mo@evil.example", b"From: mo@evil.example\r\nFrom: " + RUTH.encode()
    )
    arrival = comes(both)
    assert (arrival.state, arrival.by_id) == (State.HELD, ruth.pk)


def test_a_name_that_looks_like_an_address_is_a_strangers(ruth: Person, soil_and_table: Community) -> None:
    stranger = "mo@evil.example"
    spoof = letter(stranger).replace(b"From: mo@evil.example", f'From: "{RUTH}" <{stranger}>'.encode())
    arrival = comes(spoof, sender=stranger)
    assert (arrival.state, arrival.by_id) == (State.REFUSED, None)
    assert answers_to(RUTH) == []


def test_the_address_of_another_posts_for_nobody(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asked = conversations.start(
        by=callum, community=soil_and_table, kind="question", title="Clover?", words="When?"
    )
    arrival = comes(letter(CALLUM), reply_address(ruth, asked), CALLUM)
    assert (arrival.state, arrival.by_id) == (State.HELD, callum.pk)
    assert not Message.objects.filter(by=ruth).exists()


def test_a_stranger_who_was_forwarded_an_address_gets_nothing_in(
    ruth: Person, soil_and_table: Community
) -> None:
    asked = conversations.start(
        by=ruth, community=soil_and_table, kind="question", title="Clover?", words="When?"
    )
    stranger = "mo@elsewhere.example"
    assert comes(letter(stranger), reply_address(ruth, asked), stranger).state == State.REFUSED
    assert Message.objects.count() == 1


def test_reply_to_and_sender_lines_mean_nothing(ruth: Person, soil_and_table: Community) -> None:
    stranger = "mo@elsewhere.example"
    raw = letter(stranger, Reply_To=RUTH, Sender=RUTH, Return_Path=f"<{RUTH}>")
    arrival = comes(raw, sender=RUTH)
    assert (arrival.state, arrival.by_id) == (State.REFUSED, None)
    assert not Message.objects.exists()


def test_a_forged_stranger_hears_nothing(soil_and_table: Community) -> None:
    """Or the house would write to whomever somebody names."""
    arrival = comes(letter("victim@elsewhere.example", proof=[]), sender="mo@evil.example")
    assert arrival.state == State.QUARANTINED
    assert answers_to("victim@elsewhere.example") == []


def test_a_thousand_letters_that_name_one_victim_are_one_mail(
    ruth: Person, soil_and_table: Community
) -> None:
    for number in range(30):
        comes(letter(proof=[], words=f"Word {number}"), ROOM, "mo@evil.example")
    assert len(answers_to(RUTH)) == 1
