"""My people: what was said, and where one knows them from."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import front_page, member_page, viewer_of

from .. import actions, pages, queries


@require_safe
@front_page
def my_people(request: HttpRequest) -> HttpResponse:
    return render(
        request, "trust/people.html", pages.my_people(viewer_of(request), request.GET.get("mark", ""))
    )


@require_POST
@member_page
def unmarking(request: HttpRequest, code: str) -> HttpResponse:
    """Also for somebody one shares no community with any more."""
    viewer = viewer_of(request)
    found = next((one.person for one in queries.marked(viewer) if one.person.code == code), None)
    if found is None:
        raise Http404
    actions.unmark(by=viewer, person=found)
    messages.success(request, f"You have no mark on {found.name} any more.")
    return redirect("trust:people")
