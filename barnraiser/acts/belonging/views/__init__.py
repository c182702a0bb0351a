"""The pages: asking in, coming in and going."""

from .asking import ask_in, withdraw
from .door import questions, reply, requests
from .inside import answers, my_answers, willing
from .invitations import decline, invitation
from .joining import join
from .leaving import hand_on, handover, leave, partings, take_back
from .letters import invitations, revoke
from .printed import enter, let_go_of_sheet, printed_members, printed_sheets, sheets
from .welcome import welcome, welcomed

__all__ = [
    "answers",
    "ask_in",
    "decline",
    "enter",
    "hand_on",
    "handover",
    "invitation",
    "invitations",
    "join",
    "leave",
    "let_go_of_sheet",
    "my_answers",
    "partings",
    "printed_members",
    "printed_sheets",
    "questions",
    "reply",
    "requests",
    "revoke",
    "sheets",
    "take_back",
    "welcome",
    "welcomed",
    "willing",
    "withdraw",
]
