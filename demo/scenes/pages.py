"""A few write their whole page, and say who reads what of it."""

from datetime import timedelta
from typing import Any

from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Audience

from .. import talk
from ..story import Story

WRITTEN = timedelta(days=24)
PLAIN = ("handle", "website", "sentence", "paragraph")
ROWS = ("languages", "values", "expertise")


def tell(story: Story) -> None:
    """Two can be found by one link, two more are known by their languages and values to those they share a room with."""
    for key, words in talk.read("pages").items():
        if key in story.people:
            with clock.at(story.today - WRITTEN):
                _writes(story, key, words)


def _writes(story: Story, key: str, words: dict[str, Any]) -> None:
    person = story.people[key]
    told = {field: words[field] for field in ROWS} | {
        "affiliations": [people.Serves(*row) for row in words["affiliations"]]
    }
    people.edit_profile(
        by=person, person=person, told=told, **{field: words[field] for field in PLAIN if field in words}
    )
    people.show_parts(
        by=person, person=person, audiences=dict.fromkeys(words["open_to_all"], Audience.PUBLIC)
    )
