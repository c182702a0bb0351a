"""Direct messages: an exchange between two, or among a few, who sits in it, and what was said."""

from .exchange import MOST_SEATS, Exchange, Seat
from .line import Line

__all__ = ["MOST_SEATS", "Exchange", "Line", "Seat"]
