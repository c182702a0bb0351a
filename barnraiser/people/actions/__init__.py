"""Every write to people: who they are, how they sign in, what they consent to."""

from .accounts import claim, open_account, sign_out_everywhere
from .checking import ask_check, ask_checks, ask_due_checks, compare_pasted, look, note_visit
from .consent import answer_consent
from .forgetting import forget
from .introducing import handle_for, introduce, know_address
from .links import list_page, move_link, remove_link
from .profile import PROFILE_FIELDS, edit_profile, show_picture

__all__ = [
    "PROFILE_FIELDS",
    "answer_consent",
    "ask_check",
    "ask_checks",
    "ask_due_checks",
    "claim",
    "compare_pasted",
    "edit_profile",
    "forget",
    "handle_for",
    "introduce",
    "know_address",
    "list_page",
    "look",
    "move_link",
    "note_visit",
    "open_account",
    "remove_link",
    "show_picture",
    "sign_out_everywhere",
]
