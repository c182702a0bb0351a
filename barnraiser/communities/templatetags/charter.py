"""`{% load charter %}`: what a page inside a community says of its charter."""

from typing import Any

from django import template

from .. import queries
from ..models import Community

register = template.Library()


@register.simple_tag
def charter_method(community: Community) -> str:
    """How the community decides, in a sentence or two."""
    return queries.method_of(community).said


@register.inclusion_tag("communities/call.html")
def charter_call(viewer: Any, community: Community) -> dict[str, Any]:
    """The calm line that a yes to the charter waits, while it does."""
    return {"community": community, "call": queries.call_of(viewer, community) if viewer else None}
