"""A community's own: what it has in common, and its square."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import member_page, viewer_of

from .. import pages


@require_safe
@member_page
def home(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "commons/home.html", pages.home(viewer_of(request), place(request, slug)))


@require_safe
@member_page
def square(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "commons/square.html", pages.square(viewer_of(request), place(request, slug)))


def place(request: HttpRequest, slug: str) -> Community:
    """A community of the viewer's: for others its inside does not exist."""
    return get_object_or_404(communities.mine(viewer_of(request)), slug=slug)


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
