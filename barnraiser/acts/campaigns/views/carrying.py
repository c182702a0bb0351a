from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import member_page

from .. import actions, pages, queries
from ..forms import AskForm, EndorseForm
from ..rules import may_ask_to_carry
from . import found


@member_page
def owners(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    may_ask_to_carry(viewer, campaign).require()
    form = AskForm(request.POST or None, people=queries.askable(viewer, campaign))
    if request.method == "POST" and form.is_valid():
        asked = actions.ask_to_carry(by=viewer, campaign=campaign, **form.cleaned_data)
        messages.success(request, f"{asked.person.name} is asked. Yes and no are both fine.")
        return redirect(campaign)
    context = pages.asking(viewer, campaign, form, "owners")
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@require_POST
@member_page
def owners_answer(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    asked, answer = queries.asked_of(viewer, campaign), request.POST.get("answer")
    if asked is None or answer not in ("yes", "no"):
        raise Http404
    actions.answer_asking(by=viewer, asked=asked, yes=answer == "yes")
    said = (
        "You carry a part of it now." if answer == "yes" else "It is left to others. Thank you for saying so."
    )
    messages.success(request, said)
    return redirect(campaign)


@require_POST
@member_page
def owners_end(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    part = queries.part_of(viewer, campaign)
    if part is None:
        raise Http404
    actions.step_down(by=viewer, owner=part)
    messages.success(request, "You have laid your part down. Those who still carry it are told.")
    return redirect(campaign)


@require_POST
@member_page
def names(request: HttpRequest, code: str) -> HttpResponse:
    """The name under it: a signature where the campaign collects them, and otherwise an endorsement."""
    viewer, campaign = found.campaign(request, code)
    form = EndorseForm(request.POST)
    if not form.is_valid():
        return found.again(request, campaign, name_form=form)
    need = queries.signed_need(viewer, campaign)
    before = queries.mine(viewer, campaign).get(need.pk) if need else None
    if need and before:
        pledge = queries.pledges_visible_to(viewer).get(pk=before.pledge.pk)
        actions.change(by=viewer, pledge=pledge, **form.cleaned_data)
    elif need:
        actions.pledge(by=viewer, need=need, **form.cleaned_data)
    else:
        actions.endorse(by=viewer, campaign=campaign, **form.cleaned_data)
    messages.success(request, "Your name stands. You can change your reason, or take it back.")
    return redirect(campaign)


@require_POST
@member_page
def names_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    need = queries.signed_need(viewer, campaign)
    signed = queries.mine(viewer, campaign).get(need.pk) if need else None
    endorsed = queries.endorsement_of(viewer, campaign)
    if signed:
        actions.take_back(by=viewer, pledge=queries.pledges_visible_to(viewer).get(pk=signed.pledge.pk))
    elif endorsed:
        actions.take_name_back(by=viewer, endorsement=endorsed)
    else:
        raise Http404
    messages.success(request, "Your name no longer stands there.")
    return redirect(campaign)
