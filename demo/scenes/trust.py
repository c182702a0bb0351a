"""Who says what of whom, what two found they both care about, and the lists that three keep for themselves."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from barnraiser.acts.gatherings import actions as gatherings
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.acts.trust import actions, queries
from barnraiser.ground import clock

from .. import calendar, talk
from ..sign_in import SIGN_INS
from ..story import Story

type Row = Mapping[str, Any]


def tell(story: Story) -> None:
    """Some are relied on, each for something that happened; the three who can be signed in as keep a list."""
    words = talk.read("trust")
    for row in _told(story, words["ground"]):
        _find_common_ground(story, row)
    for row in _told(story, words["met"]):
        _meet(story, row)
    for row in story.progress.through("What is said of each other", list(_told(story, words["said"]))):
        _says(story, row)
    for row in words["listed"]:
        _keeps_a_list(story, row)
    _say_what_matters(story, words)
    _keep_for_themselves(story, words)


def _keep_for_themselves(story: Story, words: Mapping[str, Any]) -> None:
    """Marks, rhythms, top fives and notes, which nobody else sees."""
    for row in words["marked"]:
        by, person = story.people[row["by"]], story.people[row["person"]]
        actions.mark(by=by, person=person, origins=row["origins"])
    for row in words["touched"]:
        _wants_to_be_in_touch(story, row)
    for row in words["five"]:
        _thinks_of_first(story, row)
    for row in words["noted"]:
        with clock.at(_moment(story, row["ago"])):
            by, person = story.people[row["by"]], story.people[row["person"]]
            actions.note(by=by, person=person, spark=row["spark"], words=row["words"])


def _told(story: Story, rows: list[Row]) -> Iterable[Row]:
    """Everything the three have to do with; of the rest a part as large as the story."""
    theirs = [row for row in rows if not SIGN_INS.keys().isdisjoint(_pair(row))]
    others = [row for row in rows if row not in theirs]
    kept = [others[place] for place in calendar.evenly(others, story.scale)]
    return sorted([*theirs, *kept], key=lambda row: -row["ago"])


def _pair(row: Row) -> list[str]:
    return row["who"] if "who" in row else [row["by"], row["toward"]]


def _moment(story: Story, ago: float) -> datetime:
    return story.today - timedelta(days=ago)


def _find_common_ground(story: Story, row: Row) -> None:
    """The one names it, and the other some days later."""
    one, other = (story.people[key] for key in row["who"])
    place = story.communities[row.get("in", "soil-and-table")]
    mine, theirs = row["things"]
    with clock.at(_moment(story, row["ago"] + 4.2)):
        actions.care(by=one, toward=other, community=place, thing=mine)
    with clock.at(_moment(story, row["ago"])):
        actions.care(by=other, toward=one, community=place, thing=theirs)


def _meet(story: Story, row: Row) -> None:
    """The one says so that evening, and the other the next day."""
    one, other = (story.people[key] for key in row["who"])
    place = story.communities[row.get("in", "soil-and-table")]
    when = When(day=_moment(story, row["ago"]).date(), minutes=row["minutes"], place=row["place"])
    with clock.at(_moment(story, row["ago"]) + timedelta(hours=11)):
        said = gatherings.say_we_met(by=one, other=other, community=place, when=when)
    with clock.at(_moment(story, row["ago"]) + timedelta(hours=25)):
        gatherings.reply(by=other, meeting=said, met=True)


def _says(story: Story, row: Row) -> None:
    by, toward = (story.people[key] for key in _pair(row))
    with clock.at(_moment(story, row["ago"])):
        actions.say(
            by=by,
            toward=toward,
            community=story.communities[row.get("in", "soil-and-table")],
            quality=row["quality"],
            matter=row.get("matter", ""),
            scope=row.get("scope", ""),
            reason=row["reason"].strip(),
        )


def _keeps_a_list(story: Story, row: Row) -> None:
    """One of the three writes down whom they would go out of their way for, an evening's work."""
    by = story.people[row["by"]]
    for place, (key, why) in enumerate(row["people"]):
        with clock.at(_moment(story, row["ago"]) + timedelta(minutes=place)):
            target = actions.put_on_list(by=by, person=story.people[key], why=why)
        if happened := row.get("elsewhere", {}).get(key):
            with clock.at(_moment(story, row["ago"]) + timedelta(hours=1)):
                actions.happened(by=by, target=target, reached=happened[0], words=happened[1])


def _say_what_matters(story: Story, words: Mapping[str, Any]) -> None:
    """Some rank what matters to them; of these some agree in pairs to compare, and the first of the two looks."""
    for row in words["values"]:
        actions.rank_values(by=story.people[row["by"]], words=row["words"])
    for row in words["compared"]:
        one, other = (story.people[key] for key in row["who"])
        place = story.communities["soil-and-table"]
        with clock.at(_moment(story, row["ago"] + 2)):
            actions.agree_to_compare(by=one, toward=other, community=place)
        with clock.at(_moment(story, row["ago"])):
            actions.agree_to_compare(by=other, toward=one, community=place)
            actions.compare(by=one, toward=other)


def _wants_to_be_in_touch(story: Story, row: Row) -> None:
    by, person = story.people[row["by"]], story.people[row["person"]]
    target = queries.target_of(by, person)
    if target:
        with clock.at(_moment(story, row["ago"])):
            actions.keep_in_touch(by=by, target=target, every=row["every"])


def _thinks_of_first(story: Story, row: Row) -> None:
    by = story.people[row["by"]]
    said = {name: row[name] for name in ("field", "reach", "basis", "words")}
    with clock.at(_moment(story, row["ago"])):
        five = actions.open_shortlist(by=by, **said)
        for key in row["people"]:
            actions.pick(by=by, shortlist=five, person=story.people[key])
