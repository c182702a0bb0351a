from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from barnraiser.ground.web.requests import member_page, viewer_of

from . import actions, pages, queries


@require_GET
@member_page
def notice_list(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    page = Paginator(queries.for_(viewer), pages.ON_A_PAGE).get_page(request.GET.get("page"))
    context = pages.listing(viewer, page)
    if page.number == 1 and context["newest"]:
        actions.read(by=viewer, until=context["newest"])
    return render(request, "notices/list.html", context)
