"""What the valley says to the world: three conversations in public, one newsletter, a reader two valleys over; and what the
three who can be signed in as want to hear of.
"""

from datetime import datetime, time, timedelta

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.acts.outward import actions, queries
from barnraiser.ground import clock
from barnraiser.people import actions as people

from .. import talk
from ..sign_in import SIGN_INS
from ..story import Story

ROOM = "soil-and-table"
READER = "reader@ransdale.example"
HEARS = (("all", "daily"), ("mine", "weekly"), ("mine", "at_once"))


def tell(story: Story) -> None:
    """A stranger finds something to read, and something to ask for."""
    words = talk.read("outward")
    said = {row["title"]: _says(story, row) for row in words["talk"]}
    room, nell = story.communities[ROOM], story.people["nell"]
    for row in words["newsletter"]:
        picks = [said[title] for title in row["names"]]
        with clock.at(_ago(story, row["ago"])):
            draft = actions.compose(
                by=nell, community=room, title=row["title"], words=row["words"], picks=picks
            )
            if not row.get("draft"):
                actions.send(by=nell, issue=draft)
    with clock.at(_ago(story, 8)):
        actions.ask(community=room, address=READER)
        for reader in queries.readers_at(READER):
            word = actions.new_word(reader=reader)
            if asked := queries.behind_word(word):
                actions.say_yes(reader=asked)
    for key, (level, cadence) in zip(SIGN_INS, HEARS, strict=False):
        conversations.hear(by=story.people[key], community=room, level=level, cadence=cadence)
        people.keep_quiet(by=story.people[key], zone="Europe/London", begins=time(21), ends=time(7))


def _says(story: Story, row: dict[str, object]) -> Conversation:
    """The conversation stands in public, with its answers an hour apart."""
    at = _ago(story, float(str(row["ago"])))
    with clock.at(at):
        told = conversations.start(
            by=story.people[str(row["by"])],
            community=story.communities[ROOM],
            kind=str(row["kind"]),
            title=str(row["title"]),
            words=str(row["words"]).strip(),
            audience=Audience.PUBLIC,
        )
    answers: list[list[str]] = row.get("says", [])  # type: ignore[assignment]
    for hours, (by, words) in enumerate(answers, 1):
        with clock.at(at + timedelta(hours=hours)):
            conversations.reply(by=story.people[by], conversation=told, words=words)
    return told


def _ago(story: Story, days: float) -> datetime:
    return story.today - timedelta(days=days)
