from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import member_page

from .. import actions, pages
from ..forms import AnswerForm, StanceForm
from ..rules import may_answer, may_rank, may_speak
from . import found


@require_POST
@member_page
def stance(request: HttpRequest, code: str) -> HttpResponse:
    viewer, proposal = found.proposal(request, code)
    may_speak(viewer, proposal).require()
    form = StanceForm(request.POST)
    if not form.is_valid():
        return found.shown(request, viewer, proposal, form, status=422)
    actions.stand(by=viewer, proposal=proposal, **form.cleaned_data)
    messages.success(request, "Your word is given. You can change it until this closes.")
    return redirect(f"{proposal.get_absolute_url()}#stand")


@require_POST
@member_page
def ballot(request: HttpRequest, code: str) -> HttpResponse:
    viewer, proposal = found.proposal(request, code)
    may_rank(viewer, proposal).require()
    form = found.rank_form(viewer, proposal, request.POST)
    if not form.is_valid():
        return found.shown(request, viewer, proposal, form, status=422)
    actions.rank(by=viewer, proposal=proposal, **form.cleaned_data)
    messages.success(request, "Your ranking is kept. You can change it until this closes.")
    return redirect(proposal)


@require_POST
@member_page
def answers(request: HttpRequest, code: str, stance: str) -> HttpResponse:
    viewer, objection = found.objection(request, code, stance)
    may_answer(viewer, objection).require()
    form = AnswerForm(request.POST)
    if not form.is_valid():
        proposal = found.proposal(request, code)[1]
        return found.shown(request, viewer, proposal, pages.stance_form(viewer, proposal), 422, form)
    actions.answer(by=viewer, stance=objection, **form.cleaned_data)
    messages.success(request, "Your answer stands beside the objection, and whoever objected hears of it.")
    return redirect(f"{objection.proposal.get_absolute_url()}#s-{objection.code}")


@require_POST
@member_page
def settlement(request: HttpRequest, code: str, stance: str) -> HttpResponse:
    viewer, objection = found.objection(request, code, stance)
    actions.settle(by=viewer, stance=objection)
    messages.success(
        request, "Your objection is settled. It stays readable, and no longer stands in the way."
    )
    return redirect(f"{objection.proposal.get_absolute_url()}#s-{objection.code}")
