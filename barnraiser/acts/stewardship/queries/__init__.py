"""Every read of stewardship, viewer first."""

from .cases import Story, about_me, at, cards, cited, raised, story, waiting, waiting_stories
from .finding import Found, find
from .look_alikes import look_alikes
from .own import own

__all__ = [
    "Found",
    "Story",
    "about_me",
    "at",
    "cards",
    "cited",
    "find",
    "look_alikes",
    "own",
    "raised",
    "story",
    "waiting",
    "waiting_stories",
]
