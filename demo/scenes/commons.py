"""What Soil & Table has in common: what it kept of its talk, a page, how it talks; and a few messages between two or three."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from barnraiser.acts.commons import actions
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations import queries as talks
from barnraiser.acts.conversations.models import Conversation
from barnraiser.acts.direct import actions as direct
from barnraiser.acts.direct.models import Exchange
from barnraiser.ground import clock

from .. import talk
from ..story import Story

ROOM = "soil-and-table"


def tell(story: Story) -> None:
    """Words, a story and a value kept with a yes, one that waits for Ruth's; then the page; then what few read."""
    words = talk.read("commons")
    told = [_kept(story, row) for row in story.progress.through("What is kept of the talk", words["kept"])]
    _asked(story, words["waiting"][0])
    _page(story, words["page"], told)
    for row in words["exchange"]:
        _write(story, row)


def _said(story: Story, row: Mapping[str, Any]) -> Conversation:
    with clock.at(_moment(story, row["ago"])):
        return conversations.start(
            by=story.people[row["by"]],
            community=story.communities[ROOM],
            kind=row["kind"],
            title=row["title"],
            words=row["words"].strip(),
        )


def _asked(story: Story, row: Mapping[str, Any], told: Conversation | None = None) -> Any:
    """Somebody would like to keep it, the next day."""
    said = told or _said(story, row)
    message = talks.behind(said.code, "conversation")
    assert message  # noqa: S101 - it was just written
    with clock.at(_moment(story, row["ago"] - 1)):
        keeper = story.people[row["keeper"]]
        return actions.keep(
            by=keeper, message=message, kind=row["what"], title=row["name"], words=row["says"]
        )


def _kept(story: Story, row: Mapping[str, Any]) -> Conversation:
    """Its author says yes within the day, and others that they say it so."""
    told = _said(story, row)
    keeping = _asked(story, row, told)
    with clock.at(_moment(story, row["ago"] - 1.4)):
        keeping = actions.agree(by=story.people[row["by"]], keeping=keeping)
    for place, key in enumerate(row["so"]):
        with clock.at(_moment(story, row["ago"] - 2 - place)):
            actions.support(by=story.people[key], keeping=keeping)
    return told


def _page(story: Story, row: Mapping[str, Any], told: list[Conversation]) -> None:
    with clock.at(_moment(story, row["ago"])):
        page = actions.begin_page(
            by=story.people[row["by"]], community=story.communities[ROOM], title=row["title"]
        )
    for place, part in enumerate(row["section"]):
        source = told[part["talk"]] if "talk" in part else None
        with clock.at(_moment(story, row["ago"] - place - 0.2)):
            section = actions.add_section(
                by=story.people[part["by"]],
                page=page,
                heading=part["heading"],
                words=part["words"].strip(),
                source=source,
            )
        if "again" in part:
            key, words = part["again"]
            with clock.at(_moment(story, row["ago"] - place - 9)):
                by, heading = story.people[key], part["heading"]
                actions.edit(by=by, section=section, number=1, heading=heading, words=words.strip())


def _write(story: Story, row: Mapping[str, Any]) -> None:
    """The first line begins it; who had not turned to the writer before and answers says yes by it."""
    exchange: Exchange | None = None
    for place, (key, words) in enumerate(row["says"]):
        by = story.people[key]
        with clock.at(_moment(story, row["ago"]) + timedelta(hours=2 * place)):
            if exchange is None:
                others = [story.people[other] for other in row["to"]]
                exchange = direct.begin(by=by, others=others, words=words).exchange
                continue
            if any(seat.person_id == by.pk and seat.waits for seat in exchange.seats.all()):
                direct.accept(by=by, exchange=exchange)
            direct.write(by=by, exchange=exchange, words=words)


def _moment(story: Story, ago: float) -> datetime:
    return story.today - timedelta(days=ago)
