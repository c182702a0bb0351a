"""Every write to people: who they are, how they sign in, what they consent to."""

from .accounts import claim, open_account, sign_out_everywhere
from .consent import answer_consent
from .forgetting import forget
from .introducing import handle_for, introduce, know_address
from .merging import merge
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
    "merge",
    "open_account",
    "show_picture",
    "sign_out_everywhere",
]
