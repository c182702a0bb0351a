"""The dry run: read the file, say what it would bring, change nothing else."""

from collections.abc import Callable
from itertools import batched

from django.db import transaction
from tiework.errors import InputError

from barnraiser.ground import clock

from .. import mbox, queries
from ..dryrun import Would, counts, lines
from ..models import Import, Line, Outcome, Plan, Progress


def look_over(*, brought: Import) -> None:
    """The dry run stands, for the steward to read. A file that cannot be read after all is done with."""
    if brought.row("plan") or brought.row("outcome") or brought.row("withdrawal") or not brought.upload:
        return
    try:
        plan = mbox.plan(
            brought.upload.path, name=brought.file_name, now=clock.now(), progress=_telling(brought)
        )
    except InputError as error:
        Outcome.objects.get_or_create(of=brought, defaults={"trouble": str(error)[:300], "at": clock.now()})
        return
    standing = queries.standing(brought.community, plan)
    with transaction.atomic():
        _, is_new = Plan.objects.get_or_create(
            of=brought, defaults={"counts": counts(plan, standing), "made_at": clock.now()}
        )
        if is_new:
            for some in batched(lines(plan, standing), 500):
                Line.objects.bulk_create(_line(brought, would) for would in some)


def _line(brought: Import, would: Would) -> Line:
    name, note = would.name.replace("\0", "")[:200], would.note.replace("\0", "")[:300]
    return Line(of=brought, would=would.would, what=would.what, name=name, note=note, line=would.line)


def _telling(brought: Import) -> Callable[[int], None]:
    def tell(done: int) -> None:
        Progress.objects.filter(of=brought).update(done=done, moved_at=clock.now())

    return tell
