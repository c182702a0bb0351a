"""What the pages about mail show."""

from typing import Any

from django.core.paginator import Page
from django.utils.http import content_disposition_header

from barnraiser.acts.conversations.models import Cadence, Hearing, Kind, Level
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from . import addresses, queries, reading, rules, sayings
from .models import Arrival, Attachment, Raw, State

LATEST = 30
_WHOLE = 2**31 - 1


def about(viewer: Person, community: Community) -> dict[str, Any]:
    hearing = Hearing.objects.filter(person=viewer, community=community).first()
    is_list = bool(hearing and hearing.level == Level.ALL and hearing.cadence == Cadence.AT_ONCE)
    return {
        "community": community,
        "tabs": communities.tabs_for(viewer, community, ""),
        "address": addresses.of(community),
        "subscribe": addresses.of(community, "-subscribe"),
        "unsubscribe": addresses.of(community, "-unsubscribe"),
        "kinds": list(Kind.values),
        "is_list": is_list,
        "from_address": people.signs_in_with(viewer),
    }


def mine(viewer: Person) -> dict[str, Any]:
    settled = queries.visible_to(viewer).exclude(state__in=[State.HELD, State.WAITING])
    return {
        "held": list(queries.held_for(viewer)),
        "settled": list(settled[:LATEST]),
        "pause": queries.pause_of(viewer),
        "address": people.signs_in_with(viewer),
        "communities": list(Community.objects.of(viewer).order_by("name", "pk")),
    }


def letter(arrival: Arrival) -> dict[str, Any]:
    """A letter as its author reads it, before they say what becomes of it."""
    raw = Raw.objects.filter(arrival=arrival).first()
    read = reading.read(bytes(raw.data)) if raw and raw.data else None
    return {
        "arrival": arrival,
        "letter": read,
        "is_held": arrival.state == State.HELD,
        "attachments": list(Attachment.objects.filter(arrival=arrival)),
    }


def kept_apart(viewer: Person, community: Community, page: Page[Arrival]) -> dict[str, Any]:
    """Each letter with who sent it, where that is for a steward to know, and why it is here."""
    return {
        "community": community,
        "tabs": communities.tabs_for(viewer, community, ""),
        "page": page,
        "rows": [(arrival, sender_of(arrival), sayings.to_stewards(arrival.reason)) for arrival in page],
    }


def sender_of(arrival: Arrival) -> str:
    """Who sent a letter that came for all; nobody of one that names a member, or came where only one member writes."""
    is_for_all = bool(arrival.community and addresses.is_open(arrival.recipient, arrival.community))
    return arrival.sender if is_for_all and arrival.by_id is None else ""


def kept_letter(viewer: Person, community: Community, arrival: Arrival) -> dict[str, Any]:
    """What a steward reads of a letter: its head only where they may have all of it."""
    may_read = rules.may_read_whole(viewer, arrival)
    raw = Raw.objects.get(arrival=arrival) if may_read else None
    return {
        "community": community,
        "tabs": communities.tabs_for(viewer, community, ""),
        "arrival": arrival,
        "may_read": may_read,
        "may_tend": rules.may_tend(viewer, arrival),
        "letter": reading.read(bytes(raw.data)) if raw else None,
    }


def part_of(attachment: Attachment) -> int:
    return -1 if attachment.number == _WHOLE else attachment.number


def as_file(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
