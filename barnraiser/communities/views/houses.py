from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..forms import FoundForm
from .answers import page, sent_in


@require_safe
@front_page
def communities(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    mine = queries.nested(viewer)
    seen = queries.parents_seen(viewer, [community for _, community in mine])
    rows = [(depth, community, seen.get(community.parent_id or 0)) for depth, community in mine]
    here = {"mine": rows, "open": queries.open_to(viewer)}
    return render(request, "communities/list.html", here)


@page
@front_page
def new(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    form = FoundForm(sent_in(request), founder=viewer)
    if request.method != "POST":
        return render(request, "communities/new.html", {"form": form})
    if not form.is_valid():
        return render(request, "communities/new.html", {"form": form}, status=422)
    community = actions.found(by=viewer, **form.cleaned_data)
    messages.success(request, f"{community.name} stands. You are its first member and its steward.")
    return redirect("communities:charter", community.slug)
