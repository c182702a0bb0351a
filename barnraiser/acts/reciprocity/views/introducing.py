from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import front_page, member_page, viewer_of

from .. import actions, pages, queries
from ..forms import ResponseForm


@member_page
def introduce(request: HttpRequest, handle: str) -> HttpResponse:
    viewer = viewer_of(request)
    person = get_object_or_404(queries.may_be_met(viewer), handle=handle)
    others, form = pages.introducing(viewer, person, request)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        suggested = actions.introduce(by=viewer, one=person, two=form.person, words=words)
        messages.success(request, "Both are asked, each for themselves.")
        return redirect(suggested)
    context = {"person": person, "form": form, "others": others}
    return render(request, "reciprocity/introduce.html", context, status=422 if form.errors else 200)


@require_safe
@front_page
def introductions(request: HttpRequest) -> HttpResponse:
    found = queries.introductions(viewer_of(request))
    return render(request, "reciprocity/introductions.html", {"introductions": found})


@require_safe
@member_page
def introduction(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    found = get_object_or_404(queries.introductions_visible_to(viewer), code=code)
    return render(request, "reciprocity/introduction.html", pages.introduced(viewer, found))


@require_POST
@member_page
def response(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    found = get_object_or_404(queries.introductions_visible_to(viewer), code=code)
    form = ResponseForm(request.POST)
    if not form.is_valid():
        context = pages.introduced(viewer, found, form)
        return render(request, "reciprocity/introduction.html", context, status=422)
    actions.respond(by=viewer, introduction=found, is_yes=form.cleaned_data["yes"])
    messages.success(request, "Your answer is kept. Nobody sees it unless both of you say yes.")
    return redirect(found)
