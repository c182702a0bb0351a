"""The last week: questions nobody has answered yet, and what the three who can be signed in as have not seen."""

from datetime import timedelta

from barnraiser.acts.conversations import actions as conversations
from barnraiser.ground import clock
from barnraiser.home import actions as home
from barnraiser.people import actions as people
from barnraiser.people.purposes import Purpose

from .. import talk
from ..sign_in import SIGN_INS
from ..story import Story


def tell(story: Story) -> None:
    """Today has something to show; those who left have gone."""
    for made in story.progress.through("The last week", talk.written("lastweek", story.today, story.scale)):
        story.tell(made)
    for member in story.members.values():
        if member.leaves:
            story.leaves(member.key, "soil-and-table", story.today - member.leaves)
    for key in SIGN_INS:
        _answered(story, key)
        _was_here(story, key)


# What each of them said yes or no to, and how many days ago: about strangers they changed their minds.
SAID = (
    (Purpose.PAGE, False, 61),
    (Purpose.NEWS, True, 61),
    (Purpose.SUGGESTIONS, False, 33),
    (Purpose.PAGE, True, 12),
)


def _answered(story: Story, key: str) -> None:
    """They went through what of them is counted, shown and mailed."""
    for purpose, given, days in SAID:
        with clock.at(story.today - timedelta(days=days)):
            people.answer_consent(by=story.people[key], purpose=purpose, given=given)


def _was_here(story: Story, key: str) -> None:
    """They came by yesterday before breakfast, and read what there was to read."""
    person, early = story.people[key], story.today - timedelta(hours=25)
    with clock.at(early):
        home.visit(by=person)
        for within, told in story.told:
            if (key, within) in story.memberships and told.started_at < early:
                conversations.read(by=person, conversation=told, until=early)
