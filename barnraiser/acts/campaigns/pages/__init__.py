"""What the pages show beside the rows themselves: words, counts, beams, choices. Values for templates."""

from .asking import asking, calling
from .beams import Beam, beams
from .giving import SAID_OF_STEPS, keeping, needing, said_of_a_pledge
from .reading import SAID_OF_CLOSING, listing, reading

__all__ = [
    "SAID_OF_CLOSING",
    "SAID_OF_STEPS",
    "Beam",
    "asking",
    "beams",
    "calling",
    "keeping",
    "listing",
    "needing",
    "reading",
    "said_of_a_pledge",
]
