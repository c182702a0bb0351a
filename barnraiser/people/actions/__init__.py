"""Every write to people: who they are, how they sign in, what they consent to."""

from .accounts import claim, open_account, sign_out_everywhere
from .consent import answer_consent
from .forgetting import forget
from .introducing import handle_for, introduce, know_address
from .listing import list_people, list_person, relist_people, unlist_people
from .profile import PROFILE_FIELDS, edit_profile, show_picture
from .searches import (
    change_search,
    drop_search,
    give_turn_back,
    know,
    save_search,
    stop_letters,
    take_turn,
)

__all__ = [
    "PROFILE_FIELDS",
    "answer_consent",
    "change_search",
    "claim",
    "drop_search",
    "edit_profile",
    "forget",
    "give_turn_back",
    "handle_for",
    "introduce",
    "know",
    "know_address",
    "list_people",
    "list_person",
    "open_account",
    "relist_people",
    "save_search",
    "show_picture",
    "sign_out_everywhere",
    "stop_letters",
    "take_turn",
    "unlist_people",
]
