"""Leave an archive out after all. The file goes at once; what a broken run brought in stays."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Import, Line, Run, State, Withdrawal
from ..rules import may_withdraw

KEPT_FOR = timedelta(days=1)


@transaction.atomic
def withdraw(*, by: Person, brought: Import) -> None:
    """The archive is not brought in, and its file is deleted."""
    held = Import.objects.held(brought.pk)
    may_withdraw(by, held).require()
    _let_go(held, by)


def let_go_of_old_uploads() -> int:
    """Files that lay for a day without being brought in are deleted, and runs that can never go on are over.

    Returns how many were let go."""
    waited = Q(uploaded_at__lt=clock.now() - KEPT_FOR) & ~Q(upload="")
    old = Import.objects.unfinished().filter(waited | Q(upload="", run__ended_at=None, run__isnull=False))
    gone = sum(_let_go_if_still(key) for key in old.values_list("pk", flat=True))
    done_with = Q(of__withdrawal__isnull=False) | Q(of__outcome__isnull=False)
    orphans = Run.objects.filter(done_with, ended_at=None)
    Run.objects.filter(pk__in=orphans.values_list("pk", flat=True)).update(ended_at=clock.now(), holder="")
    return gone


@transaction.atomic
def _let_go_if_still(key: int) -> bool:
    held = Import.objects.held(key)
    if held.row("outcome") or held.row("withdrawal") or (held.upload and held.state == State.RUNNING):
        return False
    _let_go(held, None)
    return True


def drop_file(brought: Import) -> None:
    """The file is deleted once this transaction holds. Until then a crash loses nothing."""
    name, storage = brought.upload.name, brought.upload.storage
    Import.objects.filter(pk=brought.pk).update(upload="")
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _let_go(brought: Import, by: Person | None) -> None:
    Run.objects.filter(of=brought, ended_at=None).update(ended_at=clock.now(), holder="")
    Withdrawal.objects.get_or_create(of=brought, defaults={"by": by, "at": clock.now()})
    Line.objects.filter(of=brought).delete()
    drop_file(brought)
