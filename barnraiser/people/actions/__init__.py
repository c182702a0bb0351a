"""Every write to people: who they are, how they sign in, what they consent to."""

from .accounts import claim, open_account, sign_out_everywhere
from .consent import answer_consent
from .forgetting import forget
from .handles import choose_handle, handle_for
from .introducing import introduce, know_address
from .listing import list_people, list_person, relist_people, unlist_people
from .profile import PROFILE_FIELDS, edit_profile, show_picture
from .searches import change_search, drop_search, give_turn_back, know, save_search, stop_letters, take_turn
from .showing import THE_FOUR, say_it_is_true, show_parts, show_the_four
from .telling import Serves

__all__ = [
    "PROFILE_FIELDS",
    "THE_FOUR",
    "Serves",
    "answer_consent",
    "change_search",
    "choose_handle",
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
    "say_it_is_true",
    "show_parts",
    "show_picture",
    "show_the_four",
    "sign_out_everywhere",
    "stop_letters",
    "take_turn",
    "unlist_people",
]
