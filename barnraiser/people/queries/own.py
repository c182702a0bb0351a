"""What waits for oneself alone: an archive that is ready, a farewell that can be taken back, one's visits."""

from allauth.usersessions.models import UserSession
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.ground.manifest import Flow, Opening

from ..models import Archive, Farewell, Person


def archives_of(viewer: Person) -> QuerySet[Archive]:
    """The archives the viewer asked for lately, newest first."""
    return Archive.objects.filter(person=viewer)


def ready_archive(viewer: Person) -> Archive | None:
    return Archive.objects.ready().filter(person=viewer).first()


def farewell_of(viewer: Person) -> Farewell | None:
    """That the viewer asked to be forgotten, while it can be taken back."""
    return Farewell.objects.filter(person=viewer).first()


def visits_of(viewer: Person) -> list[UserSession]:
    """Where the viewer is signed in; what is over is not among it."""
    if viewer.account is None:
        return []
    return list(UserSession.objects.purge_and_list(viewer.account))


def waiting(viewer: Person) -> list[Opening]:
    """An archive to be fetched; a farewell to be thought over."""
    found = []
    if archive := ready_archive(viewer):
        found.append(_fetching(archive))
    if farewell := farewell_of(viewer):
        found.append(_thinking_again(farewell))
    return found


def _fetching(archive: Archive) -> Opening:
    return Opening(
        key=f"people.archive:{archive.code}",
        flow=Flow.SHARES,
        title="Your archive is ready",
        why="It can be fetched once, and goes after a day.",
        because=("You asked for everything about you.", "It is packed, and nobody else can fetch it."),
        url=reverse("people:export"),
        act="Fetch it",
        at=archive.good_until,
    )


def _thinking_again(farewell: Farewell) -> Opening:
    day = spell(timezone.localtime(farewell.due_at), "l j F, H:i")
    return Opening(
        key=f"people.farewell:{farewell.pk}",
        flow=Flow.SHARES,
        title="You asked to be forgotten",
        why=f"Until {day} you can stay. Nobody else sees your page meanwhile.",
        because=("You asked to be forgotten.", "There is a week to think again."),
        url=reverse("people:forget"),
        act="Think again",
        at=farewell.due_at,
    )
