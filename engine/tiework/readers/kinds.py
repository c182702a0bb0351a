"""What each kind of act in an archive counts, unless somebody decides otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tiework import policy as rules
from tiework.policy import KindRule, Policy

if TYPE_CHECKING:
    from tiework.readers.archive import Archive

DIRECTED, MUTUAL, TOGETHER, CONTACT = "tie.directed", "tie.mutual", "tie.together", "contact.met"
ACTED = "acted"

# Like all weights of acts these are choices, not findings; a reaction is the lightest thing one can do.
RULES: Mapping[str, KindRule] = {
    "mail.replied": rules.REPLY,
    "mail.posted": rules.POST,
    "slack.posted": rules.POST,
    "slack.replied": rules.REPLY,
    "slack.mentioned": rules.MENTION,
    "slack.reacted": KindRule(0.25),
    "slack.messaged": rules.MESSAGE,
    "discourse.posted": rules.POST,
    "discourse.replied": rules.REPLY,
    "discourse.mentioned": rules.MENTION,
    "mastodon.posted": rules.POST,
    "mastodon.replied": rules.REPLY,
    "mastodon.mentioned": rules.MENTION,
    "mastodon.boosted": rules.MENTION,
    "mastodon.messaged": rules.MESSAGE,
    ACTED: KindRule(1),
    DIRECTED: KindRule(1),
    # A tie without direction is said of both.
    MUTUAL: KindRule(1, flow="together", mutual=True),
    TOGETHER: KindRule(1, flow="together"),
    # Minutes face to face. It takes two to face each other; being in one room is less, and is a gathering.
    CONTACT: KindRule(1, flow="together", channel="in_person", mutual=True),
}


_BOTH, _MET = ", mutual", ", in person"


def both_ways(kind: str) -> str:
    """Return the kind of a tie that has a kind of its own and no direction.

    >>> both_ways("helps")
    'helps, mutual'
    """
    return kind + _BOTH


def in_person(kind: str) -> str:
    """Return the kind of that part of a tie which comes from meeting.

    >>> in_person("tie.directed")
    'tie.directed, in person'
    """
    return kind + _MET


def _default(kind: str) -> KindRule:
    if kind.endswith(_MET):
        return replace(_default(kind.removesuffix(_MET)), channel="in_person")
    return RULES.get(kind) or (RULES[MUTUAL] if kind.endswith(_BOTH) else KindRule(1))


def policy(archive: Archive, half_life_days: float, chosen: Mapping[str, KindRule]) -> Policy:
    """Return the policy of an archive: the rule chosen, else the default, else weight 1 toward whom it was.

    In an undated network every tie that was written down is present, however light: nothing has faded.
    """
    table = archive.acts()
    kinds = dict.fromkeys(
        (*table.kinds, *(("mail.replied", "mail.posted") if archive.format == "mbox" else ()))
    )
    known = {kind: chosen.get(kind) or _default(kind) for kind in kinds}
    made = Policy({**known, **chosen}, half_life_days=half_life_days)
    if archive.dated or not (table.amount > 0).any():
        return made
    # Of a tie that says what went each way, one way may be lighter than what counts as a tie, and then is none.
    least = archive.lightest or float(table.amount[table.amount > 0].min())
    lightest = least * min((rule.weight for rule in known.values() if rule.weight > 0), default=1.0)
    return Policy({**known, **chosen}, half_life_days=half_life_days, present=min(made.present, lightest))
