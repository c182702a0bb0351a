"""The pages of people: finding them, reading of them, writing of oneself."""

from .finding import people_list
from .me import consent, me, sign_out_everywhere
from .page import person, picture
from .profile import profile
from .searches import search, search_end, searches, stop_letters
from .team import team

__all__ = [
    "consent",
    "me",
    "people_list",
    "person",
    "picture",
    "profile",
    "search",
    "search_end",
    "searches",
    "sign_out_everywhere",
    "stop_letters",
    "team",
]
