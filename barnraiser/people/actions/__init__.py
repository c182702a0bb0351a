"""Every write to people: who they are, how they sign in, what they consent to, what they take along, how they go."""

from .accounts import claim, open_account, sign_out_everywhere
from .archiving import ask_for_archive, fetch, let_go_of_archives, pack_archive
from .consent import answer_consent
from .devices import end_visit, know_device, visit_name
from .forgetting import forget
from .going import ask_to_go, erase, erase_due, list_path, read_list, replay, stay, write_list
from .introducing import handle_for, introduce, know_address
from .profile import PROFILE_FIELDS, edit_profile, show_picture

__all__ = [
    "PROFILE_FIELDS",
    "answer_consent",
    "ask_for_archive",
    "ask_to_go",
    "claim",
    "edit_profile",
    "end_visit",
    "erase",
    "erase_due",
    "fetch",
    "forget",
    "handle_for",
    "introduce",
    "know_address",
    "know_device",
    "let_go_of_archives",
    "list_path",
    "open_account",
    "pack_archive",
    "read_list",
    "replay",
    "show_picture",
    "sign_out_everywhere",
    "stay",
    "visit_name",
    "write_list",
]
