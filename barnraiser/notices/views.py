from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from barnraiser.acts.conversations.rules import may_hear
from barnraiser.communities import queries as communities
from barnraiser.ground.web.requests import front_page, member_page, open_page, viewer_of
from barnraiser.people import actions as people

from . import actions, pages, queries, stopping
from .forms import QuietForm


@require_GET
@member_page
def notice_list(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    page = Paginator(queries.for_(viewer), pages.ON_A_PAGE).get_page(request.GET.get("page"))
    context = pages.listing(viewer, page)
    if page.number == 1:
        if context["newest"]:
            actions.read(by=viewer, until=context["newest"])
        request.waiting.end()  # type: ignore[attr-defined]
    return render(request, "notices/list.html", context)


@require_GET
@front_page
def levels(request: HttpRequest) -> HttpResponse:
    return render(request, "notices/levels.html", pages.levels(viewer_of(request)))


@require_POST
@front_page
def quiet(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    form = QuietForm(request.POST)
    if not form.is_valid():
        return render(request, "notices/levels.html", pages.levels(viewer, form), status=422)
    people.keep_quiet(by=viewer, **form.cleaned_data)
    messages.success(request, "Letters keep to these hours from now on.")
    return redirect("notices:levels")


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def hearing(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    may_hear(viewer, community).require()
    form = pages.hearing_form(viewer, community, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.choose(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, f"That is what you hear of {community.name} from now on.")
        return redirect("notices:levels")
    here = {"community": community, "tabs": communities.tabs_for(viewer, community), "form": form}
    return render(request, "notices/hearing.html", here, status=422 if form.is_bound else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@open_page
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing. The press comes from the page or from a mail program, which has no cookie to show."""
    found = stopping.read(token)
    if found is None:
        raise Http404
    person, rooms = found
    if request.method == "POST":
        actions.stop_at_once(person=person, rooms=rooms)
    response = render(request, "notices/stop.html", {"rooms": rooms, "stopped": request.method == "POST"})
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
