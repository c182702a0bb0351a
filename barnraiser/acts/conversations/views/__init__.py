"""The pages: a community's talk, one conversation, what hangs on it, how it is looked after, what one keeps for oneself."""

from .calling import call_in, call_into
from .following import following
from .fresh import fresh
from .marks import keeping, keeping_withdrawal, kept, nod_withdrawal, nods
from .rooms import conversation_list, start, unanswered
from .tending import split, summary, tend, tending
from .thanks import thanks, thanks_withdrawal
from .things import attachment, attachment_withdrawal, card_picture, card_withdrawal
from .threads import audience, detail, message, more, replies
from .words import change, draft_withdrawal, drafts, reply_draft, start_draft, wordings

__all__ = [
    "attachment",
    "attachment_withdrawal",
    "audience",
    "call_in",
    "call_into",
    "card_picture",
    "card_withdrawal",
    "change",
    "conversation_list",
    "detail",
    "draft_withdrawal",
    "drafts",
    "following",
    "fresh",
    "keeping",
    "keeping_withdrawal",
    "kept",
    "message",
    "more",
    "nod_withdrawal",
    "nods",
    "replies",
    "reply_draft",
    "split",
    "start",
    "start_draft",
    "summary",
    "tend",
    "tending",
    "thanks",
    "thanks_withdrawal",
    "unanswered",
    "wordings",
]
