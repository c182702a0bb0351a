"""What an act is: what passes between people in it, who may know, who hears, which step of a tie it is."""

from dataclasses import dataclass
from enum import StrEnum


class Flow(StrEnum):
    """What passes between people in an act."""

    GIVES = "gives"
    ASKS = "asks"
    SHARES = "shares"
    JOINS = "joins"
    MEETS = "meets"
    VOUCHES = "vouches"
    MESSAGES = "messages"
    CONNECTS = "connects"


class Seen(StrEnum):
    """Who may see that an act was done."""

    COMMUNITY = "community"
    PAIR = "pair"
    ACTOR = "actor"


class Tells(StrEnum):
    """Who hears of an act: those it was done toward, everybody in its community, or nobody."""

    PARTIES = "parties"
    COMMUNITY = "community"
    NOBODY = "nobody"


class Stage(StrEnum):
    """The step of a tie between two people that an act of the kind is."""

    TALKED = "talked"
    HELPED = "helped"
    MET = "met"


class Word(StrEnum):
    """What an act of the kind shows of somebody's word: who kept or broke it, the actor or those it was done toward."""

    ACTOR_KEPT = "actor kept"
    PARTIES_KEPT = "parties kept"
    ACTOR_BROKE = "actor broke"
    PARTIES_BROKE = "parties broke"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act: a past-tense code and the one sentence that puts it into words everywhere.

    `seen` says who may know of it, `tells` who hears of it, `stage` which step of a tie it is, `word` what it shows of
    somebody's word. `moves` says whether something begins or ends by it, so that a number on a tab may be another one.
    """

    code: str
    sentence: str
    flow: Flow
    seen: Seen = Seen.COMMUNITY
    tells: Tells = Tells.PARTIES
    stage: Stage | None = None
    word: Word | None = None
    moves: bool = True

    def __str__(self) -> str:
        return self.code

    @property
    def secret(self) -> bool:
        """Nobody but the actor knows of it."""
        return self.seen == Seen.ACTOR
