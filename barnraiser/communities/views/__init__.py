"""The pages: which communities there are, each one's charter, its members, and how it looks."""

from .charter import affirm, charter, power, write
from .houses import communities, new
from .look import look
from .members import end_role, members, roles

__all__ = [
    "affirm",
    "charter",
    "communities",
    "end_role",
    "look",
    "members",
    "new",
    "power",
    "roles",
    "write",
]
