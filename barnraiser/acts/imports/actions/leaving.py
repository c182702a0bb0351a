"""Leave an archive out after all, before it is released. The file goes at once, and so does what had come in."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as conversations_of
from barnraiser.ground import clock
from barnraiser.people import actions as known
from barnraiser.people.models import Person

from .. import tasks
from ..models import Import, ImportedPerson, Line, Run, State, Withdrawal
from ..rules import may_withdraw

KEPT_FOR = timedelta(days=1)


@transaction.atomic
def withdraw(*, by: Person, brought: Import) -> None:
    """The archive is not brought in, its file is deleted, and what had come in is on its way out again."""
    held = Import.objects.held(brought.pk)
    may_withdraw(by, held).require()
    _let_go(held, by)


def undo(*, brought: Import) -> None:
    """Nothing that a withdrawn archive brought is there any more: no words, and nobody who is known only from it."""
    if brought.row("withdrawal") is None:
        return
    while True:
        with transaction.atomic():
            some = conversations.take_back_held(held_by=str(brought.ref))
            if not some.messages:
                break
            _forget_who_spoke(brought, some.people)


def _forget_who_spoke(brought: Import, people: frozenset[int]) -> None:
    rows = ImportedPerson.objects.filter(community=brought.community, person__in=people, is_held=True)
    spoke = set(conversations_of.speaking(rows.values("person")))
    silent = rows.exclude(person__in=spoke)
    keys = list(silent.values_list("person_id", flat=True))
    silent.delete()
    known.unintroduce(people=keys)


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
    names, storage = {brought.upload.name or "", brought.mailbox} - {""}, brought.upload.storage
    Import.objects.filter(pk=brought.pk).update(upload="")
    for name in names:
        transaction.on_commit(partial(storage.delete, name))


def _let_go(brought: Import, by: Person | None) -> None:
    Run.objects.filter(of=brought, ended_at=None).update(ended_at=clock.now(), holder="")
    Withdrawal.objects.get_or_create(of=brought, defaults={"by": by, "at": clock.now()})
    Line.objects.filter(of=brought).delete()
    drop_file(brought)
    tasks.undo.enqueue(brought.pk)
