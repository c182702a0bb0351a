"""A year of coming together: called, answered, checked in, said whom one met. What happened is written in `words/`."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from barnraiser.acts.gatherings import actions
from barnraiser.acts.gatherings.actions.calling import Plan
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import talk
from ..story import Story

CALLED_AHEAD = timedelta(days=16)
OLD = 35


def tell(story: Story) -> None:
    """Every gathering stands with what came of it; a smaller story leaves out some that are long past."""
    words = talk.read("gatherings")
    rows = sorted(_kept(words["gathering"], story.scale), key=lambda row: -row["ago"])
    for row in story.progress.through("Gatherings", rows):
        _tell(story, row)
    for row in words["coffee"]:
        _coffee(story, row)


def _kept(rows: Iterable[Mapping[str, Any]], scale: float) -> list[Mapping[str, Any]]:
    """Those of the last weeks and ahead, and a share of the old ones."""
    old = [row for row in rows if row["ago"] > OLD]
    return [*old[: max(1, round(len(old) * scale))], *(row for row in rows if row["ago"] <= OLD)]


def _tell(story: Story, row: Mapping[str, Any]) -> None:
    start = (story.today - timedelta(days=row["ago"])).replace(hour=row["at"])
    end = start + timedelta(hours=row["hours"])
    called = min(start, story.today) - CALLED_AHEAD
    with clock.at(called):
        gathering = actions.call(
            by=story.people[row["by"]], community=story.communities[row["in"]], plan=_plan(row, start, end)
        )
    with clock.at(called + timedelta(hours=5)):
        if also := row.get("with"):
            actions.ask_to_host(by=story.people[row["by"]], person=story.people[also], gathering=gathering)
    _answers(story, row, gathering, called)
    if why := row.get("off"):
        with clock.at(start - timedelta(days=2)):
            actions.call_off(by=story.people[row["by"]], gathering=gathering, words=why)
    elif row["ago"] > 0:
        _happens(story, row, gathering)
        _goes_on(story, row, gathering)


def _plan(row: Mapping[str, Any], start: datetime, end: datetime) -> Plan:
    kept = ("title", "place", "directions", "access", "link")
    return Plan(
        **{name: row.get(name, "") for name in kept},
        words=row["words"].strip(),
        way="online" if "link" in row else "in_person",
        starts_at=start,
        ends_at=end,
        capacity=row.get("capacity"),
    )


def _answers(story: Story, row: Mapping[str, Any], gathering: Gathering, called: datetime) -> None:
    """Those named answer in the first week, an hour or a day apart, and a few of the crowd after them."""
    said = [(story.people[key], brings) for key, brings in row["coming"]]
    said += [(person, "") for person in _crowd(story, row)]
    for place, (person, brings) in enumerate(said):
        with clock.at(called + timedelta(hours=6 + 5 * place)):
            actions.answer(by=person, gathering=gathering, coming=True, brings=brings)


def _crowd(story: Story, row: Mapping[str, Any]) -> list[Person]:
    """As many more members as are written down, or fewer in a smaller story: those who have been here longest."""
    wanted = round(row.get("crowd", 0) * min(1.0, story.scale))
    kept = [
        key
        for key, member in story.members.items()
        if member.part.post and not member.leaves and (key, row["in"]) in story.memberships
    ]
    return [story.people[key] for key in kept[:wanted]]


def _happens(story: Story, row: Mapping[str, Any], gathering: Gathering) -> None:
    """They come one after the other and say the three words; in the evening they say whom they met."""
    for place, key in enumerate(row["there"]):
        with clock.at(gathering.starts_at + timedelta(minutes=3 * place - 9)):
            actions.check_in(by=story.people[key], gathering=gathering, words=gathering.words_to_say)
    met: dict[str, list[Person]] = {}
    for one, other, too in row.get("met", ()):
        met.setdefault(one, []).append(story.people[other])
        if too:
            met.setdefault(other, []).append(story.people[one])
    for place, (key, people) in enumerate(met.items()):
        with clock.at(gathering.ends_at + timedelta(minutes=40 + 7 * place)):
            actions.say_met_at(by=story.people[key], gathering=gathering, people=people)
    with clock.at(gathering.ends_at + timedelta(hours=3)):
        actions.conclude(by=story.people[row["by"]], gathering=gathering)


def _goes_on(story: Story, row: Mapping[str, Any], gathering: Gathering) -> None:
    """What was agreed, who wants to talk to whom again, and the conversation after it."""
    evening = gathering.ends_at + timedelta(hours=4)
    for by, who, words, done in row.get("steps", ()):
        doer = story.people[who]
        with clock.at(evening):
            due = (gathering.starts_at + timedelta(days=10)).date()
            step = actions.agree(by=story.people[by], gathering=gathering, words=words, who=doer, due=due)
        with clock.at(min(evening + timedelta(days=6), story.today - timedelta(hours=15))):
            if done:
                actions.complete(by=doer, step=step)
    with clock.at(evening):
        for by, whom, words in row.get("again", ()):
            people = story.people
            actions.intend(by=people[by], toward=people[whom], gathering=gathering, words=words)
        if said := row.get("talk"):
            by, title, words = said
            made = actions.follow_up(by=story.people[by], gathering=gathering, title=title, words=words)
            story.told.append((row["in"], made.conversation))


def _coffee(story: Story, row: Mapping[str, Any]) -> None:
    """Two people met outside any gathering, as one says and sometimes the other too."""
    said = story.today - timedelta(days=row["ago"]) + timedelta(hours=-row["ago"] % 3 - 4)
    one, other = story.people[row["by"]], story.people[row["with"]]
    when = When(day=said.date(), minutes=row["minutes"], place=row["place"])
    with clock.at(said):
        told = actions.say_we_met(by=one, other=other, community=story.communities[row["in"]], when=when)
    if row["too"]:
        with clock.at(said + timedelta(hours=20)):
            actions.reply(by=other, meeting=told, met=True)
