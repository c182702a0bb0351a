"""Some have a community by mail and never open a page: what they wrote stands beside what was written here."""

from datetime import timedelta
from email.message import EmailMessage

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Cadence, Level
from barnraiser.acts.lists import actions, addresses
from barnraiser.ground import clock
from barnraiser.people import queries as people

from ..story import Story

ROOM = "soil-and-table"
WHO_HEARS = ("priya", "callum", "joaquin")
SUBJECT = "[success] The lower field drains by itself now"
WORDS = """\
Two winters of deep roots, and the pond by the gate was gone four days after the rain. It used to stand until April.

Measured heights are attached.

--\x20
Ruth Amsel
Forty acres of clay
"""


def tell(story: Story) -> None:
    """Three hear everything at once; something in Ruth's name, which no mail server vouches for, waits for her word."""
    for key in WHO_HEARS:
        with clock.at(story.today - timedelta(days=40)):
            conversations.hear(
                by=story.people[key],
                community=story.communities[ROOM],
                level=Level.ALL,
                cadence=Cadence.AT_ONCE,
            )
    with clock.at(story.today - timedelta(hours=5)):
        _writes(story, "ruth")


def _writes(story: Story, key: str) -> None:
    sender = people.signs_in_with(story.people[key])
    letter = EmailMessage()
    letter["From"], letter["Subject"], letter["Message-ID"] = sender, SUBJECT, "<drains@aldervalley.example>"
    letter.set_content(WORDS)
    letter.add_attachment(
        b"day,cm\n1,31\n2,18\n3,6\n4,0\n", maintype="text", subtype="csv", filename="pond.csv"
    )
    to = addresses.of(story.communities[ROOM])
    actions.settle(arrival=actions.take_in(sender=sender, to=to, raw=letter.as_bytes()))
