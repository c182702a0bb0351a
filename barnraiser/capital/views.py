from django.core.handlers.asgi import ASGIRequest
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.live import streamed
from barnraiser.ground.web.requests import member_page, viewer_of

from . import actions, behind, pages, queries
from .answering import answering
from .live import events
from .mine import mine as mine_page
from .models import Sounding
from .rules import may_see
from .shown import BY_NAME

TAB = "capital:community"


@member_page
def community(request: HttpRequest, slug: str) -> HttpResponse:
    """What a community has built, to its members."""
    found = _seen(request, slug)
    rows = queries.soundings(viewer_of(request), found)
    context = {
        "page": pages.community_page(viewer_of(request), found, rows),
        **_freshness(request, found, rows),
    }
    return render(request, "capital/community.html", _inside(request, found) | context)


@member_page
def measure(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The acts behind one figure."""
    found = _seen(request, slug)
    rows = queries.soundings(viewer_of(request), found)
    figure = BY_NAME.get(name)
    if figure is None or not rows:
        raise Http404
    heads, months = behind.by_month(found, rows[-1], figure)
    context = {
        "shown": pages.shown(figure, found, rows),
        "sounding": rows[-1],
        "heads": heads,
        "months": months,
        "weighed": [] if figure.from_acts else behind.weighed(found),
        "lines": behind.newest(viewer_of(request), found, rows[-1], figure),
        **_freshness(request, found, rows),
    }
    return render(request, "capital/measure.html", _inside(request, found) | context)


@member_page
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """How a community answers its questions, to its members."""
    found = _seen(request, slug)
    context = {"found": answering(viewer_of(request), found)}
    return render(request, "capital/answering.html", _inside(request, found) | context)


@member_page
def map_data(request: HttpRequest, slug: str) -> HttpResponse:
    """The map's places and ties for the browser to draw, to members only."""
    land = queries.land(viewer_of(request), _seen(request, slug))
    if land is None:
        raise Http404
    answer = JsonResponse(pages.map_data(land))
    answer["Cache-Control"] = "private, no-store"
    return answer


@member_page
def mine(request: HttpRequest) -> HttpResponse:
    """What the viewer has built, to the viewer alone."""
    part = "#built" if "HX-Request" in request.headers else ""
    return render(request, f"capital/mine.html{part}", mine_page(viewer_of(request)))


@require_safe
@member_page
def live(request: HttpRequest) -> HttpResponseBase:
    """Says when the viewer's own figures moved, to the viewer alone. A browser asks no more where no stream can be held."""
    if not isinstance(request, ASGIRequest):
        return HttpResponse(status=204)
    return streamed(events(viewer_of(request)))


def _seen(request: HttpRequest, slug: str) -> Community:
    found = communities.at(slug, viewer_of(request), to_read=request.method != "POST")
    may_see(viewer_of(request), found).require()
    return found


def _freshness(request: HttpRequest, community: Community, rows: list[Sounding]) -> dict[str, bool]:
    """Whether the figures lag, and if so whether newer ones are under way; asks for them."""
    newest = rows[-1] if rows else None
    if not queries.lags(community, newest):
        return {"lags": False, "is_under_way": False}
    asked = actions.ask_to_read_again(by=viewer_of(request), community=community)
    return {"lags": True, "is_under_way": asked or queries.is_under_way(community, newest)}


def _inside(request: HttpRequest, community: Community) -> dict[str, object]:
    return {"community": community, "tabs": communities.tabs_for(viewer_of(request), community, TAB)}
