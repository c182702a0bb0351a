from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, pages
from ..forms import ChangeForm, DeclineForm, RevisionForm
from .answers import answered, draft_at


@require_safe
@front_page
def draft(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "programmes/draft.html", pages.draft(viewer_of(request), draft_at(request, code)))


@require_POST
@front_page
def approval(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = viewer_of(request), draft_at(request, code)
    actions.approve(by=viewer, draft=found)
    messages.success(request, "It is out, with the name of who wrote it and yours.")
    return redirect(found.mandate.programme)


@require_POST
@front_page
def change(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = viewer_of(request), draft_at(request, code)
    form = ChangeForm(request.POST, words=found.words)
    if not form.is_valid():
        return answered(request, "programmes/draft.html", pages.draft(viewer, found, change=form), form)
    actions.ask_for_other_words(by=viewer, draft=found, **form.cleaned_data)
    messages.success(request, "They are told. The draft comes back to you when it says it another way.")
    return redirect(found)


@require_POST
@front_page
def declining(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = viewer_of(request), draft_at(request, code)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return answered(request, "programmes/draft.html", pages.draft(viewer, found, declining=form), form)
    actions.decline(by=viewer, draft=found, **form.cleaned_data)
    messages.success(request, "It does not go out for the organisation. They are told why.")
    return redirect(found)


@require_POST
@front_page
def revision(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = viewer_of(request), draft_at(request, code)
    form = RevisionForm(request.POST, opens=found.answers_id is None)
    if not form.is_valid():
        return answered(request, "programmes/draft.html", pages.draft(viewer, found, revision=form), form)
    actions.revise(by=viewer, draft=found, **form.cleaned_data)
    messages.success(request, "Your draft says this now, and waits for a reader.")
    return redirect(found)


@require_POST
@front_page
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    found = actions.withdraw(by=viewer_of(request), draft=draft_at(request, code))
    messages.success(request, "You took it back. It goes out never.")
    return redirect(found)
