"""The steps by which two people come to know each other, and which registered acts are which step."""

from collections.abc import Callable
from enum import StrEnum

from django.db import models

from barnraiser.ground.manifest import Flow, Kind, Seen, Stage, Word, kinds

ALIGNED = "trust.aligned"


class Step(StrEnum):
    """The steps of the card of two, called and ordered as on a list. The last is only reached by people who have met."""

    FOUND = "found"
    ALIGNED = "aligned"
    HELPED = "helped"
    TALKED = "talked"
    MET = "met"
    RELIED_ON = "relied on"


class Reached(models.TextChoices):
    """How far it has come with somebody on a list, in the order of the list: what one keeps for oneself, so that it also
    knows what links two people, and what both work at.
    """

    FOUND = "found", "Found"
    ALIGNED = "aligned", "Aligned"
    CONNECTED = "connected", "Connected"
    HELPED = "helped", "Helped"
    TALKED = "talked", "Talked"
    MET = "met", "Met"
    ACTING = "acting", "Acting together"


LADDER = tuple(Reached)
MEANS = {
    Reached.FOUND: "you know of each other",
    Reached.ALIGNED: "both of you have said what you both care about, or compared what matters to each and found something",
    Reached.CONNECTED: "something links you: an introduction, a call into a conversation, a network elsewhere",
    Reached.HELPED: "one of you has had the other’s help",
    Reached.TALKED: "one of you has answered the other",
    Reached.MET: "you have met in person",
    Reached.ACTING: "each of you does a part of one same thing, such as a campaign",
}
# What two people who have come this far may be called, the nearest last: never more than has happened between them.
CALLED = {
    Step.FOUND: "in the same room",
    Step.ALIGNED: "of one mind about something",
    Step.TALKED: "on speaking terms",
    Step.HELPED: "neighbours who have lent a hand",
    Step.MET: "people who have met",
    Step.RELIED_ON: "people one relies on",
}


def staged(stage: Stage) -> list[str]:
    """The codes of the kinds that are this step of a tie, and no secret."""
    return _codes(lambda kind: kind.stage == stage)


def connecting() -> list[str]:
    """The codes of the kinds that bring two people together: an introduction, a call into a conversation."""
    return _codes(lambda kind: kind.flow == Flow.CONNECTS and kind.code != ALIGNED)


def working() -> list[str]:
    """The codes of the kinds that show two at work on one thing, when each did one about it: joining it, giving to it.

    Coming to a gathering is no work yet: the kinds of an app where people meet only count by meeting.
    """
    meeting = {_app(kind) for kind in kinds().values() if kind.flow == Flow.MEETS}
    flows = (Flow.JOINS, Flow.GIVES)
    return _codes(
        lambda kind: kind.flow in flows and kind.seen == Seen.COMMUNITY and _app(kind) not in meeting
    )


def parties_help(kind: Kind) -> bool:
    """Whether those the act was done toward are the ones who helped: when who was helped confirms it."""
    return kind.word == Word.PARTIES_KEPT


def _codes(holds: Callable[[Kind], bool]) -> list[str]:
    return [code for code, kind in kinds().items() if not kind.secret and holds(kind)]


def _app(kind: Kind) -> str:
    return kind.code.split(".")[0]
