"""Every write to people: who they are, how they sign in, what they consent to, what they take along, how they go."""

from .accounts import claim, open_account, sign_out_everywhere
from .archiving import ask_for_archive, fetch, let_go_of_archives, pack_archive
from .checking import ask_check, ask_checks, ask_due_checks, compare_pasted, look, note_visit
from .consent import answer_consent
from .devices import end_visit, know_device, visit_name
from .forgetting import forget
from .going import ask_to_go, erase, erase_due, list_path, read_list, replay, stay, write_list
from .handles import choose_handle, handle_for
from .introducing import introduce, introduce_all, know_address, unintroduce
from .links import list_page, move_link, remove_link
from .listing import list_people, list_person, relist_people, unlist_people
from .merging import merge
from .profile import PROFILE_FIELDS, edit_profile, show_picture
from .quiet import keep_quiet
from .searches import change_search, drop_search, give_turn_back, know, save_search, stop_letters, take_turn
from .showing import THE_FOUR, say_it_is_true, show_parts, show_the_four
from .telling import Serves

__all__ = [
    "PROFILE_FIELDS",
    "THE_FOUR",
    "Serves",
    "answer_consent",
    "ask_check",
    "ask_checks",
    "ask_due_checks",
    "ask_for_archive",
    "ask_to_go",
    "change_search",
    "choose_handle",
    "claim",
    "compare_pasted",
    "drop_search",
    "edit_profile",
    "end_visit",
    "erase",
    "erase_due",
    "fetch",
    "forget",
    "give_turn_back",
    "handle_for",
    "introduce",
    "introduce_all",
    "keep_quiet",
    "know",
    "know_address",
    "know_device",
    "let_go_of_archives",
    "list_page",
    "list_path",
    "list_people",
    "list_person",
    "look",
    "merge",
    "move_link",
    "note_visit",
    "open_account",
    "pack_archive",
    "read_list",
    "relist_people",
    "remove_link",
    "replay",
    "save_search",
    "say_it_is_true",
    "show_parts",
    "show_picture",
    "show_the_four",
    "sign_out_everywhere",
    "stay",
    "stop_letters",
    "take_turn",
    "unintroduce",
    "unlist_people",
    "visit_name",
    "write_list",
]
