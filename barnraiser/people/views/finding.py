"""The directory."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import directory, queries
from ..forms import SearchForm

A_PAGEFUL = 20


@require_safe
@front_page
def people_list(request: HttpRequest) -> HttpResponse:
    viewer, form = viewer_of(request), SearchForm(request.GET)
    wanted = form.wanted()
    page = Paginator(directory.found(viewer, wanted), A_PAGEFUL).get_page(request.GET.get("page"))
    reasons = queries.reasons(viewer, list(page))
    steps = directory.steps(viewer, wanted)
    here = {
        "page": page,
        "rows": [(person, reasons[person.pk]) for person in page],
        "wanted": wanted,
        "words": " ".join(wanted.words),
        "steps": steps,
        "wider": directory.wider(steps),
        "where": next((step.said for step in steps if step.is_chosen), ""),
        "sectors": directory.sectors(viewer, wanted),
        "interests": directory.interests(viewer, wanted),
    }
    return render(request, "people/list.html", here)
