"""Writing one's own page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..forms import ProfileForm


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def profile(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if request.method != "POST":
        form = ProfileForm.about(viewer, queries.interests_of(viewer))
        return render(request, "people/profile.html", {"form": form, "person": viewer})
    form = ProfileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "people/profile.html", {"form": form, "person": viewer}, status=422)
    actions.edit_profile(by=viewer, person=viewer, picture=form.new_picture(), **form.profile())
    messages.success(request, "Your page says it this way now.")
    return redirect(viewer)
