"""The searches somebody keeps, and the link that stops letters about them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from barnraiser.ground.verdict import Refused
from barnraiser.ground.web.requests import front_page, open_page, viewer_of

from .. import actions, directory, letters, queries
from ..forms import KeepForm


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def searches(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    form = KeepForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        try:
            actions.save_search(by=viewer, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, "The search is kept.")
            return redirect("people:searches")
    kept = [(search, _said(request, search.asked)) for search in queries.searches(viewer)]
    here = {"kept": kept, "form": form}
    return render(request, "people/searches.html", here, status=422 if form else 200)


def _said(request: HttpRequest, asked: str) -> list[directory.Clause]:
    return directory.sentence(viewer_of(request), directory.read(asked))


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def search(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    kept = get_object_or_404(queries.searches(viewer), code=code)
    form = KeepForm(request.POST) if request.method == "POST" else KeepForm.about(kept)
    if form.is_bound and form.is_valid():
        told = {key: form.cleaned_data[key] for key in ("name", "letters")}
        try:
            actions.change_search(by=viewer, search=kept, **told)
        except Refused as refused:
            form.add_error("name", refused.reason)
        else:
            messages.success(request, "The search is kept this way now.")
            return redirect("people:searches")
    status = 422 if form.is_bound else 200
    return render(request, "people/search.html", {"search": kept, "form": form}, status=status)


@require_POST
@front_page
def search_end(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    actions.drop_search(by=viewer, search=get_object_or_404(queries.searches(viewer), code=code))
    messages.success(request, "The search is no longer kept.")
    return redirect("people:searches")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@open_page
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing. The press comes from the page or from a mail program, which has no cookie to show."""
    person = letters.person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        actions.stop_letters(person=person)
    return render(request, "people/stop_letters.html", {"stopped": request.method == "POST"})
