"""Every write to people: who they are, how they sign in, what they consent to."""

from .accounts import claim, open_account, sign_out_everywhere
from .consent import answer_consent
from .forgetting import forget
from .handles import choose_handle, handle_for
from .introducing import introduce, know_address
from .profile import PROFILE_FIELDS, edit_profile, show_picture
from .showing import THE_FOUR, say_it_is_true, show_parts, show_the_four
from .telling import Serves

__all__ = [
    "PROFILE_FIELDS",
    "THE_FOUR",
    "Serves",
    "answer_consent",
    "choose_handle",
    "claim",
    "edit_profile",
    "forget",
    "handle_for",
    "introduce",
    "know_address",
    "open_account",
    "say_it_is_true",
    "show_parts",
    "show_picture",
    "show_the_four",
    "sign_out_everywhere",
]
