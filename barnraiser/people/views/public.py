"""What everybody may read of somebody: their one link, and what other programs read there. A stranger learns nothing of
who shows nothing: the answer is that of an address nobody has.
"""

from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from barnraiser.ground.text import render as rendered
from barnraiser.ground.web.requests import open_page, viewer_of

from .. import queries
from ..formats import linked_data, pictures, vcard, webfinger
from ..models import Part, Person

AN_HOUR = 3600


def _public_page(handle: str) -> queries.Page:
    """The page at this address as a stranger may read it."""
    person = queries.at_handle(None, handle)
    if person is None:
        raise Http404
    return queries.page_of(None, person)


@require_safe
@open_page
def one_link(request: HttpRequest, handle: str) -> HttpResponse:
    viewer = viewer_of(request)
    person = queries.at_handle(None, handle)
    if person is None:
        known = queries.at_handle(viewer, handle) if viewer else None
        if known is None:
            raise Http404
        return redirect(known)
    if request.path != reverse("one_link:page", args=[person.handle]):
        return redirect("one_link:page", person.handle)
    page = queries.page_of(None, person)
    image = _portrait_address(person) if page.who.picture_url else ""
    here = {
        "page": page,
        "story": rendered(page.who.story),
        "linked_data": linked_data.script(linked_data.person(page, image)),
        "card_address": f"{page.address}/card.png",
        "is_own": person == viewer,
    }
    return render(request, "people/one_link.html", here)


def _portrait_address(person: Person) -> str:
    return settings.NETWORK_ADDRESS + reverse("one_link:picture", args=[person.handle])


@require_safe
@open_page
def public_vcard(request: HttpRequest, handle: str) -> HttpResponse:
    return card_file(_public_page(handle))


def card_file(page: queries.Page) -> HttpResponse:
    """The page as a card to keep among one's contacts."""
    person = page.who.person
    picture = pictures.portrait(person) if page.who.picture_url else b""
    answer = HttpResponse(
        vcard.vcard(page, picture=picture, written=person.profile_written_at), content_type=vcard.MEDIA_TYPE
    )
    answer["Content-Disposition"] = f'attachment; filename="{page.who.handle}.vcf"'
    return answer


@require_safe
@open_page
def public_picture(request: HttpRequest, handle: str) -> HttpResponse:
    page = _public_page(handle)
    picture = pictures.portrait(page.who.person) if page.who.picture_url else b""
    if not picture:
        raise Http404
    return _image(picture, "image/jpeg")


@require_safe
@open_page
def public_card(request: HttpRequest, handle: str) -> HttpResponse:
    """The picture that stands beside the link where somebody passes it on."""
    page = _public_page(handle)
    shown = (page.who.name, page.who.tagline, page.who.picture_url, page.address, settings.NETWORK_NAME)
    key = f"people.card.{sha256(repr(shown).encode()).hexdigest()}"
    drawn = cache.get(key)
    if drawn is None:
        cache.set(key, drawn := pictures.card(page, settings.NETWORK_NAME), AN_HOUR)
    return _image(drawn, "image/png")


def _image(data: bytes, media_type: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=media_type)
    answer["Cache-Control"] = f"public, max-age={AN_HOUR}"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@require_safe
@open_page
def find_by_account(request: HttpRequest) -> HttpResponseBase:
    """WebFinger: where `acct:handle@host` is found."""
    resource = request.GET.get("resource", "")
    if not resource:
        return HttpResponse("Which resource?", status=400, content_type="text/plain")
    handle = webfinger.handle_in(resource)
    person = queries.at_handle(None, handle) if handle else None
    if person is None:
        raise Http404
    page = queries.page_of(None, person)
    has_picture = Part.PICTURE in page.who.parts and bool(person.picture)
    avatar = _portrait_address(person) if has_picture else ""
    said = webfinger.descriptor(page, avatar=avatar, rels=request.GET.getlist("rel"))
    answer = JsonResponse(said, content_type=webfinger.MEDIA_TYPE)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
