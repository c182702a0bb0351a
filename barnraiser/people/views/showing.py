"""Who reads what of one's page, and that it is still true."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..forms import AudienceForm
from ..models import Audience, Part


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def audience(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    said = queries.audiences_of(viewer)
    form = AudienceForm(request.POST) if request.method == "POST" else AudienceForm.of(said)
    if form.is_bound and form.is_valid():
        actions.show_parts(by=viewer, person=viewer, audiences=form.cleaned_data)
        messages.success(request, "Each part of your page is shown as you said.")
        return redirect("people:audience")
    here = {
        "form": form,
        "page": queries.page_of(viewer, viewer),
        "is_public": said[Part.NAME] == Audience.PUBLIC,
    }
    return render(request, "people/audience.html", here, status=422 if form.is_bound else 200)


@require_POST
@front_page
def the_four(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    actions.show_the_four(by=viewer, person=viewer)
    messages.success(request, "Everybody can read your name, picture, line and website now.")
    return redirect("people:audience")


@require_POST
@front_page
def still_true(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    actions.say_it_is_true(by=viewer, person=viewer)
    messages.success(request, "Your page counts as written today.")
    return redirect("/")
