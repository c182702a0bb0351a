"""What a person's own calendar reads."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Feed, Gathering, Host, Rsvp
from ..models.feed import digest
from .sight import visible_to

BACK = timedelta(days=120)


def feed_of(viewer: Person) -> Feed | None:
    return Feed.objects.filter(person=viewer).first()


def feed_with(token: str) -> Feed | None:
    """The feed behind an address, if somebody who is here keeps one."""
    rows = Feed.objects.filter(token_digest=digest(token), person__account__isnull=False)
    return rows.select_related("person").first()


def for_feed(viewer: Person) -> list[tuple[Gathering, bool]]:
    """Every gathering of the viewer's communities since four months ago, but those they said “not this time” to.

    Each with whether they come to it or host it. What they no longer see is not there.
    """
    said = Rsvp.objects.filter(gathering=OuterRef("pk"), person=viewer)
    hosted = Host.objects.filter(gathering=OuterRef("pk"), person=viewer)
    rows = visible_to(viewer).filter(ends_at__gt=clock.now() - BACK)
    rows = rows.annotate(comes=Exists(said.filter(said="coming")) | Exists(hosted))
    rows = rows.exclude(Exists(said.filter(said="not"))).order_by("starts_at", "pk")
    return [(row, bool(getattr(row, "comes", False))) for row in rows]


def link_is_open(viewer: Person, gathering: Gathering) -> bool:
    """The link of an online gathering is shown to those who come, and to its hosts."""
    comes = Rsvp.objects.filter(gathering=gathering, person=viewer, said="coming")
    return comes.exists() or Host.objects.filter(gathering=gathering, person=viewer).exists()
