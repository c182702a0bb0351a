"""Where a member could speak with several people at once."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person


def together(viewer: Person, people: Sequence[Person]) -> list[CardView]:
    """In each community that all of them and the viewer are members of, the page to begin a conversation that calls them in."""
    theirs = Q(memberships__until=None, memberships__person__in=[person.pk for person in people])
    mine = Community.objects.filter(pk__in=Community.objects.of(viewer).values("pk"))
    there = Count("memberships__person", filter=theirs, distinct=True)
    called = urlencode([("kind", "question"), *(("call", person.handle) for person in people)])
    return [
        CardView(
            f"Ask them together in {community.name}",
            f"{reverse('conversations:start', args=[community.slug])}?{called}",
            community.paint,
        )
        for community in mine.annotate(there=there).filter(there=len(people)).order_by("name", "pk")
    ]
