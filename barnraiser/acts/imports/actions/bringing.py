"""Bring an archive in, to be held back until it is released: a few threads a transaction, again and again until all are in. Killed at any moment, it goes on
where it was; nothing is brought twice, because every message stands once by its source."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.db import IntegrityError, transaction
from tiework.errors import InputError

from barnraiser.ground import clock
from barnraiser.ground.models import database_error_names, new_code
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .. import mbox, queries, tasks
from ..bodies import Bodies
from ..dryrun import LONGEST_WORDS, Standing, counts
from ..models import Import, Line, Outcome, Progress, Run, State
from ..rules import may_run
from .laying import lay_down
from .leaving import drop_file
from .writing import Part, Writer

AT_ONCE = 25  # a batch keeps other writers waiting: about a fifth of a second
LETTERS_AT_ONCE = 60_000  # rendering takes time with the length of the words, and is part of the batch
BUSY = "Another archive is being brought into this community. Wait until it is done, then bring this one in."


class TakenOver(Exception):
    """Another process goes on with this run."""


def begin(*, by: Person, brought: Import, now: bool = False) -> Run:
    """The archive is on its way in: by a worker, or with `now` by who called. Asked twice, it is one run."""
    try:
        with transaction.atomic():
            held = Import.objects.held(brought.pk)
            may_run(by, held, now=now).require()
            if held.state == State.RUNNING and not now:
                return Run.objects.get(of=held)
            return _begin(by, held, now)
    except IntegrityError as error:
        if database_error_names(error, "one_running_import") or "imports_run.community_id" in str(error):
            raise Refused(BUSY) from None
        raise


def _begin(by: Person, held: Import, now: bool) -> Run:
    at = clock.now()
    run, _ = Run.objects.get_or_create(
        of=held, defaults={"community": held.community, "by": by, "started_at": at}
    )
    Progress.objects.filter(of=held).update(done=0, total=0, started_at=at, moved_at=at)
    if not now:
        tasks.carry_out.enqueue(held.pk)
    return run


def carry_out(
    *, brought: Import, tell: Callable[[int, int], None] = lambda done, total: None
) -> Outcome | None:
    """All of the archive stands in the community, and what came of it is written down; None if another process has it."""
    holder = new_code()
    if not Run.objects.filter(of=brought, ended_at=None).update(holder=holder):
        return None
    try:
        lay_down(brought=brought)
        plan = mbox.plan(brought.mail_path, name=brought.file_name, now=clock.now())
        _bring_in(brought, plan, holder, tell)
    except TakenOver:
        return None
    except InputError as error:
        return _end(brought, holder, {}, trouble=str(error)[:300])
    return _end(brought, holder, plan)


def _bring_in(brought: Import, plan: mbox.Plan, holder: str, tell: Callable[[int, int], None]) -> None:
    standing = queries.standing(brought.community, plan)
    total, done = plan.messages, 0
    lines = {m.line for thread in plan.threads for m in thread.messages}
    with (
        Path(brought.mail_path).open("rb") as file,
        Bodies(file, name=brought.file_name, lines=lines) as bodies,
    ):
        writer = Writer(brought, plan, standing, bodies)
        _move(brought, done, total)
        for parts in batches(plan, standing):
            writer.read(parts)
            with transaction.atomic():
                _hold(brought, holder)
                writer.write(parts)
            done += sum(part.covers for part in parts)
            _move(brought, done, total)
            tell(done, total)


def batches(plan: mbox.Plan, standing: Standing) -> Iterator[list[Part]]:
    """Threads in the order they began, together few enough new messages for one transaction; a longer one in parts."""
    batch: list[Part] = []
    for part in _parts(plan, standing):
        together = [message for one in (*batch, part) for message in one.messages]
        if batch and (len(batch) == AT_ONCE or not _is_little(together)):
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _parts(plan: mbox.Plan, standing: Standing) -> Iterator[Part]:
    for thread in plan.threads:
        new = [m for m in thread.messages if m.source not in standing.sources]
        known = len(thread.messages) - len(new)
        some: list[mbox.PlannedMessage] = []
        for message in new:
            if some and not _is_little([*some, message]):
                yield Part(thread, some, covers=len(some) + known)
                some, known = [], 0
            some.append(message)
        yield Part(thread, some, covers=len(some) + known)


def _is_little(messages: Sequence[mbox.PlannedMessage]) -> bool:
    """Whether these are few and short enough for one transaction."""
    letters = sum(min(message.length, LONGEST_WORDS) for message in messages)
    return len(messages) <= AT_ONCE and letters <= LETTERS_AT_ONCE


def _hold(brought: Import, holder: str) -> None:
    """Go on only if no other process took the run over. The row stays locked until the batch is in."""
    rows = Run.objects.select_for_update().filter(of=brought, ended_at=None, holder=holder)
    if not rows.exists():
        raise TakenOver


def _move(brought: Import, done: int, total: int) -> None:
    Progress.objects.filter(of=brought).update(done=done, total=total, moved_at=clock.now())


@transaction.atomic
def _end(brought: Import, holder: str, plan: mbox.Plan | dict[str, int], trouble: str = "") -> Outcome | None:
    Import.objects.held(brought.pk)  # first, as everywhere: who leaves it holds this row, then the run's
    run = Run.objects.select_for_update().filter(of=brought, ended_at=None, holder=holder).first()
    if run is None:
        return None
    run.ended_at = clock.now()
    run.save(update_fields=["ended_at"])
    came = report(run, plan) if isinstance(plan, mbox.Plan) else plan
    outcome = Outcome.objects.create(of=brought, counts=came, trouble=trouble, at=clock.now())
    Line.objects.filter(of=brought).exclude(would__in=(Line.Would.REFUSE, Line.Would.CHANGE)).delete()
    drop_file(brought)
    return outcome


def report(run: Run, plan: mbox.Plan) -> dict[str, int]:
    """What came of it, from what the batches counted: the same whether or not the run was interrupted."""
    seen = counts(plan, Standing(frozenset(), frozenset()))
    return {
        "people": run.people,
        "people_known": len(plan.people) - run.people,
        "conversations": run.conversations,
        "messages": run.messages,
        "messages_here": plan.messages - run.messages,
        "shortened": run.shortened,
        "copies": seen["copies"],
        "refused": seen["refused"],
        "doubtful": seen["doubtful"],
    }
