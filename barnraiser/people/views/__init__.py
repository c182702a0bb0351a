"""The pages of people: finding them, reading of them, writing of oneself, taking along what is one's own."""

from .finding import people_list
from .me import end_visit, me, sign_out_everywhere
from .own import consent, export, fetch, forget, stay
from .page import person, picture
from .profile import profile

__all__ = [
    "consent",
    "end_visit",
    "export",
    "fetch",
    "forget",
    "me",
    "people_list",
    "person",
    "picture",
    "profile",
    "sign_out_everywhere",
    "stay",
]
