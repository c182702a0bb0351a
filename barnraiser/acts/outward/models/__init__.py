"""What a community says to the world: issues of its newsletter, who reads them, and how often an address was written to."""

from .issue import Delivery, Issue, Pick
from .reader import MOST_A_DAY, Knock, Reader, digest_of

__all__ = ["MOST_A_DAY", "Delivery", "Issue", "Knock", "Pick", "Reader", "digest_of"]
