"""The pages of people: finding them, reading of them, writing of oneself."""

from .finding import people_list
from .kit import contact, kit, square
from .me import consent, me, sign_out_everywhere
from .page import person, picture
from .profile import profile
from .public import find_by_account, one_link, public_card, public_picture, public_vcard
from .showing import audience, still_true, the_four

__all__ = [
    "audience",
    "consent",
    "contact",
    "find_by_account",
    "kit",
    "me",
    "one_link",
    "people_list",
    "person",
    "picture",
    "profile",
    "public_card",
    "public_picture",
    "public_vcard",
    "sign_out_everywhere",
    "square",
    "still_true",
    "the_four",
]
