from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages, queries, rules
from ..forms import FollowUpForm, IntendForm, StepForm
from .finding import found, not_yet


@require_POST
@member_page
def conversation(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_follow_up(viewer, gathering).require()
    form = FollowUpForm(request.POST)
    if not form.is_valid():
        return not_yet(request, viewer, gathering, follow_up_form=form)
    made = actions.follow_up(by=viewer, gathering=gathering, **form.cleaned_data)
    messages.success(request, "The talk goes on here. Everybody who was there hears of it.")
    return redirect(made.conversation)


@require_POST
@member_page
def steps(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_look_back(viewer, gathering).require()
    form = StepForm(request.POST, people=pages.who_was_there(viewer, gathering))
    if not form.is_valid():
        return not_yet(request, viewer, gathering, step_form=form)
    step = actions.agree(by=viewer, gathering=gathering, **form.cleaned_data)
    messages.success(request, pages.said_of_a_step(viewer, step))
    return redirect(f"{gathering.get_absolute_url()}#agreed")


@require_POST
@member_page
def completion(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    step = get_object_or_404(queries.step_visible_to(viewer), code=code)
    actions.complete(by=viewer, step=step)
    messages.success(request, "Done, and everybody sees it.")
    return redirect(f"{step.gathering.get_absolute_url()}#agreed")


@require_POST
@member_page
def intentions(request: HttpRequest, code: str) -> HttpResponse:
    viewer, gathering = found(request, code)
    rules.may_look_back(viewer, gathering).require()
    form = IntendForm(request.POST, people=pages.others_there(viewer, gathering))
    if not form.is_valid():
        return not_yet(request, viewer, gathering, intend_form=form)
    toward, words = form.cleaned_data["person"], form.cleaned_data["words"]
    actions.intend(by=viewer, toward=toward, gathering=gathering, words=words)
    messages.success(request, f"Kept, for you alone. {toward.name} does not hear of it.")
    return redirect(f"{gathering.get_absolute_url()}#again")


@require_POST
@member_page
def intention_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    intention = get_object_or_404(queries.intentions(viewer), code=code)
    gathering = get_object_or_404(queries.visible_to(viewer), pk=intention.gathering_id)
    actions.no_longer_intend(by=viewer, intention=intention)
    messages.success(request, "Taken off your list.")
    return redirect(f"{gathering.get_absolute_url()}#again")
