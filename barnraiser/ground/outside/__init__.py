"""The one door through which the house fetches anything from outside. Nothing else here opens a connection to somewhere.

Whatever stands behind an address, a name or a redirect, only public machines are ever spoken to, on the usual ports, for a
short time and for few bytes (docs/decisions/0019-one-door-to-the-outside.md).
"""

from .destinations import Destination, NotAnAddress, Wrong, destination
from .door import fetch
from .lines import is_this_house
from .pages import Page
from .standing_in import standing_in
from .troubles import Trouble, Unread

__all__ = [
    "Destination",
    "NotAnAddress",
    "Page",
    "Trouble",
    "Unread",
    "Wrong",
    "destination",
    "fetch",
    "is_this_house",
    "standing_in",
]
