from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tiework.errors import InputError

from barnraiser.acts.imports import mbox
from demo import cast

from .archive import JUNE, MAY
from .archive import mbox as written

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def plan_of(tmp_path: Path, data: bytes) -> mbox.Plan:
    path = tmp_path / "list.mbox"
    path.write_bytes(data)
    return mbox.plan(path, name="list.mbox", now=NOW)


def test_threads_become_conversations_in_the_order_they_began(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, written(*MAY))
    assert [(t.title, t.kind, len(t.messages)) for t in plan.threads] == [
        ("Yellow clover?", "question", 3),
        ("Announcing the second van", "announcement", 1),
        ("Wonky carrots", "resource", 1),
    ]
    assert plan.people == {part.address: part.name for part in (cast.JOAQUIN, cast.LUCY, cast.TOMASZ)}
    assert plan.threads[0].messages[0].at == MAY[0].at


def test_copies_are_merged_and_counted(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, written(*MAY, *MAY))
    assert (plan.messages, plan.copies) == (5, 5)


def test_an_answer_to_what_is_not_in_the_file_names_it(tmp_path: Path) -> None:
    thread = plan_of(tmp_path, written(*JUNE)).threads[0]
    assert thread.messages[0].answers == ("a3@list.example",)


def test_answers_to_one_lost_message_stay_together(tmp_path: Path) -> None:
    lost = [replace(JUNE[0], id=f"x{n}", answers="gone", day=n) for n in range(3)]
    [thread] = plan_of(tmp_path, written(*lost)).threads
    assert thread.messages[1].answers == ("gone@list.example",)


def test_what_cannot_be_read_is_refused_with_its_line(tmp_path: Path) -> None:
    nameless = (
        b"From nobody Mon May 06 08:00:00 2019\nSubject: Hm\nDate: Mon, 06 May 2019 08:00:00 +0000\n\nHm\n\n"
    )
    long = replace(cast.TOMASZ)
    too_long = written(replace(MAY[3], who=long)).replace(
        long.address.encode(), b"t" * 260 + b"@valley.example"
    )
    plan = plan_of(tmp_path, written(MAY[0]) + nameless + too_long)
    refused = [remark for remark in plan.remarks if remark.would == "refuse"]
    lines = (written(MAY[0]) + nameless + too_long).splitlines()
    assert [remark.line for remark in refused] == [
        n for n, line in enumerate(lines, 1) if line.startswith(b"From ")
    ][1:]
    assert plan.messages == 1


def test_what_is_no_mbox_says_file_line_and_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r'list\.mbox, line 1: expected a line beginning "From "'):
        plan_of(tmp_path, b"name,address\nNell,nell@aldervalley.example\n")


def test_somebody_without_a_name_is_not_called_by_their_whole_address(tmp_path: Path) -> None:
    data = written(MAY[0]).replace(
        f"{cast.JOAQUIN.name} <{cast.JOAQUIN.address}>".encode(), b"rosa.lind@aldervalley.example"
    )
    assert plan_of(tmp_path, data).people == {"rosa.lind@aldervalley.example": "rosa lind"}


@pytest.mark.parametrize(
    ("subject", "opening", "title"),
    [
        ("Re: [soil] RE: Clover", "", "Clover"),
        ("AW: Fwd: Clover", "", "Clover"),
        ("  Clover \n and  cows ", "", "Clover and cows"),
        ("Re:", "We take them all", "We take them all"),
        ("", "", "Without a subject"),
        ("Report: Re-seeding", "", "Report: Re-seeding"),
    ],
)
def test_titles(subject: str, opening: str, title: str) -> None:
    assert mbox.title_of(subject, opening) == title


@pytest.mark.parametrize(
    ("title", "asks", "kind"),
    [
        ("Yellow clover?", False, "question"),
        ("When is the release?", False, "question"),
        ("Yellow clover", True, "question"),
        ("[ANN] Van two", True, "announcement"),
        ("Released: the seed list", False, "announcement"),
        ("Wonky carrots", False, "resource"),
        ("The channel of the brook", False, "resource"),
    ],
)
def test_kinds(title: str, asks: bool, kind: str) -> None:
    assert mbox.kind_of(title, asks) == kind
