"""What the pages here share."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from barnraiser.ground.web.requests import viewer_of

from .. import queries
from ..models import Draft, Mandate, Programme

page = require_http_methods(["GET", "HEAD", "POST"])


def sent_in(request: HttpRequest) -> Any:
    """What the form came back with, or None when it is only looked at."""
    return request.POST if request.method == "POST" else None


def answered(request: HttpRequest, template: str, here: dict[str, Any], form: BaseForm) -> HttpResponse:
    """The page; with 422 where a form came back with something to put right."""
    return render(request, template, here, status=422 if form.is_bound and not form.is_valid() else 200)


def programme_at(request: HttpRequest, code: str) -> Programme:
    return get_object_or_404(queries.visible_to(viewer_of(request)), code=code)


def mandate_at(request: HttpRequest, code: str) -> Mandate:
    return get_object_or_404(queries.mandates_visible_to(viewer_of(request)), code=code)


def draft_at(request: HttpRequest, code: str) -> Draft:
    found = queries.draft_at(viewer_of(request), code)
    if found is None:
        raise Http404
    return found
