"""Asking in, coming in, going. Each in four beats: permit, change, record, return."""

from .coming_in import accept, come_in, decline, join
from .founding import found_network, open_account_for
from .inviting import GOOD_FOR, invite, invite_by_decision, revoke
from .leaving import forget, forget_me, leave

__all__ = [
    "GOOD_FOR",
    "accept",
    "come_in",
    "decline",
    "forget",
    "forget_me",
    "found_network",
    "invite",
    "invite_by_decision",
    "join",
    "leave",
    "open_account_for",
    "revoke",
]
