"""The pages of people: finding them, reading of them, writing of oneself, taking along what is one's own."""

from .finding import people_list
from .kit import contact, kit, square
from .links import link_check, link_place, link_removal, link_source, links, links_checks
from .me import end_visit, me, sign_out_everywhere
from .own import consent, export, fetch, forget, stay
from .page import person, picture
from .profile import profile
from .public import find_by_account, one_link, public_card, public_picture, public_vcard
from .saying_no import say_no
from .searches import search, search_end, searches, stop_letters
from .showing import audience, still_true, the_four
from .team import team

__all__ = [
    "audience",
    "consent",
    "contact",
    "end_visit",
    "export",
    "fetch",
    "find_by_account",
    "forget",
    "kit",
    "link_check",
    "link_place",
    "link_removal",
    "link_source",
    "links",
    "links_checks",
    "me",
    "one_link",
    "people_list",
    "person",
    "picture",
    "profile",
    "public_card",
    "public_picture",
    "public_vcard",
    "say_no",
    "search",
    "search_end",
    "searches",
    "sign_out_everywhere",
    "square",
    "stay",
    "still_true",
    "stop_letters",
    "team",
    "the_four",
]
