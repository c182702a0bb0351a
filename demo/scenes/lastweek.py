"""The last week: questions nobody has answered yet, and what the three who can be signed in as have not seen."""

from datetime import timedelta

from barnraiser.acts.conversations import actions as conversations
from barnraiser.ground import clock
from barnraiser.home import actions as home

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
        _was_here(story, key)


def _was_here(story: Story, key: str) -> None:
    """They came by yesterday before breakfast, and read what there was to read."""
    person, early = story.people[key], story.today - timedelta(hours=25)
    with clock.at(early):
        home.visit(by=person)
        for within, told in story.told:
            if (key, within) in story.memberships and told.started_at < early:
                conversations.read(by=person, conversation=told, until=early)
