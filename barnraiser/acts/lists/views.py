"""Pages about mail: how a community works by it, one's own letters, what came beside a message, and the way out."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import front_page, member_page, open_page, viewer_of

from . import actions, addresses, pages, queries, reading
from .models import Arrival, Raw, State
from .rules import may_look_at_kept_apart, may_read_whole, may_use_addresses


@require_GET
@member_page
def about(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=True)
    may_use_addresses(viewer, community).require()
    return render(request, "lists/about.html", pages.about(viewer, community))


@require_safe
@member_page
def kept_apart(request: HttpRequest, slug: str) -> HttpResponse:
    community = _tended(request, slug)
    found = queries.tended_by(viewer_of(request)).filter(community=community)
    page = Paginator(found, pages.LATEST).get_page(request.GET.get("page"))
    return render(request, "lists/kept_apart.html", pages.kept_apart(viewer_of(request), community, page))


@require_safe
@member_page
def kept_letter(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    community, arrival = _tended(request, slug), _kept(request, slug, code)
    here = pages.kept_letter(viewer_of(request), community, arrival)
    return render(request, "lists/kept_letter.html", here)


@require_safe
@member_page
def whole(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The letter as it came, to save and never to look at here."""
    arrival = _kept(request, slug, code)
    may_read_whole(viewer_of(request), arrival).require()
    raw = bytes(Raw.objects.get(arrival=arrival).data)
    return _handed_out(raw, f"{arrival.code}.eml")


@require_POST
@member_page
def try_again(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    actions.try_again(by=viewer_of(request), arrival=_kept(request, slug, code))
    messages.success(
        request, "It is looked at once more. If it cannot be taken, it is back here in a moment."
    )
    return redirect("lists:kept_apart", slug)


@require_POST
@member_page
def let_go(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    actions.let_go(by=viewer_of(request), arrival=_kept(request, slug, code))
    messages.success(request, "It is gone. The log of power says that you let it go.")
    return redirect("lists:kept_apart", slug)


def _tended(request: HttpRequest, slug: str) -> Community:
    community = communities.at(slug, viewer_of(request), to_read=request.method != "POST")
    may_look_at_kept_apart(viewer_of(request), community).require()
    return community


def _kept(request: HttpRequest, slug: str, code: str) -> Arrival:
    """A letter that was kept apart; one held for whom it names is theirs, and has no page here."""
    community = _tended(request, slug)
    found = queries.tended_by(viewer_of(request)).kept_apart().filter(community=community)
    return get_object_or_404(found, code=code)


@require_GET
@front_page
def mine(request: HttpRequest) -> HttpResponse:
    return render(request, "lists/mine.html", pages.mine(viewer_of(request)))


@require_GET
@front_page
def letter(request: HttpRequest, code: str) -> HttpResponse:
    arrival = get_object_or_404(queries.visible_to(viewer_of(request)), code=code)
    return render(request, "lists/letter.html", pages.letter(arrival))


@require_POST
@member_page
def release(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    arrival = get_object_or_404(queries.visible_to(viewer), code=code)
    arrival = actions.release(by=viewer, arrival=arrival)
    said = {State.POSTED: "It is up.", State.DONE: "Done."}
    messages.success(request, said.get(State(arrival.state), arrival.reason))
    return redirect("lists:mine")


@require_POST
@member_page
def discard(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    actions.discard(by=viewer, arrival=get_object_or_404(queries.visible_to(viewer), code=code))
    messages.success(request, "Discarded. Nobody else has seen it.")
    return redirect("lists:mine")


@require_POST
@member_page
def resume(request: HttpRequest) -> HttpResponse:
    actions.resume(by=viewer_of(request))
    messages.success(request, "Mail comes to you again.")
    return redirect("lists:mine")


@require_safe
@open_page
def beside(request: HttpRequest, code: str) -> HttpResponse:
    found = queries.beside(viewer_of(request), code)
    if found is None:
        raise Http404
    message, attachments, words = found
    return render(
        request, "lists/beside.html", {"message": message, "attachments": attachments, "words": words}
    )


@require_safe
@open_page
def attachment(request: HttpRequest, code: str) -> HttpResponse:
    """Handed out as a file and never shown: whatever it is, no browser runs it here."""
    found = get_object_or_404(queries.attachments_visible_to(viewer_of(request)), code=code)
    raw = Raw.objects.filter(arrival=found.arrival_id).first()
    if raw is None or not raw.data:
        raise Http404
    return _handed_out(reading.bytes_of(bytes(raw.data), pages.part_of(found)), found.name)


def _handed_out(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/octet-stream")
    for header, value in pages.as_file(name).items():
        response.headers[header] = value
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@open_page
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing. The press comes from the page or from a mail program, which has no cookie to show."""
    found = addresses.leaving(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.leave(by=found[0], community=found[1])
    return render(request, "lists/stop.html", {"stopped": request.method == "POST", "community": found[1]})
