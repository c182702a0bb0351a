"""Each address asks for one thing, and a signed one opens it for nobody else."""

from datetime import timedelta

import pytest
from django.conf import settings as house

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.lists import addresses
from barnraiser.acts.lists.addresses import Purpose
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Account, Person

from .telling import DOMAIN, ROOM

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(ruth: Person, soil_and_table: Community) -> Conversation:
    return conversations.start(
        by=ruth, community=soil_and_table, kind="question", title="Clover?", words="When?"
    )


def reply_to(person: Person, talk: Conversation) -> str:
    return addresses.for_reply(person, Account.objects.get(person=person), talk)


@pytest.mark.parametrize(
    ("local", "purpose"),
    [
        ("soil-and-table", Purpose.SPEAK),
        ("Soil-And-Table", Purpose.SPEAK),
        ("soil-and-table-subscribe", Purpose.SUBSCRIBE),
        ("soil-and-table-unsubscribe", Purpose.UNSUBSCRIBE),
        ("soil-and-table-bounces+abcdefghjkmn", Purpose.BOUNCE),
    ],
)
def test_what_is_known(soil_and_table: Community, local: str, purpose: Purpose) -> None:
    found = addresses.find(f"{local}@{DOMAIN}")
    assert found
    assert (found.purpose, found.community) == (purpose, soil_and_table)


@pytest.mark.parametrize(
    "address",
    [
        f"nobody@{DOMAIN}",
        f"nobody-subscribe@{DOMAIN}",
        "soil-and-table@elsewhere.example",
        f"soil-and-table@x.{DOMAIN}",
        f"soil-and-table@{DOMAIN}.evil.example",
        f"soil-and-table-subscribe+abcdefghjkmn@{DOMAIN}",
        f"soil-and-table-unsubscribe+abcdefghjkmnaaaaaaaa@{DOMAIN}",
        f"soil-and-table-bounces@{DOMAIN}",
        f"reply@{DOMAIN}",
        f"reply+{'a' * 45}@{DOMAIN}",
        f"{'a' * 5000}@{DOMAIN}",
        f"@{DOMAIN}",
        "soil-and-table",
        "",
        f"soil-and-table@{DOMAIN}\r\nRCPT TO:<x@y>",
    ],
)
def test_what_is_not(soil_and_table: Community, address: str) -> None:
    assert addresses.find(address) is None


def test_an_address_to_answer_to_names_person_and_conversation(ruth: Person, talk: Conversation) -> None:
    found = addresses.find(reply_to(ruth, talk).upper())
    assert found
    assert (found.purpose, found.person, found.conversation, found.is_old) == (
        Purpose.ANSWER,
        ruth,
        talk,
        False,
    )
    assert len(reply_to(ruth, talk).partition("@")[0]) <= 64


def test_nobody_makes_one_up(ruth: Person, callum: Person, talk: Conversation) -> None:
    good, other = reply_to(ruth, talk), reply_to(callum, talk)
    local = good.partition("@")[0]
    for at in range(6, len(local)):
        changed = local[:at] + ("b" if local[at] != "b" else "c") + local[at + 1 :]
        assert addresses.find(f"{changed}@{DOMAIN}") is None, at
    assert addresses.find(local[:18] + other.partition("@")[0][18:30] + local[30:] + f"@{DOMAIN}") is None


def test_a_sign_out_everywhere_ends_them(ruth: Person, talk: Conversation) -> None:
    address = reply_to(ruth, talk)
    Account.objects.filter(person=ruth).update(round=1)
    assert addresses.find(address) is None


def test_one_that_is_a_year_old_says_so(ruth: Person, talk: Conversation) -> None:
    address = reply_to(ruth, talk)
    with clock.at(clock.now() + timedelta(days=401)):
        found = addresses.find(address)
    assert found
    assert found.is_old


def test_the_way_out_is_for_one_member_and_one_community(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    found = addresses.find(addresses.for_leaving(ruth, soil_and_table))
    assert found
    assert found.person == ruth
    swapped = addresses.for_leaving(ruth, soil_and_table).replace(ruth.code, callum.code)
    assert addresses.find(swapped) is None
    token = addresses.leaving_token(ruth, soil_and_table)
    assert addresses.leaving(token) == (ruth, soil_and_table)
    assert addresses.leaving(token.replace(ruth.code, callum.code)) is None
    assert addresses.leaving("") is None


def test_a_long_name_leaves_room_for_what_stands_behind(nell: Person) -> None:
    long = communities.found(by=nell, name="Long", slug="a" * 60, purpose="x", rules=("x",))
    assert addresses.of(long) == f"{long.code}@{DOMAIN}"
    for address in (
        addresses.for_leaving(nell, long),
        addresses.for_bounces(long, "abcdefghjkmn"),
        addresses.of(long),
    ):
        assert len(address.partition("@")[0]) <= 64
        assert addresses.find(address)


def test_the_domain_is_the_hosts_choice(soil_and_table: Community) -> None:
    assert addresses.of(soil_and_table) == ROOM
    assert house.MAIL_DOMAIN == DOMAIN
