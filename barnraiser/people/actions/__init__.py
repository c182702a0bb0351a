"""Every write to people: who they are, how they sign in, what they consent to."""

from .accounts import claim, open_account, sign_out_everywhere
from .consent import answer_consent
from .forgetting import forget
from .introducing import handle_for, introduce, know_address
from .listing import list_people, list_person, relist_people, unlist_people
from .profile import PROFILE_FIELDS, edit_profile, show_picture

__all__ = [
    "PROFILE_FIELDS",
    "answer_consent",
    "claim",
    "edit_profile",
    "forget",
    "handle_for",
    "introduce",
    "know_address",
    "list_people",
    "list_person",
    "open_account",
    "relist_people",
    "show_picture",
    "sign_out_everywhere",
    "unlist_people",
]
