"""The one thing a member does here: look, and by looking ask for figures that are up to date."""

from datetime import timedelta

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .models import Refresh
from .rules import may_see
from .tasks import read_community

AT_MOST_EVERY = timedelta(minutes=1)


@transaction.atomic
def ask_to_read_again(*, by: Person, community: Community) -> bool:
    """The figures will be worked out again soon, unless that was asked for within the last minute already."""
    may_see(by, community).require()
    now = clock.now()
    _, is_first = Refresh.objects.get_or_create(community=community, defaults={"asked_at": now})
    long_ago = Refresh.objects.filter(community=community, asked_at__lt=now - AT_MOST_EVERY)
    if is_first or long_ago.update(asked_at=now):
        read_community.enqueue(community.pk)
        return True
    return False
