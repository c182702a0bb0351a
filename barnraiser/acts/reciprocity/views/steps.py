"""The steps between two people. Each finds the answer, does one action, and returns to it on its page."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, pages, queries
from ..forms import MissForm, RejoinderForm, StepBackForm, ThanksForm
from ..models import Answer


@require_POST
@member_page
def promise(request: HttpRequest, code: str) -> HttpResponse:
    viewer, answer = _found(request, code)
    actions.agree(by=viewer, answer=answer)
    return _back(request, answer, "You said yes. It is a promise now.")


@require_POST
@member_page
def step_back(request: HttpRequest, code: str) -> HttpResponse:
    viewer, answer = _found(request, code)
    form = StepBackForm(request.POST, prefix=f"back-{code}")
    if not form.is_valid():
        return _again(request, viewer, answer, "back", form)
    actions.step_back(by=viewer, answer=answer, **form.cleaned_data)
    return _back(request, answer, "You said “not this time”. Nobody owes anybody anything here.")


@require_POST
@member_page
def doing(request: HttpRequest, code: str) -> HttpResponse:
    viewer, answer = _found(request, code)
    actions.say_done(by=viewer, answer=answer)
    return _back(request, answer, "You said it is done. It counts once it is confirmed.")


@require_POST
@member_page
def confirmation(request: HttpRequest, code: str) -> HttpResponse:
    viewer, answer = _found(request, code)
    actions.confirm(by=viewer, answer=answer)
    return _back(request, answer, "You confirmed it. A word of thanks is next, if you like.")


@require_POST
@member_page
def miss(request: HttpRequest, code: str) -> HttpResponse:
    viewer, answer = _found(request, code)
    form = MissForm(request.POST, prefix=f"miss-{code}")
    if not form.is_valid():
        return _again(request, viewer, answer, "miss", form)
    actions.say_missed(by=viewer, answer=answer, **form.cleaned_data)
    return _back(request, answer, "It is said, between the two of you and without blame.")


@require_POST
@member_page
def rejoinder(request: HttpRequest, code: str) -> HttpResponse:
    viewer, answer = _found(request, code)
    form = RejoinderForm(request.POST, prefix=f"rejoinder-{code}")
    if not form.is_valid():
        return _again(request, viewer, answer, "rejoinder", form)
    actions.rejoin(by=viewer, answer=answer, **form.cleaned_data)
    return _back(request, answer, "Your view stands beside theirs.")


@require_POST
@member_page
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    viewer, answer = _found(request, code)
    form = ThanksForm(request.POST, prefix=f"thanks-{code}", is_private=answer.favour.is_to_one)
    if not form.is_valid():
        return _again(request, viewer, answer, "thanks", form)
    actions.thank(by=viewer, answer=answer, words=form.cleaned_data["words"], is_public=form.is_public)
    return _back(request, answer, "Your thanks are said.")


def _found(request: HttpRequest, code: str) -> tuple[Person, Answer]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.answers_visible_to(viewer), code=code)


def _back(request: HttpRequest, answer: Answer, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(f"{answer.favour.get_absolute_url()}#a-{answer.code}")


def _again(request: HttpRequest, viewer: Person, answer: Answer, name: str, form: forms.Form) -> HttpResponse:
    """The page once more with what was typed."""
    favour = queries.visible_to(viewer).get(pk=answer.favour_id)
    context = pages.reading(viewer, favour, bound={(answer.code, name): form})
    return render(request, "reciprocity/detail.html", context, status=422)
