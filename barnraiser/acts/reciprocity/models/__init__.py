"""Asks and offers, what became of each between two people, and introductions."""

from .answer import Answer, StepBack
from .favour import Closure, Favour
from .introduction import Acquaintance, Introduction, Response
from .promise import Confirmation, Doing, Miss, Promise, Rejoinder, Thanks

__all__ = [
    "Acquaintance",
    "Answer",
    "Closure",
    "Confirmation",
    "Doing",
    "Favour",
    "Introduction",
    "Miss",
    "Promise",
    "Rejoinder",
    "Response",
    "StepBack",
    "Thanks",
]
