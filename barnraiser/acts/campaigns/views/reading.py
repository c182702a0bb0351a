from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from barnraiser.communities import queries as communities
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import member_page, viewer_of

from .. import pages, queries
from . import found

ROWS = 20


@require_GET
@member_page
def campaign_list(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=True)
    may_read(viewer, community).require()
    ended = request.GET.get("show") == "ended"
    rows = (queries.ended if ended else queries.running)(viewer, community)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    return render(request, "campaigns/list.html", pages.listing(viewer, community, page, ended=ended))


@require_GET
@member_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    return render(request, "campaigns/detail.html", pages.reading(viewer, campaign))
