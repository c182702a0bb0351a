"""What the pages about mail show."""

from typing import Any

from django.utils.http import content_disposition_header

from barnraiser.acts.conversations.models import Cadence, Hearing, Kind, Level
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from . import addresses, queries, reading
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


def part_of(attachment: Attachment) -> int:
    return -1 if attachment.number == _WHOLE else attachment.number


def as_file(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
