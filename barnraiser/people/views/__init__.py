"""The pages of people: finding them, reading of them, writing of oneself."""

from .finding import people_list
from .me import consent, me, sign_out_everywhere
from .page import person, picture
from .profile import profile

__all__ = ["consent", "me", "people_list", "person", "picture", "profile", "sign_out_everywhere"]
