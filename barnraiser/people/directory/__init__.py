"""The directory: whom one looks for, whom one finds, and how many there would be one step wider. Never by standing."""

from .chosen import Chip, Clause, sentence
from .counting import Counted, Step, counted, wider
from .facets import Facet, interests, languages
from .finding import found, narrowed, with_people
from .ordering import in_order, order_of, orders
from .rows import Row, rows
from .search import Search, look, seen_by
from .wanted import Near, Order, Wanted

__all__ = [
    "Chip",
    "Clause",
    "Counted",
    "Facet",
    "Near",
    "Order",
    "Row",
    "Search",
    "Step",
    "Wanted",
    "counted",
    "found",
    "in_order",
    "interests",
    "languages",
    "look",
    "narrowed",
    "order_of",
    "orders",
    "rows",
    "seen_by",
    "sentence",
    "wider",
    "with_people",
]
