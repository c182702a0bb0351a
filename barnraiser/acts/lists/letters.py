"""What goes out: one message to one member, as a mailing list would send it; and what the house says by itself."""

import re
from dataclasses import dataclass
from email.utils import formataddr, formatdate

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from barnraiser.acts.conversations.models import Message
from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.people.models import Account

from . import addresses, queries
from .models import Delivery

_LOCAL_LINK = re.compile(r'(<a [^>]*href=")/(?!/)')
_LOCAL_MARK = re.compile(r"(\]\()/(?!/)")
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Edition:
    """What is the same for everybody who gets a message."""

    message: Message
    subject: str
    plain: str
    markup: str
    message_id: str
    ancestors: tuple[str, ...]

    @classmethod
    def of(cls, message: Message) -> "Edition":
        conversation = message.conversation
        house = settings.NETWORK_ADDRESS
        context = {
            "message": message,
            "conversation": conversation,
            "community": conversation.community,
            "by": message.by.name if message.by else "Somebody who left",
            "words": _LOCAL_MARK.sub(rf"\1{house}/", message.words),
            "html": _LOCAL_LINK.sub(rf"\1{house}/", message.html),
            "url": f"{house}{message.get_absolute_url()}",
            "help": _help(conversation.community),
            "is_opening": message.reply_to_id is None,
        }
        chain = _chain(message)
        title = f"[{conversation.community.name}] {conversation.title}"
        return cls(
            message,
            safe(title if message.reply_to_id is None else f"Re: {title}"),
            render_to_string("lists/mail/message.txt", context),
            render_to_string("lists/mail/message.html", context),
            chain[-1],
            tuple(chain[:-1]),
        )


def to_member(edition: Edition, delivery: Delivery, account: Account) -> EmailMultiAlternatives:
    """The message as this member gets it: the words of all, their own address to answer to, their own way out."""
    message, person = edition.message, delivery.person
    community = message.conversation.community
    list_address = addresses.of(community)
    by = message.by.name if message.by else "Somebody who left"
    stop = reverse("lists:stop", args=[addresses.leaving_token(person, community)])
    headers = {
        "From": formataddr((safe(f"{by} via {community.name}"), list_address)),
        "To": formataddr((safe(community.name), list_address)),
        "Reply-To": addresses.for_reply(person, account, message.conversation),
        "Message-ID": f"<{edition.message_id}>",
        "Date": formatdate(message.at.timestamp()),
        "List-Unsubscribe": f"<{settings.NETWORK_ADDRESS}{stop}>, <mailto:{addresses.for_leaving(person, community)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Archived-At": f"<{settings.NETWORK_ADDRESS}{message.get_absolute_url()}>",
        **_of_the_list(community),
    }
    if edition.ancestors:
        headers["In-Reply-To"] = f"<{edition.ancestors[-1]}>"
        headers["References"] = " ".join(f"<{each}>" for each in edition.ancestors)
    mail = EmailMultiAlternatives(
        subject=edition.subject,
        body=edition.plain,
        from_email=addresses.for_bounces(community, delivery.code),
        to=[account.email],
        reply_to=[headers.pop("Reply-To")],
        headers=headers,
    )
    mail.attach_alternative(edition.markup, "text/html")
    return mail


def answer(address: str, sayings: list[str]) -> EmailMultiAlternatives:
    """What the house has to say by itself. It has no sender to be answered by a machine, and says that it is none's word."""
    body = render_to_string("lists/mail/answer.txt", {"sayings": sayings, "network": settings.NETWORK_NAME})
    mail = EmailMultiAlternatives(
        subject=safe(f"About your mail to {settings.NETWORK_NAME}"),
        body=body,
        to=[address],
        headers={
            "From": formataddr((safe(settings.NETWORK_NAME), settings.DEFAULT_FROM_EMAIL)),
            "Auto-Submitted": "auto-replied",
            "X-Auto-Response-Suppress": "All",
            "Precedence": "bulk",
        },
    )
    mail.from_email = "<>"
    return mail


def safe(words: str) -> str:
    """One line that no mail program reads anything into: no breaks, and nothing that looks like an encoded word."""
    return text.one_line(words).replace("=?", "= ?").replace("?=", "? =")


def id_of(message: Message) -> str:
    """What mail programs know the message by."""
    return queries.original_id(message) or f"{message.code}@{settings.MAIL_DOMAIN}"


def _chain(message: Message) -> list[str]:
    """From the first message to this one, the latest dozen, and always the first."""
    chain, at = [id_of(message)], message
    seen = {message.pk}
    while at.reply_to_id and at.reply_to_id not in seen and len(chain) < _MOST_NAMED:
        at = Message.objects.get(pk=at.reply_to_id)
        seen.add(at.pk)
        chain.append(id_of(at))
    if at.reply_to_id:
        opening = Message.objects.opening().get(conversation_id=message.conversation_id)
        chain.append(id_of(opening))
    return chain[::-1]


def _of_the_list(community: Community) -> dict[str, str]:
    list_address = addresses.of(community)
    return {
        "List-Id": f'"{_quoted(community.name)}" <{addresses.name_of(community)}.{settings.MAIL_DOMAIN}>',
        "List-Post": f"<mailto:{list_address}>",
        "List-Help": f"<{_help(community)}>",
        "List-Subscribe": f"<mailto:{addresses.of(community, '-subscribe')}>",
        "List-Archive": f"<{settings.NETWORK_ADDRESS}{community.get_absolute_url()}>",
        "Precedence": "list",
        "X-Loop": list_address,
    }


def _quoted(name: str) -> str:
    return safe(name).replace("\\", "").replace('"', "")


def _help(community: Community) -> str:
    return f"{settings.NETWORK_ADDRESS}{reverse('lists:about', args=[community.slug])}"
