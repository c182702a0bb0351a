"""Thanking for a message, and taking it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, queries
from ..models import Message
from .threads import message_of


@require_POST
@member_page
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    found = message_of(request, code)
    actions.thank(by=viewer_of(request), message=found)
    return _after_thanks(request, found)


@require_POST
@member_page
def thanks_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    found = message_of(request, code)
    actions.take_back_thanks(by=viewer_of(request), message=found)
    return _after_thanks(request, found)


def _after_thanks(request: HttpRequest, found: Message) -> HttpResponse:
    """To the message again; for htmx only the part of the page that changed."""
    if not getattr(request, "htmx", False):
        return redirect(found)
    said = queries.said(viewer_of(request), [found])[0]
    return render(request, "conversations/detail.html#thanks", {"said": said})
