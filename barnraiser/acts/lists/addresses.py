"""The addresses of a community and of a conversation, and what each of them asks for.

`soil-and-table@…` takes what a member writes; `-subscribe`, `-unsubscribe` and `-bounces` stand behind it. An answer goes
to `reply+…@…`, which names one person and one conversation and is signed: nobody can make one up, and it opens nothing
for anybody else, because who wrote is always proven apart from it.
"""

import base64
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Account, Person

SALT = "barnraiser.acts.lists"
# A local part has 64 characters at the most, and what stands behind the name needs its room.
LONGEST_NAME = 30
OPEN_FOR = timedelta(days=400)
_SIGNED, _SHORT = 16, 8
_FIRST_DAY = date(2026, 1, 1)
_CODE = "[23456789abcdefghjkmnpqrstuvwxyz]{12}"
_REPLY = re.compile(rf"reply\+({_CODE})({_CODE})([0-9]{{5}})([a-z2-7]{{{_SIGNED}}})")
_RELEASE = re.compile(rf"release\+({_CODE})([a-z2-7]{{{_SIGNED}}})")
_BEHIND = re.compile(
    rf"(?P<name>.+)-(?P<what>subscribe|unsubscribe|bounces)(?:\+(?P<token>{_CODE}[a-z2-7]*))?"
)


class Purpose(StrEnum):
    """What is asked by writing to an address."""

    SPEAK = "speak"
    ANSWER = "answer"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    BOUNCE = "bounce"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a letter goes. `person` is whom a signed address was given to, `code` what else it names."""

    purpose: Purpose
    community: Community | None = None
    conversation: Conversation | None = None
    person: Person | None = None
    code: str = ""
    is_old: bool = False


def name_of(community: Community) -> str:
    return community.slug if len(community.slug) <= LONGEST_NAME else community.code


def of(community: Community, behind: str = "") -> str:
    """The community's address, or the one that stands behind it: `of(c, "-subscribe")`."""
    return f"{name_of(community)}{behind}@{settings.MAIL_DOMAIN}"


def is_open(address: str, community: Community) -> bool:
    """Whether it is one that every member knows, and not one that was given to one of them."""
    known = {name_of(community) + behind for behind in ("", "-subscribe", "-unsubscribe")}
    return address.rpartition("@")[0] in known


def for_reply(person: Person, account: Account, conversation: Conversation) -> str:
    """Where this person answers in this conversation. A sign-out everywhere ends every such address."""
    named = f"{conversation.code}{person.code}{(clock.now().date() - _FIRST_DAY).days:05}"
    return f"reply+{named}{_signature('reply', named, account)}@{settings.MAIL_DOMAIN}"


def for_release(code: str) -> str:
    """Where the author of a held letter writes to let it go out: only their own mailbox was told."""
    return f"release+{code}{_mac('release', code, _SIGNED)}@{settings.MAIL_DOMAIN}"


def for_leaving(person: Person, community: Community) -> str:
    """Where a mail program writes to end the letters of one member."""
    token = person.code + _mac("leave", f"{person.code}{community.code}", _SHORT)
    return of(community, f"-unsubscribe+{token}")


def for_bounces(community: Community, code: str) -> str:
    """Where what came back of one letter to one member arrives."""
    return of(community, f"-bounces+{code}")


def leaving_token(person: Person, community: Community) -> str:
    """What the link that ends the letters carries. It does this one thing, and does not run out."""
    return signing.Signer(salt=SALT).sign(f"{person.code}.{community.code}")


def leaving(token: str) -> tuple[Person, Community] | None:
    """Whose letters of which community the link ends, or nobody's."""
    try:
        person, _, community = signing.Signer(salt=SALT).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    found = Person.objects.filter(code=person).first(), Community.objects.filter(code=community).first()
    return (found[0], found[1]) if found[0] and found[1] else None


def code_in(message_id: str) -> str:
    """The message of ours that a Message-ID names, or nothing."""
    code, _, domain = message_id.rpartition("@")
    return code if domain == settings.MAIL_DOMAIN else ""


def find(address: str) -> Destination | None:
    """What the address asks for; nothing where it is none of the house's."""
    local, _, domain = address.strip().lower().rpartition("@")
    if domain != settings.MAIL_DOMAIN or not local or len(local) > 80 or not local.isprintable():
        return None
    if signed := _REPLY.fullmatch(local):
        return _reply(signed)
    if signed := _RELEASE.fullmatch(local):
        stands = constant_time_compare(signed[2], _mac("release", signed[1], _SIGNED))
        return Destination(Purpose.RELEASE, code=signed[1]) if stands else None
    if community := _community(local):
        return Destination(Purpose.SPEAK, community)
    behind = _BEHIND.fullmatch(local)
    return _behind(behind) if behind else None


def _reply(signed: re.Match[str]) -> Destination | None:
    conversation_code, person_code, day, signature = signed.groups()
    person = Person.objects.select_related("account").filter(code=person_code).first()
    account = person.account if person else None
    named = f"{conversation_code}{person_code}{day}"
    if account is None or not constant_time_compare(signature, _signature("reply", named, account)):
        return None
    conversation = (
        Conversation.objects.select_related("community", "by").filter(code=conversation_code).first()
    )
    given = _FIRST_DAY + timedelta(days=int(day))
    return Destination(
        Purpose.ANSWER,
        conversation.community if conversation else None,
        conversation,
        person,
        conversation_code,
        is_old=clock.now().date() - given > OPEN_FOR,
    )


def _behind(found: re.Match[str]) -> Destination | None:
    community = _community(found["name"])
    token, what = found["token"] or "", found["what"]
    if community is None:
        return None
    if what == "bounces":
        return Destination(Purpose.BOUNCE, community, code=token[:12]) if token else None
    if what == "subscribe":
        return Destination(Purpose.SUBSCRIBE, community) if not token else None
    if not token:
        return Destination(Purpose.UNSUBSCRIBE, community)
    code = token[:12]
    if not constant_time_compare(token[12:], _mac("leave", f"{code}{community.code}", _SHORT)):
        return None
    person = Person.objects.filter(code=code).first()
    return Destination(Purpose.UNSUBSCRIBE, community, person=person) if person else None


def _community(name: str) -> Community | None:
    return Community.objects.filter(slug=name).first() or Community.objects.filter(code=name).first()


def _signature(what: str, named: str, account: Account) -> str:
    return _mac(what, f"{named}|{account.pk}|{account.round}", _SIGNED)


def _mac(what: str, value: str, length: int) -> str:
    digest = salted_hmac(f"{SALT}.{what}", value, algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:length]
