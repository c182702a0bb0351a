"""A nod in passing, and what one keeps for oneself."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages, queries
from ..models import Message
from .threads import message_of


@require_POST
@member_page
def nods(request: HttpRequest, code: str) -> HttpResponse:
    found = message_of(request, code)
    actions.nod(by=viewer_of(request), message=found)
    return _after(request, found, "nod")


@require_POST
@member_page
def nod_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    found = message_of(request, code)
    actions.take_back_nod(by=viewer_of(request), message=found)
    return _after(request, found, "nod")


@require_POST
@member_page
def keeping(request: HttpRequest, code: str) -> HttpResponse:
    found = message_of(request, code)
    actions.keep(by=viewer_of(request), message=found)
    return _after(request, found, "keeping")


@require_POST
@member_page
def keeping_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    found = message_of(request, code)
    actions.let_be(by=viewer_of(request), message=found)
    return _after(request, found, "keeping")


@require_GET
@member_page
def kept(request: HttpRequest) -> HttpResponse:
    page = Paginator(queries.kept(viewer_of(request)), pages.ROWS).get_page(request.GET.get("page"))
    return render(request, "conversations/kept.html", {"page": page})


def _after(request: HttpRequest, found: Message, part: str) -> HttpResponse:
    """To the message again; for htmx only the part of the page that changed."""
    if not getattr(request, "htmx", False):
        return redirect(found)
    said = queries.said(viewer_of(request), [found])[0]
    return render(request, f"conversations/detail.html#{part}", {"said": said})
