"""Every write to direct messages: begin, write, ask in, say yes or no, ask for quiet, leave, take back, read, forget."""

from .answering import accept, decline, leave, mute, unmute
from .asking_in import ask_in
from .forgetting import forget
from .reading import read
from .writing import begin, take_back, write

__all__ = [
    "accept",
    "ask_in",
    "begin",
    "decline",
    "forget",
    "leave",
    "mute",
    "read",
    "take_back",
    "unmute",
    "write",
]
