"""What a person is asked to say yes or no to, in the words they read, version by version.

A wording is never changed: a new one is added below it. Where it changes in substance it asks again, and a yes to the one
before is no yes to it; a mere correction keeps the answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models


class Purpose(models.TextChoices):
    """The closed list of what can be said yes or no to."""

    TIES = "ties", "My ties count in the community's figures"
    PAGE = "page", "Strangers may see my page"
    DIRECTORY = "directory", "I am shown in the directory"
    DIGESTS = "digests", "Letters that gather what happened"
    SUGGESTIONS = "suggest", "Letters that suggest what I could do"
    NEWS = "news", "Letters with news of my communities"
    SURVEYS = "surveys", "Letters that tell of a round of questions"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is asked, and what follows from either answer. `is_new` where it differs in substance from the one before."""

    asked: str
    if_yes: str
    if_no: str
    is_new: bool = True

    @property
    def text(self) -> str:
        """All of it, as it is kept beside an answer."""
        return f"{self.asked}\nYes: {self.if_yes}\nNo: {self.if_no}"


WORDINGS: Mapping[Purpose, tuple[Wording, ...]] = {
    Purpose.TIES: (
        Wording(
            "May your ties count in a community’s figures?",
            "What you do with others counts in the figures of communities you belong to. They are about groups, never "
            "about you alone; only you see your own.",
            "Within minutes you and your ties are left out, as if you were not there, and nothing is worked out about "
            "you. What you do with others goes on as before.",
        ),
    ),
    Purpose.PAGE: (
        Wording(
            "May strangers see your page?",
            "Whoever has its address can read what you marked as public, and search engines may find it.",
            "Only people you share a community with can open it.",
        ),
    ),
    Purpose.DIRECTORY: (
        Wording(
            "May people you share a community with find you in the directory?",
            "They find you by name, by what you care about, by place and by walk of life.",
            "You are in no list of people there. Who has something to do with you still opens your page.",
        ),
    ),
    Purpose.DIGESTS: (
        Wording(
            "May letters come that gather what happened?",
            "A letter now and then says what happened in your communities since the last one. Each has a link that ends it.",
            "No such letter comes. Everything stands on Today.",
        ),
    ),
    Purpose.SUGGESTIONS: (
        Wording(
            "May letters come that suggest what you could do next?",
            "Now and then a letter names somebody to help or to meet, and says why. Each has a link that ends it.",
            "No such letter comes. What is suggested stands on Today.",
        ),
    ),
    Purpose.NEWS: (
        Wording(
            "May letters come with news of your communities?",
            "What a steward writes to all members also comes as a letter. Each has a link that ends it.",
            "No such letter comes. News stand in the community.",
        ),
    ),
    Purpose.SURVEYS: (
        Wording(
            "May a letter tell you when a round of questions opens?",
            "You hear of it by letter. Whether you answer is asked again, on the page itself, each time.",
            "No such letter comes. The round stands on Today.",
        ),
    ),
}

# What happens while nobody was asked: nothing that shows or mails anything. Ties of people in an imported archive count
# until they say otherwise (decision 5), and members of one community find each other.
UNLESS_ASKED: Mapping[Purpose, bool] = {
    Purpose.TIES: True,
    Purpose.DIRECTORY: True,
    Purpose.PAGE: False,
    Purpose.DIGESTS: False,
    Purpose.SUGGESTIONS: False,
    Purpose.NEWS: False,
    Purpose.SURVEYS: False,
}


def current(purpose: str) -> int:
    """The number of the wording that is asked today."""
    return len(WORDINGS[Purpose(purpose)])


def wording(purpose: str, version: int | None = None) -> Wording:
    """The wording of this number, or today's."""
    return WORDINGS[Purpose(purpose)][(version or current(purpose)) - 1]


def oldest_that_stands(purpose: str) -> int:
    """Answers to this wording and later ones stand: since then nothing changed in substance."""
    versions = WORDINGS[Purpose(purpose)]
    return max(number for number, each in enumerate(versions, start=1) if each.is_new)
