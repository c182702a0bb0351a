"""Two who act on one archive at the same moment: each looks again once it is their turn."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django_ox.testing import run_tasks
from pytest_django import DjangoCaptureOnCommitCallbacks

from barnraiser.acts.imports import actions, mbox
from barnraiser.acts.imports.actions import bringing, writing
from barnraiser.acts.imports.dryrun import Standing
from barnraiser.acts.imports.models import Import, Line, Outcome, Plan, Run, State, Withdrawal
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from . import archive
from .archive import JUNE, MAY, looked_over, talk, uploaded
from .test_mbox import plan_of

pytestmark = pytest.mark.django_db

ALL = archive.mbox(*MAY)


def seen_again(brought: Import) -> Import:
    return Import.objects.whole().get(pk=brought.pk)


def test_what_was_left_a_moment_ago_is_not_begun(nell: Person, soil_and_table: Community) -> None:
    brought = looked_over(nell, soil_and_table, ALL)
    actions.withdraw(by=nell, brought=seen_again(brought))
    with pytest.raises(Refused, match="done with"):
        actions.begin(by=nell, brought=brought)
    assert not Run.objects.exists()


def test_what_was_begun_a_moment_ago_is_not_left(nell: Person, soil_and_table: Community) -> None:
    brought = looked_over(nell, soil_and_table, ALL)
    actions.begin(by=nell, brought=seen_again(brought))
    with pytest.raises(Refused, match="right now"):
        actions.withdraw(by=nell, brought=brought)
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("meanwhile", ["withdraw", "begin"])
def test_a_dry_run_that_comes_too_late_is_not_kept(
    nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    brought, read = uploaded(nell, soil_and_table, ALL), mbox.plan

    def slowly(*args: Any, **named: Any) -> mbox.Plan:
        if meanwhile == "withdraw":
            actions.withdraw(by=nell, brought=brought)
        else:
            actions.begin(by=nell, brought=brought, now=True)
        return read(*args, **named)

    monkeypatch.setattr(mbox, "plan", slowly)
    actions.look_over(brought=brought)
    assert not Plan.objects.exists()
    assert not Line.objects.exists()
    assert not Outcome.objects.exists()


def test_a_file_that_cannot_be_read_after_all_is_deleted(
    nell: Person,
    soil_and_table: Community,
    kept_apart: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    brought = uploaded(nell, soil_and_table, ALL)
    Path(brought.upload.path).write_bytes(b"no archive at all")
    with django_capture_on_commit_callbacks(execute=True):
        actions.look_over(brought=brought)
    assert seen_again(brought).state == State.FAILED
    assert [path for path in kept_apart.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("is_left", [True, False])
def test_a_run_that_can_never_go_on_stops_nobody(
    nell: Person, soil_and_table: Community, is_left: bool
) -> None:
    broken = looked_over(nell, soil_and_table, ALL)
    actions.begin(by=nell, brought=broken)
    Import.objects.filter(pk=broken.pk).update(upload="")
    if is_left:
        Withdrawal.objects.create(of=broken, by=nell)
    actions.let_go_of_old_uploads()
    assert Run.objects.get().ended_at is not None
    assert seen_again(broken).state == State.LEFT
    june = looked_over(nell, soil_and_table, archive.mbox(*JUNE))
    actions.begin(by=nell, brought=june)
    run_tasks()
    assert seen_again(june).state == State.HELD


def test_what_is_coming_in_is_not_let_go(nell: Person, soil_and_table: Community) -> None:
    brought = looked_over(nell, soil_and_table, ALL)
    with clock.at(clock.now() + timedelta(days=2)):
        actions.begin(by=nell, brought=brought)
        assert actions.let_go_of_old_uploads() == 0
    assert Run.objects.get().ended_at is None


def test_long_words_make_small_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(tmp_path, archive.mbox(*talk(3, 5)))
    nothing = Standing(frozenset(), frozenset())
    assert [sum(len(p.messages) for p in batch) for batch in bringing.batches(plan, nothing)] == [18]
    longest = max(message.length for thread in plan.threads for message in thread.messages)
    monkeypatch.setattr(bringing, "LETTERS_AT_ONCE", 2 * longest)
    batches = list(bringing.batches(plan, nothing))
    assert {sum(len(part.messages) for part in batch) for batch in batches} == {2}
    assert sum(part.covers for batch in batches for part in batch) == 18


def test_words_are_read_outside_of_the_batches_transaction(
    nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, depths = len(connection.savepoint_ids), set()

    def noting(body: str) -> str:
        depths.add(len(connection.savepoint_ids))
        return body

    monkeypatch.setattr(writing, "as_words", noting)
    archive.brought_in(nell, soil_and_table, ALL)
    assert depths == {outside}
