"""The pages of people: finding them, reading of them, writing of oneself."""

from .finding import people_list
from .links import link_check, link_place, link_removal, link_source, links, links_checks
from .me import consent, me, sign_out_everywhere
from .page import person, picture
from .profile import profile

__all__ = [
    "consent",
    "link_check",
    "link_place",
    "link_removal",
    "link_source",
    "links",
    "links_checks",
    "me",
    "people_list",
    "person",
    "picture",
    "profile",
    "sign_out_everywhere",
]
