"""Three concerns: one that a second look overturned, one answered this week, and one that waits for Nell or Ruth."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as talks
from barnraiser.acts.stewardship import actions
from barnraiser.acts.stewardship.models import Case
from barnraiser.communities import queries as communities
from barnraiser.ground import clock

from .. import talk
from ..story import Story

ROOM = "soil-and-table"


def tell(story: Story) -> None:
    """Each is raised about something said, and taken as far as it came."""
    told = talk.read("concerns")
    for row in story.progress.through("The concerns", list(told.values())):
        case = _raised(story, row)
        if "keeper" in row:
            _answered(story, row, case)
        if "appeal" in row:
            _again(story, row, case)


def _raised(story: Story, row: Mapping[str, Any]) -> Case:
    community, day = story.communities[ROOM], story.today - timedelta(days=row["days"])
    author, (other, reply) = story.people[row["by"]], row["reply"]
    with clock.at(day):
        said = conversations.start(
            by=author, community=community, kind=row["kind"], title=row["title"], words=row["words"].strip()
        )
    with clock.at(day + timedelta(hours=5)):
        conversations.reply(by=story.people[other], conversation=said, words=reply)
    message = talks.behind(said.code, "conversation")
    assert message  # noqa: S101 - it was just written
    with clock.at(day + timedelta(hours=7)):
        return actions.raise_concern(
            by=story.people[row["raised"]], community=community, about=message.ref, concerned=author,
            rule=communities.rule_at(community, row["rule"]), words=row["concern"], wanted=row["wanted"],
        )  # fmt: skip


def _answered(story: Story, row: Mapping[str, Any], case: Case) -> None:
    day, keeper = story.today - timedelta(days=row["days"] - 1), story.people[row["keeper"]]
    with clock.at(day):
        actions.take_up(by=keeper, case=case)
    with clock.at(day + timedelta(hours=11)):
        actions.answer(
            by=keeper, case=case, is_upheld=row["measure"] == "hide", reason=row["reason"],
            rule=communities.rule_at(case.community, row["rule"]), measure=row["measure"],
            word=row.get("word", ""),
        )  # fmt: skip


def _again(story: Story, row: Mapping[str, Any], case: Case) -> None:
    day, keeper = story.today - timedelta(days=row["days"] - 3), story.people[row["again"]]
    with clock.at(day):
        actions.appeal(by=story.people[row["by"]], case=case, words=row["appeal"])
    with clock.at(day + timedelta(hours=4)):
        actions.take_up(by=keeper, case=case)
    with clock.at(day + timedelta(hours=9)):
        rule = communities.rule_at(case.community, row["rule"])
        actions.answer(by=keeper, case=case, is_upheld=False, reason=row["last"], rule=rule)
