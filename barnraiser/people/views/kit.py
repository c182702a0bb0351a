"""What somebody hands out: signature, card, square and biographies, ready to paste."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import queries
from ..formats import qr, signature
from .public import card_file


@require_safe
@front_page
def kit(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    page = queries.page_of(viewer, viewer)
    portrait = ""
    if queries.is_public(viewer) and queries.shown_of(None, viewer).picture_url:
        portrait = settings.NETWORK_ADDRESS + reverse("one_link:picture", args=[viewer.handle])
    drawn = signature.as_html(page, portrait)
    biographies = (
        ("One sentence", viewer.sentence),
        ("One paragraph", viewer.paragraph),
        ("The story", viewer.story),
    )
    here = {
        "page": page,
        "is_public": queries.is_public(viewer),
        "signature": SafeString(drawn),
        "signature_code": drawn,
        "signature_text": signature.as_text(page),
        "biographies": biographies,
        "square": qr.svg(page.address, f"The way to {page.said_address}"),
    }
    return render(request, "people/kit.html", here)


@require_safe
@front_page
def square(request: HttpRequest) -> HttpResponse:
    """One's one link as a picture to print."""
    viewer = viewer_of(request)
    page = queries.page_of(viewer, viewer)
    answer = HttpResponse(qr.png(page.address), content_type="image/png")
    answer["Content-Disposition"] = f'attachment; filename="{viewer.handle}.png"'
    return answer


@require_safe
@front_page
def contact(request: HttpRequest, handle: str) -> HttpResponse:
    """Somebody as a card among one's contacts, with what they show to the reader."""
    viewer = viewer_of(request)
    person = get_object_or_404(queries.readable_by(viewer), handle=handle)
    return card_file(queries.page_of(viewer, person))
