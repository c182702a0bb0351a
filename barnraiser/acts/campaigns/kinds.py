"""The kinds of acts that campaigns record. A quiet promise has kinds of its own, because who sees an act is the kind’s."""

from barnraiser.ground.manifest import Flow, Kind, Seen, Stage, Tells, Word

# ---- the campaign and who carries it
CALLED = Kind("campaigns.called", "{by} called {about} in {within}", Flow.SHARES, tells=Tells.COMMUNITY)
REWORDED = Kind("campaigns.reworded", "{by} reworded {about}", Flow.SHARES, tells=Tells.NOBODY)
ASKED_TO_CARRY = Kind(
    "campaigns.asked_to_carry", "{by} asked {toward} to carry a part of {about}", Flow.ASKS, seen=Seen.PAIR
)
CARRIES = Kind("campaigns.carries", "{by} said yes to {toward} and carries a part of {about}", Flow.JOINS)
DECLINED = Kind("campaigns.declined", "{by} left a part of {about} to others", Flow.MESSAGES, seen=Seen.PAIR)
STEPPED_DOWN = Kind("campaigns.stepped_down", "{by} laid down a part of {about}", Flow.JOINS)
EXTENDED = Kind("campaigns.extended", "{by} moved the day of {about}", Flow.SHARES, tells=Tells.COMMUNITY)
CLOSED = Kind("campaigns.closed", "{by} closed {about}", Flow.SHARES, tells=Tells.COMMUNITY)
CALLED_OFF = Kind("campaigns.called_off", "{by} called {about} off", Flow.SHARES, tells=Tells.COMMUNITY)
CARRIED = Kind("campaigns.carried", "{by} and {toward} carried {about} to its end together", Flow.CONNECTS)

# ---- what it needs, and who gives it
NEEDED = Kind("campaigns.needed", "{by} said what is needed: {about}", Flow.ASKS, tells=Tells.NOBODY)
CHALLENGED = Kind(
    "campaigns.challenged", "{by} set a mark to beat for {about}", Flow.SHARES, tells=Tells.NOBODY
)
PLEDGED = Kind("campaigns.pledged", "{by} gave their word to {toward}: {about}", Flow.GIVES)
PLEDGED_QUIETLY = Kind(
    "campaigns.pledged_quietly",
    "{by} gave their word quietly to {toward}: {about}",
    Flow.GIVES,
    seen=Seen.PAIR,
)
CHANGED = Kind("campaigns.changed", "{by} changed a pledge: {about}", Flow.GIVES, seen=Seen.PAIR)
SIGNED = Kind("campaigns.signed", "{by} signed for {about}", Flow.VOUCHES, tells=Tells.NOBODY, moves=False)
SIGNED_QUIETLY = Kind(
    "campaigns.signed_quietly", "{by} signed quietly for {about}", Flow.VOUCHES, Seen.PAIR, Tells.NOBODY
)
ENDORSED = Kind("campaigns.endorsed", "{by} stands behind {about}", Flow.VOUCHES, tells=Tells.NOBODY)
ENDORSED_QUIETLY = Kind(
    "campaigns.endorsed_quietly", "{by} stands quietly behind {about}", Flow.VOUCHES, Seen.PAIR, Tells.NOBODY
)

# ---- what becomes of a pledge
CONFIRMED = Kind("campaigns.confirmed", "{by} counts on {toward}: {about}", Flow.MESSAGES, seen=Seen.PAIR)
DELIVERED = Kind("campaigns.delivered", "{by} says it is done: {about}", Flow.GIVES, seen=Seen.PAIR)
KEPT = Kind(
    "campaigns.kept",
    "{by} kept a pledge to {toward}: {about}",
    Flow.GIVES,
    tells=Tells.NOBODY,
    stage=Stage.HELPED,
    word=Word.ACTOR_KEPT,
)
KEPT_QUIETLY = Kind(
    "campaigns.kept_quietly",
    "{by} kept a quiet pledge to {toward}: {about}",
    Flow.GIVES,
    Seen.PAIR,
    Tells.NOBODY,
    Stage.HELPED,
    Word.ACTOR_KEPT,
)
RECEIVED = Kind(
    "campaigns.received", "{by} received what {toward} pledged: {about}", Flow.VOUCHES, seen=Seen.PAIR
)
ASKED_AFTER = Kind(
    "campaigns.asked_after", "{by} asked {toward} after a pledge: {about}", Flow.ASKS, seen=Seen.PAIR
)
ANSWERED = Kind("campaigns.answered", "{by} said how it stands: {about}", Flow.MESSAGES, seen=Seen.PAIR)
LET_GO = Kind("campaigns.let_go", "{by} let {toward} off a pledge: {about}", Flow.MESSAGES, seen=Seen.PAIR)
BROKEN = Kind(
    "campaigns.broken",
    "{by} noted that {toward} could not keep a pledge: {about}",
    Flow.MESSAGES,
    seen=Seen.PAIR,
    word=Word.PARTIES_BROKE,
)

# ---- what it says, what is done, what came of it
PROPOSED = Kind("campaigns.proposed", "{by} proposed a point for {about}", Flow.SHARES, tells=Tells.NOBODY)
SPOKE = Kind(
    "campaigns.spoke", "{by} spoke to a point of {toward} in {about}", Flow.MESSAGES, stage=Stage.TALKED
)
SETTLED = Kind("campaigns.settled", "{by} settled a point of {toward} in {about}", Flow.SHARES)
PLANNED = Kind(
    "campaigns.planned", "{by} planned a piece of work for {about}", Flow.SHARES, tells=Tells.NOBODY
)
TOOK_ON = Kind("campaigns.took_on", "{by} took on a piece of work for {about}", Flow.GIVES)
HANDED_BACK = Kind("campaigns.handed_back", "{by} handed a piece of work back to {about}", Flow.MESSAGES)
FINISHED = Kind("campaigns.finished", "{by} finished a piece of work for {about}", Flow.GIVES)
MOVED = Kind("campaigns.moved", "{by} wrote down whom {about} moved", Flow.SHARES, tells=Tells.NOBODY)
CHANGED_SOMETHING = Kind(
    "campaigns.changed_something", "{by} wrote down what {about} changed", Flow.SHARES, tells=Tells.COMMUNITY
)
WITNESSED = Kind(
    "campaigns.witnessed", "{by} saw what {about} changed, as {toward} wrote it down", Flow.VOUCHES
)

KINDS = tuple(kind for kind in list(globals().values()) if isinstance(kind, Kind))
