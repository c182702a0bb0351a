"""Leave an archive out after all. The file goes at once; what a broken run brought in stays."""

from datetime import timedelta

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Import, Line, Run, Withdrawal
from ..rules import may_withdraw

KEPT_FOR = timedelta(days=1)


@transaction.atomic
def withdraw(*, by: Person, brought: Import) -> None:
    """The archive is not brought in, and its file is deleted."""
    may_withdraw(by, brought).require()
    _let_go(brought, by)


def let_go_of_old_uploads() -> int:
    """Files that lay for a day without being brought in are deleted. Returns how many."""
    old = (
        Import.objects.whole().unfinished().filter(uploaded_at__lt=clock.now() - KEPT_FOR).exclude(upload="")
    )
    gone = 0
    for brought in old:
        progress = brought.row("progress")
        if brought.row("run") is None or progress is None or progress.is_stalled:
            with transaction.atomic():
                _let_go(brought, None)
            gone += 1
    return gone


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
