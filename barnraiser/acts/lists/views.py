"""Pages about mail: how a community works by it, one's own letters, what came beside a message, and the way out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from barnraiser.communities import queries as communities
from barnraiser.ground.web.requests import front_page, member_page, open_page, viewer_of

from . import actions, addresses, pages, queries, reading
from .models import Raw, State
from .rules import may_use_addresses


@require_GET
@member_page
def about(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = get_object_or_404(communities.visible_to(viewer), slug=slug)
    may_use_addresses(viewer, community).require()
    return render(request, "lists/about.html", pages.about(viewer, community))


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
    response = HttpResponse(
        reading.bytes_of(bytes(raw.data), pages.part_of(found)), content_type="application/octet-stream"
    )
    for name, value in pages.as_file(found.name).items():
        response.headers[name] = value
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
