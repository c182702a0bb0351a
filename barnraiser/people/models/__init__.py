"""People: the account that signs in, the person everybody sees, and what the person has consented to."""

from .account import Account
from .consent import Consent
from .link import CheckAsked, Link, LinkCheck
from .person import Address, Interest, Person, Sector, Tier

__all__ = [
    "Account",
    "Address",
    "CheckAsked",
    "Consent",
    "Interest",
    "Link",
    "LinkCheck",
    "Person",
    "Sector",
    "Tier",
]
