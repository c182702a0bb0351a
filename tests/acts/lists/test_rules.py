"""Who hears of a message by mail."""

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Cadence, Level, Message
from barnraiser.acts.lists import addresses
from barnraiser.acts.lists.rules import (
    hears_at_once,
    keeps_the_mail,
    may_be_sent,
    may_read_whole,
    may_settle,
    may_use_addresses,
)
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import DOMAIN, comes, hears_all, kept_apart, letter

pytestmark = pytest.mark.django_db
STRANGER = "who@elsewhere.example"


@pytest.mark.parametrize(
    ("level", "cadence", "followed", "hears"),
    [
        (None, None, None, False),
        (Level.ALL, Cadence.AT_ONCE, None, True),
        (Level.ALL, Cadence.DAILY, None, False),
        (Level.MINE, Cadence.AT_ONCE, None, False),
        (Level.MINE, Cadence.AT_ONCE, Level.ALL, True),
        (Level.ALL, Cadence.AT_ONCE, Level.NOTHING, False),
        (Level.ALL, Cadence.AT_ONCE, Level.MINE, False),
        (Level.MINE, Cadence.NEVER, Level.ALL, False),
        (None, None, Level.ALL, False),
    ],
)
def test_what_was_chosen_for_the_conversation_comes_first(
    ruth: Person,
    callum: Person,
    soil_and_table: Community,
    level: Level | None,
    cadence: Cadence | None,
    followed: Level | None,
    hears: bool,
) -> None:
    talk = conversations.start(by=ruth, community=soil_and_table, kind="question", title="x", words="x")
    if level and cadence:
        conversations.hear(by=callum, community=soil_and_table, level=level, cadence=cadence)
    if followed:
        conversations.follow(by=callum, conversation=talk, level=followed)
    assert hears_at_once(callum, talk) is hears


def test_what_is_public_still_goes_to_members_only(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = conversations.start(
        by=ruth, community=soil_and_table, kind="question", title="x", words="x", audience=Audience.PUBLIC
    )
    hears_all(ruth, soil_and_table)
    assert may_be_sent(ruth, talk)
    assert not may_be_sent(harald, talk)
    assert not may_use_addresses(harald, soil_and_table)


def test_a_letter_is_settled_by_whom_it_is_held_for_and_once(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held, posted = comes(letter(proof=[])), comes(letter())
    assert may_settle(ruth, held)
    assert not may_settle(callum, held)
    assert not may_settle(ruth, posted)


def test_stewards_look_after_letters_kept_apart(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert keeps_the_mail(nell, soil_and_table)
    assert not keeps_the_mail(ruth, soil_and_table)
    assert not keeps_the_mail(None, soil_and_table)


def test_a_steward_reads_whole_what_came_to_all(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    kept = kept_apart(letter(STRANGER, proof=[]), sender=STRANGER)
    assert may_read_whole(nell, kept)
    assert not may_read_whole(ruth, kept)


def test_a_steward_reads_nothing_that_quotes_what_they_do_not_read(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    talk = conversations.start(
        by=ruth,
        community=soil_and_table,
        kind="frustration",
        title="x",
        words="For few.",
        audience=Audience.TRUSTED,
    )
    answers = f"{Message.objects.get().code}@{DOMAIN}"
    kept = kept_apart(letter(STRANGER, proof=[], answers=answers), sender=STRANGER)
    assert "may quote it" in may_read_whole(nell, kept).reason
    account = Person.objects.select_related("account").get(pk=ruth.pk).account
    assert account
    to_ruth = addresses.for_reply(ruth, account, talk)
    kept = kept_apart(letter(STRANGER, proof=[], words="Other."), to_ruth, sender=STRANGER)
    assert "given to one member" in may_read_whole(nell, kept).reason


def test_a_steward_reads_no_report_about_mail_to_one_member(nell: Person, soil_and_table: Community) -> None:
    kept = kept_apart(letter(STRANGER), addresses.for_bounces(soil_and_table, "2" * 12), sender=STRANGER)
    assert "given to one member" in may_read_whole(nell, kept).reason
