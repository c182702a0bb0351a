"""Reads of mail, viewer first."""

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Level, Message
from barnraiser.acts.lists import queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import CALLUM, comes, hears_all, letter

pytestmark = pytest.mark.django_db


def test_letters_are_seen_by_whom_they_are_from(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = comes(letter(proof=[]))
    assert list(queries.held_for(ruth)) == [held]
    assert list(queries.visible_to(callum)) == list(queries.visible_to(None)) == []


def test_list_members_are_those_who_hear_all_at_once(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    hears_all(ruth, soil_and_table)
    conversations.hear(by=callum, community=soil_and_table, level=Level.ALL, cadence=Cadence.WEEKLY)
    assert list(queries.list_members(soil_and_table)) == [ruth]


def test_a_message_is_found_by_what_a_mail_program_called_it(
    ruth: Person, callum: Person, soil_and_table: Community, nell: Person
) -> None:
    from barnraiser.acts.lists.reading import key_of
    from barnraiser.communities import actions as communities

    elsewhere = communities.found(by=nell, name="Kitchens", slug="kitchens", purpose="x", rules=("x",))
    comes(letter(CALLUM, message_id="a@callum"), sender=CALLUM)
    message = Message.objects.get()
    keys = [key_of("nobody@x"), key_of("a@callum")]
    assert queries.posted_as(soil_and_table, keys) == message
    assert queries.posted_as(elsewhere, keys) is None
    assert queries.behind_codes(soil_and_table, ["x", message.code]) == message
    assert queries.behind_codes(elsewhere, [message.code]) is None
    assert queries.original_id(message) == "a@callum"
