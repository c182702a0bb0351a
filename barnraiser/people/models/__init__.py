"""People: the account that signs in, the person everybody sees, and what the person has consented to."""

from ..purposes import Purpose
from .account import Account
from .affiliation import Affiliation
from .archive import Archive
from .audience import Audience, Part, Showing
from .consent import Answer, Consent
from .device import Device, device_digest
from .expertise import Expertise
from .going import Erased, Farewell, erased_digest
from .handle import FormerHandle
from .language import Spoken
from .link import CheckAsked, Link, LinkCheck
from .listed import Listed, ListedLanguage, Reach, Wording
from .person import Address, Interest, Person, Sector, Tier
from .quiet import Quiet
from .saved import SavedSearch, SearchLetter, Told
from .value import MOST_VALUES, StatedValue

__all__ = [
    "MOST_VALUES",
    "Account",
    "Address",
    "Affiliation",
    "Answer",
    "Archive",
    "Audience",
    "CheckAsked",
    "Consent",
    "Device",
    "Erased",
    "Expertise",
    "Farewell",
    "FormerHandle",
    "Interest",
    "Link",
    "LinkCheck",
    "Listed",
    "ListedLanguage",
    "Part",
    "Person",
    "Purpose",
    "Quiet",
    "Reach",
    "SavedSearch",
    "SearchLetter",
    "Sector",
    "Showing",
    "Spoken",
    "StatedValue",
    "Tier",
    "Told",
    "Wording",
    "device_digest",
    "erased_digest",
]
