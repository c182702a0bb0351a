"""Every write to mail: take a letter in and settle it, release or discard a held one, look after those kept apart, hand
messages out, note what came back, say something by itself, rest and go on, forget.
"""

from .answering import answer, say
from .arriving import settle, take_in
from .bouncing import note_bounce, resume
from .following import begin_rounds, follow
from .forgetting import forget
from .handing import hand_over
from .keeping_apart import let_go, put_back, try_again
from .leaving import leave
from .looking import look_again
from .releasing import discard, release

__all__ = [
    "answer",
    "begin_rounds",
    "discard",
    "follow",
    "forget",
    "hand_over",
    "leave",
    "let_go",
    "look_again",
    "note_bounce",
    "put_back",
    "release",
    "resume",
    "say",
    "settle",
    "take_in",
    "try_again",
]
