"""Every write to gatherings: call, change, answer, check in, say who met, follow up, and the calendar's address."""

from .after import agree, complete, follow_up, intend, no_longer_intend
from .answering import answer
from .calling import call, call_off, change
from .feeding import open_feed, revoke_feed
from .forgetting import forget
from .hosting import ask_to_host, stop_hosting
from .meeting import reply, say_met_at, say_we_met, take_back
from .parting import hand_on, let_go
from .presence import check_in, conclude, settle_all, take_off, tick

__all__ = [
    "agree",
    "answer",
    "ask_to_host",
    "call",
    "call_off",
    "change",
    "check_in",
    "complete",
    "conclude",
    "follow_up",
    "forget",
    "hand_on",
    "intend",
    "let_go",
    "no_longer_intend",
    "open_feed",
    "reply",
    "revoke_feed",
    "say_met_at",
    "say_we_met",
    "settle_all",
    "stop_hosting",
    "take_back",
    "take_off",
    "tick",
]
