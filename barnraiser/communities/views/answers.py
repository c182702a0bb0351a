"""What the pages here share."""

from typing import Any

from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from barnraiser.ground.web.requests import viewer_of

from .. import queries
from ..models import Community

page = require_http_methods(["GET", "HEAD", "POST"])


def sent_in(request: HttpRequest) -> Any:
    """What the form came back with, or None when it is only looked at."""
    return request.POST if request.method == "POST" else None


def seen(request: HttpRequest, slug: str) -> Community:
    return queries.at(slug, viewer_of(request), to_read=request.method != "POST")


def inside(request: HttpRequest, community: Community, tab: str) -> dict[str, Any]:
    return {"community": community, "tabs": queries.tabs_for(viewer_of(request), community, tab)}
