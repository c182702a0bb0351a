from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import front_page, member_page, viewer_of

from .. import pages, queries


@require_safe
@member_page
def exchange(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=True)
    may_read(viewer, community).require()
    choice = pages.Choice.read(request.GET)
    context = pages.listing(viewer, community, choice, request.GET.get("page", "1"))
    return render(request, "reciprocity/list.html", context)


@require_safe
@front_page
def mine(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    return render(request, "reciprocity/mine.html", {"standing": queries.standing_of(viewer)})
