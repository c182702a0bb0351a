"""Every write to programmes: begin, guide, review, mandate, take part, write, read first, publish, forget."""

from .forgetting import forget
from .mandates import decline_offer, end, offer, take_up
from .programmes import Guidance, begin, close, guide, review, set_rope
from .reading import approve, ask_for_other_words, decline
from .seats import admit, ask_in, part, refuse
from .writing import revise, withdraw, write

__all__ = [
    "Guidance",
    "admit",
    "approve",
    "ask_for_other_words",
    "ask_in",
    "begin",
    "close",
    "decline",
    "decline_offer",
    "end",
    "forget",
    "guide",
    "offer",
    "part",
    "refuse",
    "review",
    "revise",
    "set_rope",
    "take_up",
    "withdraw",
    "write",
]
