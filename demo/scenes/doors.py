"""Coming in by asking, the first welcomes, who is willing to help, channels outside, and one who takes part on paper."""

from datetime import timedelta
from typing import Any

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.channels import actions as channels
from barnraiser.acts.helping import actions as helping
from barnraiser.communities import queries as rooms
from barnraiser.ground import clock

from .. import talk
from ..story import Story

ROOM = "soil-and-table"


def tell(story: Story) -> None:
    """Two at the door of Public Plate; what members say of themselves; Ada, who has no telephone."""
    told = talk.read("doors")
    _at_a_door(story, told)
    _why_they_came(story, told)
    _channels(story, told)
    _ada(story, told)


def _at_a_door(story: Story, told: dict[str, Any]) -> None:
    """Public Plate may be asked, and two wait there: one for two days, one for more than a week."""
    community = story.communities["public-plate"]
    with clock.at(story.today - timedelta(days=40)):
        belonging.set_questions(by=story.people["nell"], community=community, questions=told["questions"])
    for row in told["request"]:
        by = story.people[row["by"]]
        if not rooms.membership_of(by, community):
            with clock.at(story.today - timedelta(days=row["days"], hours=3)):
                answers = dict(enumerate(row["answers"]))
                belonging.ask_in(by=by, community=community, answers=answers)


def _why_they_came(story: Story, told: dict[str, Any]) -> None:
    community = story.communities[ROOM]
    for row in told["member"]:
        if (person := story.people.get(row["key"])) and rooms.membership_of(person, community):
            with clock.at(story.today - timedelta(days=20)):
                if row.get("impact"):
                    belonging.answer_questions(by=person, community=community, answers={0: row["impact"]})
                if row.get("with_what"):
                    said = {name: row[name] for name in ("with_what", "often", "welcomes")}
                    belonging.say_willing(by=person, community=community, is_willing=True, **said)


def _channels(story: Story, told: dict[str, Any]) -> None:
    community = story.communities[ROOM]
    for row in told["channel"]:
        by, good = story.people[row.pop("by")], row.pop("good")
        with clock.at(story.today - timedelta(days=row.pop("days"))):
            channel = channels.add(by=by, community=community, **row)
        for number, key in enumerate(good, 1):
            with clock.at(story.today - timedelta(days=number)):
                channels.judge(by=story.people[key], channel=channel, is_good=True)


def _ada(story: Story, told: dict[str, Any]) -> None:
    """She signed a sheet in the kitchen of the hall; Ruth acts for her."""
    community, nell, ruth = story.communities[ROOM], story.people["nell"], story.people["ruth"]
    ada: dict[str, str] = told["ada"]
    with clock.at(story.today - timedelta(days=12)):
        [sheet] = belonging.make_sheets(by=nell, community=community)
        person = belonging.enter_by_sheet(
            by=nell, sheet=sheet, name=ada["name"], counts_ties=True, answers={0: ada["impact"]}
        )
        [paper] = belonging.make_sheets(by=nell, community=community, person=person)
    if rooms.taking_part([ruth.pk], [community.pk]):
        with clock.at(story.today - timedelta(days=11)):
            agreement = helping.agree_on_paper(by=ruth, sheet=paper)
        with clock.at(story.today - timedelta(days=3)):
            news = {"kind": "success", "title": ada["title"], "words": ada["words"]}
            helping.act(by=ruth, agreement=agreement, what="tells", words=news)
