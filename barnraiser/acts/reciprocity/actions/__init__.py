"""Every write to what people ask of each other and give: post, answer, agree, do, confirm, thank, introduce, forget."""

from .answering import answer, step_back
from .confirming import confirm, thank
from .forgetting import forget
from .introducing import introduce, respond
from .missing import rejoin, say_missed
from .parting import let_go
from .posting import ask, close, let_be, offer
from .promising import agree, say_done

__all__ = [
    "agree",
    "answer",
    "ask",
    "close",
    "confirm",
    "forget",
    "introduce",
    "let_be",
    "let_go",
    "offer",
    "rejoin",
    "respond",
    "say_done",
    "say_missed",
    "step_back",
    "thank",
]
