"""What waits for a member: a letter in their name, and mail to them that came back."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.dateformat import format as spell
from django.utils.timezone import localtime

from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from . import queries

MOST = 5


def openings(viewer: Person) -> Iterable[Opening]:
    """Each held letter with the way to settle it, and the rest that mail to them takes with one press to end it."""
    waiting = [
        Opening(
            key=f"lists.held:{arrival.code}",
            flow=Flow.SHARES,
            title=f"A mail in your name waits: {arrival.subject or 'without a subject'}",
            why=arrival.reason,
            because=(
                f"It came in on {spell(localtime(arrival.received_at), 'j F')}.",
                "Nobody else sees it.",
            ),
            url=arrival.get_absolute_url(),
            act="Read it",
            community=arrival.community,
        )
        for arrival in queries.held_for(viewer).order_by("-received_at", "-pk")[:MOST]
    ]
    if pause := queries.pause_of(viewer):
        since = spell(localtime(pause.since), "j F")
        waiting.append(
            Opening(
                key=f"lists.pause:{pause.pk}",
                flow=Flow.SHARES,
                title="Mail to you came back, and rests",
                why=f"Your address took none again and again, so none was sent since {since}.",
                because=("Whatever was said meanwhile stands on the pages.",),
                url=reverse("lists:mine"),
                act="See what happened",
                settle_url=reverse("lists:resume"),
                settle_act="Send mail again",
            )
        )
    return waiting
