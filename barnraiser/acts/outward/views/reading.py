"""The newsletter for whoever reads it, with or without an account."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from barnraiser.ground.web.requests import open_page, viewer_of

from .. import actions, letters, queries, tokens
from ..forms import AskForm
from ..models import Issue
from .outside import community_at

pressed = require_http_methods(["GET", "HEAD", "POST"])


@pressed
@open_page
def newsletter(request: HttpRequest, slug: str) -> HttpResponse:
    """What went out, and where to ask for it. The answer is the same for every address."""
    community = community_at(slug)
    issues = list(queries.sent(community)[:50])
    if not issues:
        raise Http404
    form = AskForm(request.POST) if request.method == "POST" else AskForm()
    is_asked = form.is_bound and form.is_valid()
    if is_asked and not form.is_a_machine:
        actions.ask(community=community, address=form.cleaned_data["address"])
    here = {"community": community, "issues": issues, "form": form, "asked": is_asked}
    status = 422 if form.is_bound and not is_asked else 200
    return render(request, "outward/newsletter.html", here, status=status)


@require_safe
@open_page
def issue(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    found = get_object_or_404(queries.visible_to(viewer).filter(sent_at__isnull=False), code=code)
    return render(request, "outward/issue.html", _read(found))


def _read(found: Issue) -> dict[str, object]:
    return {"issue": found, "community": found.community, "named": letters.named(found)}


@csrf_exempt
@pressed
@open_page
def yes(request: HttpRequest, word: str) -> HttpResponse:
    """Looking changes nothing: programs look at links in letters before people do. The press needs no cookie."""
    reader = queries.behind_word(word)
    if reader is None:
        return _closed(render(request, "outward/used.html", status=404))
    if request.method == "POST":
        actions.say_yes(reader=reader)
    here = {"community": reader.community, "said": request.method == "POST"}
    return _closed(render(request, "outward/yes.html", here))


@csrf_exempt
@pressed
@open_page
def reader(request: HttpRequest, token: str) -> HttpResponse:
    """What is kept of a reader, and the end of it by one press: here, or in the mail program (RFC 8058)."""
    if not tokens.was_ours(token):
        raise Http404
    found = tokens.reader_behind(token)
    if found and request.method == "POST":
        actions.stop(reader=found)
        found = None
    here = {"reader": found, "kept": queries.kept_of(found) if found else None, "token": token}
    return _closed(render(request, "outward/reader.html", here))


@require_safe
@open_page
def kept(request: HttpRequest, token: str) -> HttpResponse:
    """All that is kept of a reader, to take along."""
    found = tokens.reader_behind(token)
    if found is None:
        raise Http404
    response = JsonResponse(dict(queries.kept_of(found)), json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="newsletter.json"'
    return _closed(response)


def _closed(response: HttpResponse) -> HttpResponse:
    """The address is somebody's own: it goes into no cache and into no other house's log."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
