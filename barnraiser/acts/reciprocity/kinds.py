"""The acts of asking and giving, each in one sentence. What is between two people is said only between them."""

from barnraiser.ground.manifest import Flow, Kind, Seen, Stage, Tells, Word

PAIR, NOBODY = Seen.PAIR, Tells.NOBODY

ASKED = Kind("reciprocity.asked", "{by} asked for something in {within}", Flow.ASKS, tells=NOBODY)
ASKED_OF = Kind("reciprocity.asked_of", "{by} asked {toward} for something", Flow.ASKS, PAIR)
OFFERED = Kind("reciprocity.offered", "{by} offered something in {within}", Flow.GIVES, tells=NOBODY)
OFFERED_TO = Kind("reciprocity.offered_to", "{by} offered {toward} something", Flow.GIVES, PAIR)
LET_BE = Kind("reciprocity.let_be", "{by} said “not this time” to {toward}", Flow.MESSAGES, PAIR)

CAME_FORWARD = Kind(
    "reciprocity.came_forward", "{by} came forward to help {toward}", Flow.GIVES, PAIR, stage=Stage.TALKED
)
TOOK_UP = Kind(
    "reciprocity.took_up",
    "{by} would like to take up an offer of {toward}",
    Flow.ASKS,
    PAIR,
    stage=Stage.TALKED,
)
AGREED = Kind("reciprocity.agreed", "{by} said yes to {toward}", Flow.MESSAGES, PAIR)
STEPPED_BACK = Kind("reciprocity.stepped_back", "{by} said “not this time” to {toward}", Flow.MESSAGES, PAIR)
DID = Kind("reciprocity.did", "{by} says it is done for {toward}", Flow.MESSAGES, PAIR)
CONFIRMED = Kind("reciprocity.confirmed", "{by} confirmed the help of {toward}", Flow.MESSAGES, PAIR)
# The help itself, by the one who gave it. It stands in the ledger when the receiver has confirmed it, and not before.
HELPED = Kind(
    "reciprocity.helped",
    "{by} helped {toward}",
    Flow.GIVES,
    tells=NOBODY,
    stage=Stage.HELPED,
    word=Word.ACTOR_KEPT,
)
HELPED_QUIETLY = Kind(
    "reciprocity.helped_quietly",
    "{by} helped {toward}, between the two of them",
    Flow.GIVES,
    PAIR,
    NOBODY,
    Stage.HELPED,
    Word.ACTOR_KEPT,
)
MISSED = Kind(
    "reciprocity.missed",
    "{by} said that what {toward} promised did not happen",
    Flow.MESSAGES,
    PAIR,
    word=Word.PARTIES_BROKE,
)
OWNED_UP = Kind(
    "reciprocity.owned_up", "{by} said that a promise to {toward} did not come about", Flow.MESSAGES, PAIR
)
REJOINED = Kind("reciprocity.rejoined", "{by} answered {toward} about a promise", Flow.MESSAGES, PAIR)
THANKED = Kind("reciprocity.thanked", "{by} thanked {toward} for help", Flow.VOUCHES)
THANKED_QUIETLY = Kind("reciprocity.thanked_quietly", "{by} thanked {toward} in private", Flow.VOUCHES, PAIR)

SUGGESTED = Kind(
    "reciprocity.suggested", "{by} would like to introduce {toward} to somebody", Flow.CONNECTS, PAIR
)
# Neither the introducer nor the other learns who said what: only what came of it.
RESPONDED = Kind(
    "reciprocity.responded", "{by} answered a suggested introduction", Flow.CONNECTS, Seen.ACTOR, NOBODY
)
INTRODUCED = Kind(
    "reciprocity.introduced", "{by} introduced {toward} to each other", Flow.CONNECTS, PAIR, NOBODY
)
ACCEPTED = Kind(
    "reciprocity.accepted", "{by} and {toward} came together by an introduction", Flow.CONNECTS, PAIR
)

ALL = (
    ASKED, ASKED_OF, OFFERED, OFFERED_TO, LET_BE, CAME_FORWARD, TOOK_UP, AGREED, STEPPED_BACK, DID, CONFIRMED, HELPED,
    HELPED_QUIETLY, MISSED, OWNED_UP, REJOINED, THANKED, THANKED_QUIETLY, SUGGESTED, RESPONDED, INTRODUCED, ACCEPTED,
)  # fmt: skip
