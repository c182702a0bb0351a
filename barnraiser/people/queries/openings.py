"""What a member could do next about what is their own: fetch it, think again, say that their page is still true."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening

from ..models import Person
from .own import waiting


def openings(viewer: Person) -> list[Opening]:
    """What waits for the viewer alone."""
    return [*waiting(viewer), *_still_true(viewer)]


def _still_true(viewer: Person) -> list[Opening]:
    """A page that nobody has looked over for longer than the network's set age asks whether it is still true. No query."""
    written = viewer.profile_written_at
    if written is None or written > clock.now() - timedelta(days=settings.PROFILE_DAYS):
        return []
    since = f"{written:%B}" if written.year == clock.now().year else f"{written:%B %Y}"
    return [
        Opening(
            key=f"people.page:{written:%Y-%m-%d}",
            flow=Flow.SHARES,
            title=f"Your page is from {since}: still true?",
            why="People begin with you from what it says.",
            because=(
                f"You last wrote it, or said that it is true, on {written.day} {written:%B %Y}.",
                f"Here a page is asked about after {settings.PROFILE_DAYS} days.",
            ),
            url=reverse("people:profile"),
            act="Change it",
            settle_url=reverse("people:still_true"),
            settle_act="Still true",
        )
    ]
