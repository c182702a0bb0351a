from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from demo import cast

from .archive import MAY, Mail
from .archive import mbox as written
from .test_mbox import plan_of


def test_a_date_that_cannot_be_right_takes_the_one_beside_it(tmp_path: Path) -> None:
    future = replace(MAY[3], day=365 * 30)
    ancient = replace(MAY[4], day=-365 * 60)
    plan = plan_of(tmp_path, written(*MAY[:3], future, ancient))
    dates = {thread.title: thread.messages[0].at for thread in plan.threads}
    assert dates["Announcing the second van"] == dates["Wonky carrots"] == MAY[2].at
    assert [remark.would for remark in plan.remarks] == ["change", "change"]


def test_an_answer_is_never_dated_before_what_it_answers(tmp_path: Path) -> None:
    early = replace(MAY[1], day=-1)
    [thread] = plan_of(tmp_path, written(MAY[0], early)).threads
    assert [m.source for m in thread.messages] == ["a1@list.example", "a2@list.example"]
    assert thread.messages[1].at == MAY[0].at


def test_a_long_chain_of_answers_needs_no_deep_stack(tmp_path: Path) -> None:
    chain = [
        Mail(f"n{n}", cast.LUCY, "Chain", "Next.", n / 24, f"n{n - 1}" if n else "") for n in range(1500)
    ]
    [thread] = plan_of(tmp_path, written(*chain)).threads
    assert thread.messages[-1].at - thread.messages[0].at == timedelta(hours=1499)
