"""Every write of what goes out: composing and sending a newsletter, reading it and reading it no more."""

from .composing import compose, discard, recompose, send
from .delivering import begin, give_back, settle, take
from .forgetting import forget
from .knocking import knock
from .reading import ask, let_go_of_unanswered, new_word, say_yes, stop

__all__ = [
    "ask",
    "begin",
    "compose",
    "discard",
    "forget",
    "give_back",
    "knock",
    "let_go_of_unanswered",
    "new_word",
    "recompose",
    "say_yes",
    "send",
    "settle",
    "stop",
    "take",
]
