from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, pages, queries
from ..forms import AnswerForm
from ..models import Favour


@require_safe
@member_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, favour = _found(request, code)
    return render(request, "reciprocity/detail.html", pages.reading(viewer, favour))


@require_POST
@member_page
def answers(request: HttpRequest, code: str) -> HttpResponse:
    viewer, favour = _found(request, code)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        context = pages.reading(viewer, favour, form=form)
        return render(request, "reciprocity/detail.html", context, status=422)
    actions.answer(by=viewer, favour=favour, words=form.cleaned_data["words"])
    messages.success(request, pages.said_of_an_answer(favour))
    return redirect(favour)


@require_POST
@member_page
def closure(request: HttpRequest, code: str) -> HttpResponse:
    viewer, favour = _found(request, code)
    if favour.by == viewer:
        actions.close(by=viewer, favour=favour)
        messages.success(request, "It is taken down. What was promised stays promised.")
    else:
        actions.let_be(by=viewer, favour=favour)
        messages.success(request, "You said “not this time”. That is all it takes.")
    return redirect(favour)


def _found(request: HttpRequest, code: str) -> tuple[Person, Favour]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.visible_to(viewer), code=code)
