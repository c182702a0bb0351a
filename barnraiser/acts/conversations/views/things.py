"""What hangs on messages: served through the house alone, never to be run, and taken away by who sent it."""

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import member_page, open_page, viewer_of

from .. import actions, queries
from .threads import message_of


@require_safe
@open_page
def attachment(request: HttpRequest, code: str) -> HttpResponseBase:
    """The photograph or file, for whoever reads its message."""
    found = queries.attachment(viewer_of(request), code)
    if found is None:
        raise Http404
    name = f"{found.code}.webp" if found.is_photo else found.name
    return _served(found.file, name, "image/webp" if found.is_photo else "application/octet-stream")


@require_safe
@open_page
def card_picture(request: HttpRequest, code: str) -> HttpResponseBase:
    """The small picture of a page elsewhere, for whoever reads a message that shows its card."""
    found = queries.card(viewer_of(request), code)
    if found is None or not found.picture:
        raise Http404
    return _served(found.picture, f"{found.code}.webp", "image/webp")


@require_POST
@member_page
def attachment_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    found = queries.attachment(viewer_of(request), code)
    if found is None:
        raise Http404
    actions.unhang(by=viewer_of(request), attachment=found)
    messages.success(request, "It is gone, and its bytes are kept nowhere here.")
    return redirect("conversations:message", found.message.code)


@require_POST
@member_page
def card_withdrawal(request: HttpRequest, code: str, card: str) -> HttpResponse:
    viewer, found = viewer_of(request), message_of(request, code)
    shown = queries.card(viewer, card)
    if shown is None:
        raise Http404
    actions.take_card_away(by=viewer, message=found, card=shown)
    return redirect(found)


def _served(file: FieldFile, name: str, kind: str) -> HttpResponseBase:
    try:
        opened = file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(opened, as_attachment=True, filename=name, content_type=kind)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, max-age=0, must-revalidate"
    return answer
