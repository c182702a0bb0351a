"""What the tests of mail tell again and again: a letter, and what became of it."""

from collections.abc import Iterable
from email.message import EmailMessage, Message
from email.policy import SMTP
from itertools import count

from django.core import mail
from django_ox.testing import run_tasks

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Level
from barnraiser.acts.lists import actions
from barnraiser.acts.lists.models import Arrival
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

DOMAIN = "lists.valley.example"
AUTHSERV = "mx.valley.example"
ROOM = f"soil-and-table@{DOMAIN}"
RUTH, CALLUM, NELL, PRIYA = (f"{name}@aldervalley.example" for name in ("ruth", "callum", "nell", "priya"))
_numbers = count(1)


def proven(address: str) -> str:
    domain = address.rpartition("@")[2]
    return f"{AUTHSERV}; dmarc=pass (p=reject) header.from={domain}"


def letter(
    sender: str = RUTH,
    words: str = "Yellow clover comes back every year.",
    subject: str = "Clover",
    *,
    message_id: str | None = None,
    answers: str = "",
    proof: Iterable[str] | None = None,
    **more: str,
) -> bytes:
    """A letter as our own mail server hands it on, which found it to be from whom it says unless told otherwise."""
    made = EmailMessage(policy=SMTP)
    lines = [proven(sender)] if proof is None else proof
    for line in lines:
        made["Authentication-Results"] = line
    made["Received"] = "from a by b with LMTP; Mon, 5 Oct 2026 09:00:00 +0000"
    made["From"] = sender
    made["Subject"] = subject
    if message_id != "":
        made["Message-ID"] = f"<{message_id or f'{next(_numbers)}@mail.example'}>"
    if answers:
        made["In-Reply-To"] = f"<{answers}>"
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    made.set_content(words)
    return made.as_bytes()


def comes(raw: bytes, to: str = ROOM, sender: str = RUTH) -> Arrival:
    """The letter comes in, and everything that follows from it happens."""
    arrival = actions.take_in(sender=sender, to=to, raw=raw)
    happens()
    arrival.refresh_from_db()
    return arrival


def kept_apart(raw: bytes, to: str = ROOM, sender: str = RUTH) -> Arrival:
    """The letter comes in and cannot be taken, as its keepers find it."""
    arrival = comes(raw, to, sender)
    assert arrival.state == Arrival.State.QUARANTINED
    return Arrival.objects.select_related("community", "by").get(pk=arrival.pk)


def happens() -> None:
    run_tasks(raise_failures=True)


def hears_all(person: Person, community: Community) -> None:
    conversations.hear(by=person, community=community, level=Level.ALL, cadence=Cadence.AT_ONCE)


def sent_to(address: str) -> list[Message]:
    """What went out to the address, as a mail program reads it."""
    return [each.message(policy=SMTP) for each in mail.outbox if address in each.to]


def answers_to(address: str) -> list[Message]:
    return [each for each in sent_to(address) if each["Auto-Submitted"]]
