"""Of which communities a letter tells: each member chose for each how soon it comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.manifest import MENTIONED, REPLIED, STARTED
from barnraiser.acts.conversations.models import Cadence, Level
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

USUAL = (Level.MINE.value, Cadence.WEEKLY.value)
# What a community's mailing list carries already, for those who have it as one.
ON_THE_LIST = frozenset({STARTED.code, REPLIED.code, MENTIONED.code})


@dataclass(frozen=True, slots=True)
class Places:
    """The communities of one cadence, those of them that come as a mailing list, all the person belongs to, and whether
    what happened in none of these is told here.
    """

    told: frozenset[int]
    listed: frozenset[int]
    mine: frozenset[int]
    elsewhere: bool

    def holds(self, act: Act) -> bool:
        if act.within_id is None or act.within_id not in self.mine:
            return self.elsewhere
        if act.within_id not in self.told:
            return False
        return not (act.within_id in self.listed and act.kind in ON_THE_LIST)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member hears of one community, chosen by them or as it is until they choose."""

    community: Community
    level: str
    cadence: str


def choices(person: Person) -> Sequence[Choice]:
    """One for each community the person belongs to, by name."""
    chosen = conversations.hearings_of(person)
    found = []
    for community in sorted((row.community for row in communities.all_of(person)), key=lambda c: c.name):
        row = chosen.get(community.pk)
        level, cadence = (row.level, row.cadence) if row else USUAL
        found.append(Choice(community, level, cadence))
    return found


def places_of(person: Person, cadence: Cadence) -> Places:
    here = choices(person)
    as_list = {c.community.pk for c in here if (c.level, c.cadence) == (Level.ALL, Cadence.AT_ONCE)}
    return Places(
        told=frozenset(c.community.pk for c in here if c.cadence == cadence),
        listed=frozenset(as_list),
        mine=frozenset(c.community.pk for c in here),
        elsewhere=cadence == _for_the_rest(c.cadence for c in here),
    )


def _for_the_rest(cadences: Iterable[str]) -> Cadence:
    """What happened in no community comes with the soonest letter that gathers, and never where none is wanted."""
    wanted = set(cadences)
    if wanted & {Cadence.AT_ONCE.value, Cadence.DAILY.value}:
        return Cadence.DAILY
    return Cadence.NEVER if wanted == {Cadence.NEVER.value} else Cadence.WEEKLY
