"""People: the account that signs in, the person everybody sees, and what the person has consented to."""

from .account import Account
from .archive import Archive
from .consent import Answer, Consent
from .device import Device, device_digest
from .going import Erased, Farewell, erased_digest
from .person import Address, Interest, Person, Sector, Tier

__all__ = [
    "Account",
    "Address",
    "Answer",
    "Archive",
    "Consent",
    "Device",
    "Erased",
    "Farewell",
    "Interest",
    "Person",
    "Sector",
    "Tier",
    "device_digest",
    "erased_digest",
]
