"""HTTP for asks and offers: the list, the forms, the page of one, its steps, introductions, and one's own page."""

from .introducing import introduce, introduction, introductions, response
from .lists import exchange, mine
from .posting import ask, ask_of, offer, offer_to
from .single import answers, closure, detail
from .steps import confirmation, doing, miss, promise, rejoinder, step_back, thanks

__all__ = [
    "answers",
    "ask",
    "ask_of",
    "closure",
    "confirmation",
    "detail",
    "doing",
    "exchange",
    "introduce",
    "introduction",
    "introductions",
    "mine",
    "miss",
    "offer",
    "offer_to",
    "promise",
    "rejoinder",
    "response",
    "step_back",
    "thanks",
]
