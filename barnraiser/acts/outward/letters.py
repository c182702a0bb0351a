"""The letter that asks for a yes, and the newsletter itself as it goes to one of those who read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.rules import is_member
from barnraiser.ground.mail import send
from barnraiser.ground.text import as_text, gist, one_line
from barnraiser.people import queries as people
from barnraiser.people.models import Purpose

from . import actions, queries, tokens
from .models import Delivery, Issue, Reader

LONGEST = 600


@dataclass(frozen=True, slots=True)
class Named:
    """A conversation as a newsletter names it."""

    conversation: Conversation
    words: str

    @property
    def by(self) -> str:
        return self.conversation.by.name if self.conversation.by else "Somebody who left"


def ask_for_yes(reader: Reader) -> None:
    """The letter asks whoever reads mail there whether it was them."""
    word = actions.new_word(reader=reader)
    community = reader.community
    send(
        "outward/mail/ask.txt",
        to=reader.address,
        subject=one_line(f"{community.name}: do you want its newsletter?"),
        context={
            "community": community,
            "network": settings.NETWORK_NAME,
            "link": f"{settings.NETWORK_ADDRESS}{reverse('outward:yes', args=[word])}",
        },
    )


def named(issue: Issue) -> Sequence[Named]:
    """What the newsletter names, as far as it stands in public now."""
    talks = queries.picked(issue)
    words = queries.openings_of(talks)
    return [Named(talk, gist(words.get(talk.pk, ""), LONGEST)) for talk in talks]


def waits_until(delivery: Delivery, now: datetime) -> datetime | None:
    """When the member's quiet hours end, if it is in one of them."""
    if delivery.person is None:
        return None
    opens = people.quiet_of(delivery.person).opens_at(now)
    return opens if opens > now else None


def hand_over(delivery: Delivery) -> bool:
    """The newsletter is out to one, or need not go any more. False where the address had enough letters for today."""
    try:
        address, stop = _to(delivery)
        if address and not actions.knock(address=address):
            actions.give_back(delivery=delivery)
            return False
        if address:
            _send(delivery.issue, address, stop)
    except BaseException:
        actions.give_back(delivery=delivery)
        raise
    actions.settle(delivery=delivery, is_sent=bool(address))
    return True


def _to(delivery: Delivery) -> tuple[str, str]:
    """The address it goes to now, and the one that ends it; nothing where it is no longer wanted, or goes there anyway."""
    if delivery.reader:
        return delivery.reader.address, tokens.address_for(delivery.reader)
    person, community = delivery.person, delivery.issue.community
    if person is None or not people.agrees(person, Purpose.NEWS) or not is_member(person, community):
        return "", ""
    address = people.signs_in_with(person)
    if queries.readers_at(address).confirmed().filter(community=community).exists():
        return "", ""
    return address, people.address_to_say_no(person, [Purpose.NEWS])


def _send(issue: Issue, address: str, stop: str) -> None:
    send(
        "outward/mail/issue.txt",
        page="outward/mail/issue.html",
        to=address,
        subject=one_line(issue.title),
        context=contents(issue),
        stop=stop,
    )


def contents(issue: Issue) -> dict[str, object]:
    """What stands in the letter, whoever reads it."""
    return {
        "issue": issue,
        "community": issue.community,
        "words": as_text(issue.html, 10_000),
        "named": named(issue),
        "house": settings.NETWORK_ADDRESS,
    }
