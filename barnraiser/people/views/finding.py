"""The directory."""

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import directory
from ..forms import KeepForm
from . import team

if TYPE_CHECKING:
    from django.core.paginator import Page

    from ..models import Listed

A_PAGEFUL = 20


@require_safe
@front_page
def people_list(request: HttpRequest) -> HttpResponse:
    looked = directory.look(viewer_of(request), directory.read(request.GET))
    counted = directory.counted(looked)
    page = _page(looked, counted, request.GET.get("page"))
    entries = list(page)
    here = {
        "page": page,
        "rows": directory.rows(looked, entries),
        "wanted": looked.wanted,
        "counted": counted,
        "wider": directory.wider(counted.steps),
        "sentence": directory.sentence(looked.viewer, looked.wanted),
        "interests": directory.interests(looked, counted, entries),
        "languages": directory.languages(looked, counted, entries),
        "betweens": directory.betweens(looked),
        "missing_between": [] if entries else directory.missing_between(looked),
        "orders": directory.orders(looked),
        "order": directory.order_of(looked),
        "keeping": KeepForm.of(looked.wanted),
        "team": team.chosen(request),
    }
    return render(request, "people/list.html", here)


def _page(looked: directory.Search, counted: directory.Counted, number: str | None) -> "Page[Listed]":
    """The page with this number. How many there are is known, so nobody is counted again."""
    entries = directory.in_order(looked, counted.people)
    pages = Paginator(directory.with_people(entries), A_PAGEFUL)
    vars(pages)["count"] = counted.total
    return pages.get_page(number)
