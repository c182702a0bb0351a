"""The pages: what is in common, the square, one thing kept, pages and their sections."""

from .keepings import answer, choose, keep, keeping, support, taking_out, wordings
from .paging import history, page, pages_new, restoration, section, sections
from .rooms import home, square

__all__ = [
    "answer",
    "choose",
    "history",
    "home",
    "keep",
    "keeping",
    "page",
    "pages_new",
    "restoration",
    "section",
    "sections",
    "square",
    "support",
    "taking_out",
    "wordings",
]
