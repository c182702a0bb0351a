"""What one says yes to, takes along, and how one goes."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..forms import ConsentForm, ForgetForm

page = require_http_methods(["GET", "HEAD", "POST"])


@page
@front_page
def consent(request: HttpRequest) -> HttpResponse:
    viewer, form = viewer_of(request), ConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = actions.answer_consent(by=viewer, **form.cleaned_data)
        messages.success(request, f"You said {'yes' if answer.given else 'no'}. It holds from now on.")
        return redirect("people:consent")
    here = {
        "standing": list(queries.standing(viewer).values()),
        "answers": queries.answers_of(viewer),
        "unclear": request.method == "POST",
    }
    return render(request, "people/consent.html", here, status=422 if request.method == "POST" else 200)


@never_cache
@page
@front_page
def export(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if request.method == "POST":
        actions.ask_for_archive(by=viewer)
        messages.success(request, "It is being packed. Today says when it is ready.")
        return redirect("people:export")
    archives = queries.archives_of(viewer)
    here = {
        "ready": queries.ready_archive(viewer),
        "packing": next((archive for archive in archives if archive.made_at is None), None),
        "fetched": next((archive for archive in archives if archive.fetched_at), None),
    }
    return render(request, "people/export.html", here)


@never_cache
@require_POST
@front_page
def fetch(request: HttpRequest, code: str) -> HttpResponseBase:
    viewer = viewer_of(request)
    archive = get_object_or_404(queries.archives_of(viewer), code=code)
    answer = FileResponse(
        actions.fetch(by=viewer, archive=archive),
        as_attachment=True,
        filename=f"{viewer.handle}.zip",
        content_type="application/zip",
    )
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@never_cache
@page
@front_page
@reauthentication_required  # type: ignore[untyped-decorator]
def forget(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.ask_to_go(by=viewer)
        messages.success(request, "In a week you are forgotten. Until then you can say “keep me”.")
        return redirect("people:forget")
    here = {"form": form, "farewell": queries.farewell_of(viewer)}
    return render(request, "people/forget.html", here, status=422 if form.is_bound else 200)


@require_POST
@front_page
def stay(request: HttpRequest) -> HttpResponse:
    actions.stay(by=viewer_of(request))
    messages.success(request, "You stay. Everything is as it was.")
    return redirect("people:me")
