"""The pages: programmes, mandates, drafts, and a community's organisations."""

from .drafts import approval, change, declining, draft, revision, withdrawal
from .inside import admission, inside, part, refusal
from .mandates import answer, end, mandate, write
from .programmes import close, detail, guidelines, new, places, review, voices

__all__ = [
    "admission",
    "answer",
    "approval",
    "change",
    "close",
    "declining",
    "detail",
    "draft",
    "end",
    "guidelines",
    "inside",
    "mandate",
    "new",
    "part",
    "places",
    "refusal",
    "review",
    "revision",
    "voices",
    "withdrawal",
    "write",
]
