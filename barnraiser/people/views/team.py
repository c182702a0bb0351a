"""A team that somebody puts together out of the directory. It stands in their own session and nowhere else."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from barnraiser.ground import manifest
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import directory

KEY = "team"
MOST = 15


def chosen(request: HttpRequest) -> list[str]:
    """The codes of those ticked so far."""
    kept: Any = request.session.get(KEY, [])
    return [str(code) for code in kept][:MOST]


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def team(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _changed(request)
    members = directory.members(viewer_of(request), chosen(request))
    here = {
        "team": members,
        "benches": directory.benches(members),
        "missing": directory.missing(members),
        "doors": manifest.together(viewer_of(request), [row.person.person for row in members])
        if members
        else [],
    }
    return render(request, "people/team.html", here)


def _changed(request: HttpRequest) -> HttpResponse:
    """Those ticked are in, or one is out again. Only people the viewer sees can be in it."""
    before, said = chosen(request), request.POST.getlist("who")
    if request.POST.get("out"):
        after = [code for code in before if code != request.POST["out"]]
    else:
        seen = [row.person.code for row in directory.members(viewer_of(request), said[:MOST])]
        after = list(dict.fromkeys([*before, *seen]))
    if len(after) > MOST:
        messages.warning(request, f"A team is of {MOST} people at most. The first {MOST} are in it.")
    request.session[KEY] = after[:MOST]
    return redirect("people:team")
