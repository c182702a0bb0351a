"""The dry run: read the file, say what it would bring, change nothing else."""

from collections.abc import Callable, Iterable
from itertools import batched

from django.db import transaction
from tiework.errors import InputError

from barnraiser.ground import clock

from .. import mbox, queries
from ..dryrun import Counts, Would, counts, lines
from ..models import Import, Line, Outcome, Plan, Progress
from .laying import lay_down
from .leaving import drop_file


def look_over(*, brought: Import) -> None:
    """The dry run stands, for the steward to read. A file that cannot be read after all is done with."""
    if not _waits(brought):
        return
    try:
        lay_down(brought=brought)
        plan = mbox.plan(
            brought.mail_path, name=brought.file_name, now=clock.now(), progress=_telling(brought)
        )
    except InputError as error:
        _give_up(brought, str(error))
        return
    standing = queries.standing(brought.community, plan)
    counted, found = counts(plan, standing), list(lines(plan, standing))
    _keep(brought, counted, found)


@transaction.atomic
def _keep(brought: Import, counted: Counts, found: Iterable[Would]) -> None:
    """Reading took its time: what was left, begun or looked over meanwhile gets no dry run any more."""
    held = Import.objects.held(brought.pk)
    if not _waits(held):
        return
    Plan.objects.create(of=held, counts=counted, made_at=clock.now())
    for some in batched(found, 500):
        Line.objects.bulk_create(_line(held, would) for would in some)


@transaction.atomic
def _give_up(brought: Import, trouble: str) -> None:
    held = Import.objects.held(brought.pk)
    if _waits(held):
        Outcome.objects.create(of=held, trouble=trouble[:300], at=clock.now())
        drop_file(held)


def _waits(brought: Import) -> bool:
    """Whether a dry run is still wanted: there is none, and nobody brought it in or left it."""
    return bool(brought.upload) and not any(
        brought.row(name) for name in ("plan", "run", "outcome", "withdrawal")
    )


def _line(brought: Import, would: Would) -> Line:
    name, note = would.name.replace("\0", "")[:200], would.note.replace("\0", "")[:300]
    return Line(of=brought, would=would.would, what=would.what, name=name, note=note, line=would.line)


def _telling(brought: Import) -> Callable[[int], None]:
    def tell(done: int) -> None:
        Progress.objects.filter(of=brought).update(done=done, moved_at=clock.now())

    return tell
