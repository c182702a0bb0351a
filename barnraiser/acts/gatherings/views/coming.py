from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from barnraiser.ground.web.requests import member_page

from .. import actions, pages
from ..forms import AnswerForm, CheckInForm
from .finding import found, not_yet


@require_GET
@member_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    return render(request, "gatherings/detail.html", pages.detail(viewer, gathering))


@require_POST
@member_page
def answer(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return not_yet(request, viewer, gathering, answer_form=form)
    said = actions.answer(by=viewer, gathering=gathering, **form.cleaned_data)
    messages.success(request, pages.said_of_an_answer(said))
    return redirect(gathering)


@sensitive_post_parameters("words")
@require_POST
@member_page
def attendance(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    form = CheckInForm(request.POST)
    if form.is_valid() and not actions.check_in(by=viewer, gathering=gathering, **form.cleaned_data):
        form.add_error("words", "These are not the three words. Ask a host to say them again, slowly.")
    if form.errors:
        return not_yet(request, viewer, gathering, check_in_form=form)
    messages.success(request, "You are checked in. Good that you came.")
    return redirect(gathering)
