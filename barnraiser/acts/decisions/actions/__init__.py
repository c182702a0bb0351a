"""Every write to decisions: propose, amend, stand, answer, settle, rank, close, withdraw, forget."""

from .closing import close, close_early, withdraw
from .forgetting import forget
from .proposing import amend, propose
from .ranking import rank
from .speaking import answer, settle, stand, unsay

__all__ = [
    "amend",
    "answer",
    "close",
    "close_early",
    "forget",
    "propose",
    "rank",
    "settle",
    "stand",
    "unsay",
    "withdraw",
]
