"""From looking on to carrying: on which rung somebody stood in a quarter, by the most they did. Never who they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from barnraiser.ground.manifest import Flow, Kind, kinds


@dataclass(frozen=True, slots=True)
class Rung:
    name: str
    meaning: str


# From the lowest to the highest; the place in the list is the rung's height.
RUNGS = (
    Rung("Looking on", "read, and nothing else that leaves a trace"),
    Rung("Thanking", "thanked, signed, or stood behind something"),
    Rung("Speaking", "asked, answered, came to a gathering or took a stance"),
    Rung("Giving", "put up an offer, met an ask or pledged something"),
    Rung("Carrying", "called a gathering, a decision or a campaign, or took on a part"),
)
LOOKING_ON, THANKING, SPEAKING, GIVING, CARRYING = range(len(RUNGS))

_BY_FLOW: Mapping[Flow, int] = {
    Flow.JOINS: LOOKING_ON,
    Flow.VOUCHES: THANKING,
    Flow.ASKS: SPEAKING,
    Flow.SHARES: SPEAKING,
    Flow.MESSAGES: SPEAKING,
    Flow.CONNECTS: SPEAKING,
    Flow.MEETS: SPEAKING,
    Flow.GIVES: GIVING,
}
# What keeps something going for others, whatever flows.
CARRIED = frozenset(
    {
        "campaigns.called",
        "campaigns.carries",
        "campaigns.finished",
        "campaigns.took_on",
        "decisions.proposed",
        "gatherings.called",
        "gatherings.did",
        "programmes.begun",
    }
)


def height(kind: Kind) -> int:
    """The rung that one act of the kind stands on."""
    return CARRYING if kind.code in CARRIED else _BY_FLOW[kind.flow]


def heights(acts: Iterable[tuple[int, str]], people: Iterable[int]) -> dict[int, int]:
    """For each of the people the highest rung among their acts (person and kind); who did nothing looked on."""
    registered = kinds()
    found = dict.fromkeys(people, LOOKING_ON)
    for person, code in acts:
        if person in found and code in registered:
            found[person] = max(found[person], height(registered[code]))
    return found
