from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, rules
from ..forms import LookForm
from .answers import inside, page, seen, sent_in


@page
@front_page
def look(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_steward(viewer, community).require()
    words = {"line": community.line, "about": community.about, "paint": community.paint}
    form = LookForm(sent_in(request), initial=words)
    if form.is_valid():
        actions.describe(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, "It says and looks so now. The change stands in the log, for every member.")
        return redirect("communities:charter", slug)
    here = inside(request, community, "communities:charter") | {"form": form}
    return render(request, "communities/look.html", here, status=422 if form.is_bound else 200)
