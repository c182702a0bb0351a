"""Every write to communities. Joining and leaving are acts, and recorded by acts/belonging."""

from .charter import (
    adopt_goal,
    adopt_rule,
    change_door,
    change_method,
    change_purpose,
    change_rule,
    retire_goal,
    retire_rule,
)
from .founding import found, free_slug
from .membership import admit, affirm, end_membership, forget, hold, remove, resume
from .parting import hand_on
from .power import log_power
from .roles import appoint, end_grant, grant
from .settings import describe

__all__ = [
    "admit",
    "adopt_goal",
    "adopt_rule",
    "affirm",
    "appoint",
    "change_door",
    "change_method",
    "change_purpose",
    "change_rule",
    "describe",
    "end_grant",
    "end_membership",
    "forget",
    "found",
    "free_slug",
    "grant",
    "hand_on",
    "hold",
    "log_power",
    "remove",
    "resume",
    "retire_goal",
    "retire_rule",
]
