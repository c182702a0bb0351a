"""Asking in, coming in, going. Each in four beats: permit, change, record, return."""

from .answering import answer_questions, note_answers
from .asking import ask_in, reply, say_late, set_questions, withdraw
from .coming_in import accept, come_in, decline, join
from .founding import found_network, open_account_for
from .inviting import GOOD_FOR, invite, invite_by_decision, revoke
from .leaving import forget, forget_me, leave
from .parting import ask_to_take_over, refuse_handover, take_handover_back, take_over
from .sheets import enter_by_sheet, let_go_of_sheet, make_sheets, try_code, use_sheet
from .welcoming import name_host, say_welcomed, say_willing

__all__ = [
    "GOOD_FOR",
    "accept",
    "answer_questions",
    "ask_in",
    "ask_to_take_over",
    "come_in",
    "decline",
    "enter_by_sheet",
    "forget",
    "forget_me",
    "found_network",
    "invite",
    "invite_by_decision",
    "join",
    "leave",
    "let_go_of_sheet",
    "make_sheets",
    "name_host",
    "note_answers",
    "open_account_for",
    "refuse_handover",
    "reply",
    "revoke",
    "say_late",
    "say_welcomed",
    "say_willing",
    "set_questions",
    "take_handover_back",
    "take_over",
    "try_code",
    "use_sheet",
    "withdraw",
]
