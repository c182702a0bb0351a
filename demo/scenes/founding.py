"""Nell asks in the first few, and writes down what for."""

from datetime import timedelta

from barnraiser.communities import actions as communities
from barnraiser.ground import clock

from .. import calendar, talk
from ..sign_in import PASSWORD
from ..story import Story


def tell(story: Story) -> None:
    """Soil & Table stands, with Nell as its steward."""
    words = talk.read("communities")["soil-and-table"]
    day = story.today - calendar.FOUNDED
    nell = story.members["nell"]
    story.arrives(nell, day, password=PASSWORD)
    with clock.at(day + timedelta(hours=1)):
        story.communities["soil-and-table"] = communities.found(
            by=story.people["nell"], slug="soil-and-table", **words
        )
