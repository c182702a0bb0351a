"""What goes out reads as a mailing list's: threads, ways out, and nothing a name could smuggle in."""

from email import message_from_bytes
from email.policy import SMTP, default

import pytest
from django.core.mail import EmailMessage
from django.urls import reverse

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.acts.lists import addresses, letters
from barnraiser.acts.lists.models import Delivery
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import CALLUM, DOMAIN, ROOM, comes, happens, hears_all, letter, sent_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(ruth: Person, callum: Person, soil_and_table: Community) -> Person:
    hears_all(callum, soil_and_table)
    return callum


@pytest.mark.requirement("E8")
def test_a_letter_of_the_list(heard: Person, ruth: Person, soil_and_table: Community) -> None:
    talk = conversations.start(
        by=ruth,
        community=soil_and_table,
        kind="question",
        title="Clover?",
        words="See [it](/people/) and **say**.",
    )
    happens()
    [sent] = sent_to(CALLUM)
    account = Person.objects.select_related("account").get(pk=heard.pk).account
    assert account
    message = Message.objects.get()
    assert f"<{ROOM}>" in sent["From"]
    assert "Ruth Amsel via Soil & Table" in sent["From"]
    assert f"<{ROOM}>" in sent["To"]
    assert sent["Reply-To"] == addresses.for_reply(heard, account, talk)
    assert sent["Subject"] == "[Soil & Table] Clover?"
    assert sent["Message-ID"] == f"<{message.code}@{DOMAIN}>"
    assert sent["List-Id"] == f'"Soil & Table" <soil-and-table.{DOMAIN}>'
    assert sent["List-Post"] == f"<mailto:{ROOM}>"
    assert sent["List-Subscribe"] == f"<mailto:soil-and-table-subscribe@{DOMAIN}>"
    assert "/communities/soil-and-table/by-mail/" in sent["List-Help"]
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert reverse("lists:stop", args=["x"])[:-2] in sent["List-Unsubscribe"]
    assert f"<mailto:soil-and-table-unsubscribe+{heard.code}" in sent["List-Unsubscribe"]
    assert (sent["Precedence"], sent["X-Loop"]) == ("list", ROOM)
    assert sent["Auto-Submitted"] is None
    plain, rich = (part.get_content() for part in sent.iter_parts())  # type: ignore[attr-defined]
    assert "See [it](http://" in plain
    assert '<a href="http' in rich
    assert "<strong>say</strong>" in rich


def test_threads_hold_across_both_ways_of_speaking(
    heard: Person, ruth: Person, soil_and_table: Community
) -> None:
    comes(letter(message_id="first@ruth.example", subject="Clover?"))
    opening = Message.objects.select_related("by").get()
    talk = opening.conversation_id
    conversation = (
        Message.objects.select_related("conversation__community").get(conversation=talk).conversation
    )
    conversations.reply(by=ruth, conversation=conversation, words="Still.", to=opening)
    second = Message.objects.replies().select_related("by").get()
    conversations.reply(by=ruth, conversation=conversation, words="Anybody?", to=second)
    happens()
    first, reply, third = sent_to(CALLUM)
    assert first["Message-ID"] == "<first@ruth.example>"
    assert (first["In-Reply-To"], first["References"]) == (None, None)
    assert reply["In-Reply-To"] == "<first@ruth.example>"
    assert third["References"].split() == ["<first@ruth.example>", f"<{second.code}@{DOMAIN}>"]
    assert third["Subject"] == "Re: [Soil & Table] Clover?"


def test_a_long_thread_names_its_first_message_and_the_last_ones(
    heard: Person, ruth: Person, soil_and_table: Community
) -> None:
    talk = conversations.start(by=ruth, community=soil_and_table, kind="question", title="Clover?", words="x")
    at = Message.objects.select_related("by").get()
    for number in range(20):
        at = conversations.reply(by=ruth, conversation=talk, words=str(number), to=at)
    whole = Message.objects.select_related("conversation__community", "by").get(pk=at.pk)
    edition = letters.Edition.of(whole)
    assert len(edition.ancestors) == letters._MOST_NAMED
    assert edition.ancestors[0] == f"{Message.objects.opening().get().code}@{DOMAIN}"


NAMES = (
    "Ruth\r\nBcc: victim@elsewhere.example",
    "Ruth\x01\nX-Evil: 1",
    "=?utf-8?q?Ruth=0D=0ABcc=3A_victim=40elsewhere.example?=",
    "=?utf-8?b?UnV0aA0KQmNjOiB4QHk=?=",
    'Ruth" <victim@elsewhere.example>, "',
    "Ruth <victim@elsewhere.example>",
    "Rüth\u2028Bcc: x\u202e",
    "R" * 80,
)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_or_title_adds_a_header(
    heard: Person, ruth: Person, soil_and_table: Community, name: str
) -> None:
    conversations.start(by=ruth, community=soil_and_table, kind="question", title="Clover?", words="x")
    happens()
    plain = _headers(sent_to(CALLUM)[0].as_bytes())
    Person.objects.filter(pk=ruth.pk).update(name=name[:80])
    Community.objects.filter(pk=soil_and_table.pk).update(name=name[:80])
    renamed = Community.objects.get(pk=soil_and_table.pk)
    again = Person.objects.get(pk=ruth.pk)
    conversations.start(
        by=again, community=renamed, kind="question", title=name, words=f"{name}\r\n\r\n.\r\nx"
    )
    happens()
    raw = sent_to(CALLUM)[1].as_bytes(policy=SMTP)
    assert _headers(raw) == plain
    read = message_from_bytes(raw, policy=default)
    assert [a.addr_spec for a in read["From"].addresses] == [ROOM]
    assert [a.addr_spec for a in read["To"].addresses] == [ROOM]


def _headers(raw: bytes) -> list[str]:
    return sorted(name.lower() for name in message_from_bytes(raw, policy=default).keys())  # noqa: SIM118 - repeated names


def test_an_answer_of_the_house_is_no_bait_for_machines(soil_and_table: Community) -> None:
    said: EmailMessage = letters.answer("a@b.example", ["One thing.", "Another."])
    message = said.message()
    assert (message["Auto-Submitted"], message["Precedence"]) == ("auto-replied", "bulk")
    assert "One thing." in said.body
    assert "Another." in said.body


def test_a_name_that_two_used_is_nobodys(heard: Person, ruth: Person, soil_and_table: Community) -> None:
    comes(letter(message_id="same@x"))
    comes(letter(CALLUM, "Mine.", message_id="same@x"), sender=CALLUM)
    codes = [letters.id_of(message) for message in Message.objects.all()]
    assert codes == [f"{message.code}@{DOMAIN}" for message in Message.objects.all()]
    assert Delivery.objects.count() == 1
