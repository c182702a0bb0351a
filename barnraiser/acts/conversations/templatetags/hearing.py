"""`{% load hearing %}`: how much the reader hears of a conversation, and the buttons to change it."""

from typing import Any

from django import template

from .. import queries
from ..models import Conversation
from ..rules import may_follow

register = template.Library()


@register.inclusion_tag("conversations/parts/following.html", takes_context=True)
def following(context: dict[str, Any], conversation: Conversation) -> dict[str, Any]:
    """Follow, mute, and back; nothing for whoever does not belong where it is."""
    viewer = context.get("viewer")
    level = getattr(conversation, "follows", None)
    if level is None:  # as `queries.opened` found it for a reader inside, it says so itself
        if not may_follow(viewer, conversation):
            return {"conversation": None}
        level = queries.following_of(viewer, conversation) if viewer else ""
    return {
        "conversation": conversation,
        "level": level,
        "says": queries.FOLLOWED[level],
        "csrf_token": context.get("csrf_token"),
    }
