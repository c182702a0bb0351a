"""What people ask of each other and give, each step at its moment, and who introduces whom."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import Answer, Favour
from barnraiser.ground import clock

from .. import calendar, talk
from ..sign_in import SIGN_INS
from ..story import Story

type Row = Mapping[str, Any]
WITHIN = "soil-and-table"


def tell(story: Story) -> None:
    """A year of asks and offers stands, with what came of each; some wait for the three who can be signed in as."""
    words = talk.read("exchange")
    for row in story.progress.through("Asks and offers", list(_told(story, words["favour"]))):
        _put_up(story, row)
    for row in _told(story, words["introduction"]):
        _introduce(story, row)


def _told(story: Story, rows: list[Row]) -> Iterable[Row]:
    """Everything the three have to do with; of the rest a part as large as the story."""
    theirs = [row for row in rows if not SIGN_INS.keys().isdisjoint(_people(row))]
    others = [row for row in rows if row not in theirs]
    kept = [others[place] for place in calendar.evenly(others, story.scale)]
    return sorted([*theirs, *kept], key=lambda row: -row["ago"])


def _people(row: Row) -> set[str]:
    return {
        row["by"],
        row.get("to", ""),
        *row.get("of", ()),
        *(said["by"] for said in row.get("answers", ())),
    }


def _put_up(story: Story, row: Row) -> None:
    at = story.today - timedelta(days=row["ago"], minutes=35)
    until = (story.today + timedelta(days=row["until"])).date() if "until" in row else None
    put_up: Callable[..., Favour] = actions.ask if row["side"] == "ask" else actions.offer
    with clock.at(at):
        favour = put_up(
            by=story.people[row["by"]], community=story.communities[WITHIN], gift=row["gift"],
            title=row["title"], words=row.get("words", ""), until=until,
            to=story.people[row["to"]] if "to" in row else None,
        )  # fmt: skip
    for said in row.get("answers", ()):
        _come_forward(story, favour, row, said)
    if "closed" in row:
        with clock.at(story.today - timedelta(days=row["closed"])):
            actions.close(by=story.people[row["by"]], favour=favour)


def _come_forward(story: Story, favour: Favour, row: Row, said: Row) -> None:
    """Somebody comes forward, and it goes as far as it went."""
    owner, other = story.people[row["by"]], story.people[said["by"]]
    came = favour.at + timedelta(days=said["after"], hours=3)
    with clock.at(came):
        answer = actions.answer(by=other, favour=favour, words=said["words"])
    if said["came"] == "waiting":
        return
    with clock.at(came + timedelta(hours=9)):
        actions.agree(by=owner, answer=answer)
    helper, receiver = (other, owner) if favour.is_ask else (owner, other)
    end = came + timedelta(days=said["took"], hours=11)
    if said["came"] == "back":
        with clock.at(end):
            actions.step_back(by=other, answer=answer, words=said["said"])
    elif said["came"] == "missed":
        with clock.at(end):
            actions.say_missed(by=receiver, answer=answer, words=said["said"])
        with clock.at(end + timedelta(days=1)):
            actions.rejoin(by=helper, answer=answer, agrees=said["agrees"], words=said["view"])
    elif said["came"] in ("done", "confirmed"):
        with clock.at(end):
            actions.say_done(by=helper, answer=answer)
    if said["came"] == "confirmed":
        with clock.at(end + timedelta(hours=6)):
            actions.confirm(by=receiver, answer=answer)
        _thank(answer, said, end + timedelta(hours=7), by=receiver)


def _thank(answer: Answer, said: Row, at: datetime, *, by: Any) -> None:
    if "thanks" in said:
        with clock.at(at):
            actions.thank(by=by, answer=answer, words=said["thanks"], is_public=said.get("aloud", False))


def _introduce(story: Story, row: Row) -> None:
    at = story.today - timedelta(days=row["ago"], minutes=50)
    one, two = (story.people[key] for key in row["of"])
    with clock.at(at):
        made = actions.introduce(by=story.people[row["by"]], one=one, two=two, words=row["words"])
    for hours, (key, is_yes) in enumerate(
        [*((key, True) for key in row["yes"]), *((key, False) for key in row.get("no", ()))], 1
    ):
        with clock.at(at + timedelta(hours=7 * hours)):
            actions.respond(by=story.people[key], introduction=made, is_yes=is_yes)
