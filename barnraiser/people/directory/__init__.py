"""The directory: whom one looks for, whom one finds, and how many there would be one step wider. Never by standing."""

from .chosen import Chip, Clause, sentence
from .counting import Counted, Facet, Step, counted, wider
from .facets import betweens, interests, languages, missing_between
from .finding import found, narrowed, with_people
from .ordering import in_order, order_of, orders
from .reading import read
from .rows import Row, rows, shown
from .search import Search, look, seen_by
from .team import Bench, benches, members, missing
from .wanted import Near, Order, Wanted

__all__ = [
    "Bench",
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
    "benches",
    "betweens",
    "counted",
    "found",
    "in_order",
    "interests",
    "languages",
    "look",
    "members",
    "missing",
    "missing_between",
    "narrowed",
    "order_of",
    "orders",
    "read",
    "rows",
    "seen_by",
    "sentence",
    "shown",
    "wider",
    "with_people",
]
