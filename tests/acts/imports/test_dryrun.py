from pathlib import Path

from barnraiser.acts.imports.dryrun import Standing, counts, lines
from demo import cast

from .archive import JUNE, MAY, mbox
from .test_mbox import plan_of

NOTHING: frozenset[str] = frozenset()


def test_where_nothing_stands_all_would_be_created(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, mbox(*MAY))
    counted = counts(plan, Standing(NOTHING, NOTHING))
    assert (counted["messages_new"], counted["conversations_new"], counted["people_new"]) == (5, 3, 3)
    assert (counted["messages_here"], counted["conversations_continued"], counted["people_known"]) == (
        0,
        0,
        0,
    )
    assert {would.would for would in lines(plan, Standing(NOTHING, NOTHING))} == {"add"}


def test_where_all_stands_nothing_would_be_created(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, mbox(*MAY))
    standing = Standing({f"{mail.id}@list.example" for mail in MAY}, set(plan.people))
    counted = counts(plan, standing)
    assert (counted["messages_new"], counted["conversations_new"], counted["people_new"]) == (0, 0, 0)
    assert counted["messages_here"] == 5
    said = [(would.would, would.note) for would in lines(plan, standing) if would.name == "Yellow clover?"]
    assert said == [("merge", "Here already, with 3 messages")]


def test_an_answer_to_what_stands_goes_on_there(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, mbox(*JUNE))
    standing = Standing({"a3@list.example"}, {cast.MEILIN.address})
    counted = counts(plan, standing)
    assert (counted["conversations_continued"], counted["conversations_new"]) == (1, 1)
    said = {(would.would, would.what, would.note) for would in lines(plan, standing)}
    assert ("merge", "conversation", "Goes on: 1 of 1 message new") in said
    assert ("merge", "person", "2 messages, known here by address") in said


def test_what_is_too_long_is_said_with_its_line(tmp_path: Path) -> None:
    long = mbox(MAY[4]).replace(b"We take them all.", b"carrots " * 8000)
    plan = plan_of(tmp_path, mbox(MAY[3]) + long)
    [would] = [would for would in lines(plan, Standing(NOTHING, NOTHING)) if would.would == "change"]
    assert would.line == len(mbox(MAY[3]).splitlines()) + 1
    assert "it is cut at 60,000" in would.note
