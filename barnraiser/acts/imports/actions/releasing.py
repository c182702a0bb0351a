"""Let what came in into the community; some conversations a transaction, and killed at any moment it goes on where it was."""

from collections.abc import Callable

from django.db import transaction

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.actions import log_power
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import tasks
from ..manifest import BROUGHT_IN
from ..models import Import, ImportedPerson, Progress, Release
from ..rules import may_release


@transaction.atomic
def release(*, by: Person, brought: Import, now: bool = False) -> Release:
    """What came in is on its way into the community: by a worker, or with `now` by who called. Asked twice, it is one."""
    held = Import.objects.held(brought.pk)
    may_release(by, held, now=now).require()
    let_in, _ = Release.objects.get_or_create(of=held, defaults={"by": by, "at": clock.now()})
    total = held.row("run").messages
    Progress.objects.filter(of=held).update(done=0, total=total, started_at=clock.now(), moved_at=clock.now())
    if not now:
        tasks.let_in.enqueue(held.pk)
    return let_in


def let_in(*, brought: Import, tell: Callable[[int, int], None] = lambda done, total: None) -> None:
    """All of it stands in the community, and is said to have been brought."""
    ref, total = str(brought.ref), brought.row("run").messages
    done = 0
    while True:
        with transaction.atomic():
            some = conversations.release(held_by=ref)
            _show(brought, some.people)
        if not some.messages:
            break
        done += some.messages
        Progress.objects.filter(of=brought).update(done=done, total=total, moved_at=clock.now())
        tell(done, total)
    _end(brought)


def _show(brought: Import, people: frozenset[int]) -> None:
    """Whoever spoke there is known to the community."""
    rows = ImportedPerson.objects.filter(community=brought.community, person__in=people, is_held=True)
    rows.update(is_held=False)


@transaction.atomic
def _end(brought: Import) -> None:
    Import.objects.held(brought.pk)
    ended = Release.objects.filter(of=brought, ended_at=None).select_related("by").first()
    if ended is None:
        return
    ended.ended_at = clock.now()
    ended.save(update_fields=["ended_at"])
    what = f"Brought in an archive of {brought.row('run').messages} messages"
    log_power(community=brought.community, what=what, by=ended.by, about=brought.ref)
    if brought.by:
        ledger.record(BROUGHT_IN, by=brought.by, within=brought.community, about=brought.ref)
