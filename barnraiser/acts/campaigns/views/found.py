"""What the views of campaigns share: the campaign somebody sees, and its page again where a form on it was not right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from barnraiser.ground.web.requests import viewer_of
from barnraiser.people.models import Person

from .. import pages, queries
from ..models import Campaign


def campaign(request: HttpRequest, code: str) -> tuple[Person, Campaign]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.visible_to(viewer), code=code)


def again(request: HttpRequest, found: Campaign, **bound: Any) -> HttpResponse:
    """The campaign’s page with what was typed still in its form."""
    seen = get_object_or_404(queries.visible_to(viewer_of(request)), pk=found.pk)
    context = pages.reading(viewer_of(request), seen, **bound)
    return render(request, "campaigns/detail.html", context, status=422)
