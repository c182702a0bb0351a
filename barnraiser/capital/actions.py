"""The one thing a member does here: look, and by looking ask for figures that are up to date. Own figures follow acts."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction

from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties

from .models import Due, Refresh
from .rules import may_see
from .tasks import keep_up, read_community

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


def follow(community: Community, codes: Iterable[str]) -> None:
    """After acts of these kinds were written down or taken back, own figures follow as soon as a worker is free."""
    if any(map(ties.forms_tie, codes)):
        # When the act can be seen, and not before: a job that waits then will see it, so one is enough.
        transaction.on_commit(partial(_ask_to_keep_up, community), robust=True)


def _ask_to_keep_up(community: Community) -> None:
    if Due.objects.filter(community=community).exists():
        return
    with transaction.atomic():
        _, is_new = Due.objects.get_or_create(community=community)
        if is_new:
            keep_up.enqueue(community.pk)
