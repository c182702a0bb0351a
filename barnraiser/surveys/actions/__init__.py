"""Every write to surveys: open a round, answer, put aside, take back, settle, let go, forget."""

from .answering import answer, decline, withdraw
from .forgetting import forget, let_go_of_old_answers
from .rounds import open_round, settle

__all__ = [
    "answer",
    "decline",
    "forget",
    "let_go_of_old_answers",
    "open_round",
    "settle",
    "withdraw",
]
