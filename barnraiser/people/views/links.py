"""One's own list of pages elsewhere: what is on it, in which order, and whether they tell the same."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from barnraiser.ground.verdict import Refused
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..forms import LinkForm, PastedForm
from ..models import Link
from ..models.link import MOST_LINKS


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def links(request: HttpRequest) -> HttpResponse:
    viewer, form = viewer_of(request), LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.list_page(by=viewer, **form.cleaned_data)
            messages.success(request, f"{added.shown} is on your list. Check it when it links back here.")
            return redirect("people:links")
        except Refused as refused:
            form.add_error("url", refused.reason)
    here = _list(request) | {"form": form}
    if "HX-Request" in request.headers:
        return render(request, "people/elsewhere.html#reports", here)
    return render(request, "people/elsewhere.html", here, status=422 if form.is_bound else 200)


@require_POST
@front_page
def links_checks(request: HttpRequest) -> HttpResponse:
    if not actions.ask_checks(by=viewer_of(request)):
        messages.info(request, "All of them are being checked already.")
    return redirect("people:links")


@require_POST
@front_page
def link_check(request: HttpRequest, code: str) -> HttpResponse:
    link = _own(request, code)
    actions.ask_check(by=viewer_of(request), link=link)
    return redirect(link)


@require_POST
@front_page
def link_place(request: HttpRequest, code: str) -> HttpResponse:
    link = _own(request, code)
    actions.move_link(by=viewer_of(request), link=link, up=request.POST.get("to") == "up")
    return redirect(link)


@require_POST
@front_page
def link_removal(request: HttpRequest, code: str) -> HttpResponse:
    link = _own(request, code)
    actions.remove_link(by=viewer_of(request), link=link)
    messages.success(request, f"{link.shown} is off your list.")
    return redirect("people:links")


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def link_source(request: HttpRequest, code: str) -> HttpResponse:
    link, form = _own(request, code), PastedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.compare_pasted(by=viewer_of(request), link=link, source=form.cleaned_data["source"])
        return redirect(link)
    here = {"form": form, "link": link}
    return render(request, "people/source.html", here, status=422 if form.is_bound else 200)


def _own(request: HttpRequest, code: str) -> Link:
    return get_object_or_404(queries.own_links(viewer_of(request)), code=code)


def _list(request: HttpRequest) -> dict[str, Any]:
    viewer = viewer_of(request)
    reports = queries.reports_of(viewer)
    return {
        "person": viewer,
        "reports": reports,
        "moving": any(report.check and report.check.is_waiting for report in reports),
        "mending": [line for report in reports for line in report.fixes],
        "address": queries.address_here(viewer),
        "is_full": len(reports) >= MOST_LINKS,
    }
