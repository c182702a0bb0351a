from pathlib import Path

import pytest
from tiework.errors import InputError

from barnraiser.acts.imports.bodies import Bodies
from barnraiser.acts.imports.mbox import Plan

from .archive import MAY, mbox
from .test_mbox import plan_of


def opened(path: Path, plan: Plan) -> Bodies:
    lines = {message.line for thread in plan.threads for message in thread.messages}
    return Bodies(path.open("rb"), name=path.name, lines=lines)


def test_each_message_is_read_again_from_its_line(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, mbox(*MAY))
    said = {f"{mail.id}@list.example": mail.body for mail in MAY}
    with opened(tmp_path / "list.mbox", plan) as bodies:
        for thread in reversed(plan.threads):
            for message in thread.messages:
                assert bodies.of(message).strip() == said[message.source]


def test_lines_longer_than_the_reader_takes_at_once_do_not_shift_it(tmp_path: Path) -> None:
    long = mbox(MAY[0]).replace(b"Mine has", b"x" * 200_000 + b" Mine has")
    plan = plan_of(tmp_path, long + mbox(*MAY[3:]))
    with opened(tmp_path / "list.mbox", plan) as bodies:
        assert bodies.of(plan.threads[1].messages[0]).strip() == MAY[3].body


def test_a_file_that_holds_something_else_by_now_is_refused(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, mbox(*MAY))
    (tmp_path / "list.mbox").write_bytes(mbox(*reversed(MAY)))
    with (
        opened(tmp_path / "list.mbox", plan) as bodies,
        pytest.raises(InputError, match="the message that was there"),
    ):
        bodies.of(plan.threads[0].messages[0])
