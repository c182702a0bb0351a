from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.communities.rules import is_member
from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages, queries
from ..forms import ChallengeForm, NeedForm, PledgeForm, StepForm
from ..forms.pledge import said_before
from ..models import Need, Pledge
from ..rules import may_ask_for, may_set_mark
from . import found


@member_page
def needs(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    may_ask_for(viewer, campaign).require()
    form = NeedForm(request.POST or None, signed=queries.signed_need(viewer, campaign) is not None)
    if request.method == "POST" and form.is_valid():
        actions.need(by=viewer, campaign=campaign, **form.cleaned_data)
        messages.success(request, "It stands on the page. Members can give their word on it now.")
        return redirect(campaign)
    context = pages.asking(viewer, campaign, form, "needs")
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@member_page
def need(request: HttpRequest, code: str) -> HttpResponse:
    """A need, who gave their word on it, and the viewer’s own word: given here, and changed here."""
    viewer = viewer_of(request)
    wanted = get_object_or_404(queries.needs_visible_to(viewer), code=code)
    mine = queries.pledges_visible_to(viewer).filter(need=wanted, by=viewer).first()
    form = PledgeForm(request.POST or None, need=wanted, initial=said_before(mine) if mine else {"amount": 1})
    if request.method == "POST" and form.is_valid():
        return _give(request, wanted, mine, form.cleaned_data)
    number = request.GET.get("page", "1")
    context = pages.needing(viewer, wanted, mine, form, number)
    return render(request, "campaigns/need.html", context, status=422 if form.errors else 200)


def _give(request: HttpRequest, need: Need, mine: Pledge | None, said: dict[str, Any]) -> HttpResponse:
    if mine:
        actions.change(by=viewer_of(request), pledge=mine, **said)
        messages.success(request, "Your pledge is changed. Those who carry the campaign are told.")
    else:
        actions.pledge(by=viewer_of(request), need=need, **said)
        messages.success(request, pages.said_of_a_pledge(need))
    return redirect(need)


@member_page
def mark(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    wanted = get_object_or_404(queries.needs_visible_to(viewer), code=code)
    may_set_mark(viewer, wanted).require()
    form = ChallengeForm(request.POST or None, need=wanted, rivals=queries.rivals(viewer, wanted))
    if request.method == "POST" and form.is_valid():
        against = form.cleaned_data["against"]
        amount = queries.progress([against])[against.pk].confirmed if against else form.cleaned_data["amount"]
        words = "" if against else form.cleaned_data["words"]
        actions.challenge(by=viewer, need=wanted, amount=amount, words=words, against=against)
        messages.success(request, "There is a mark to beat. It stands on the beam.")
        return redirect(wanted)
    context = pages.asking(viewer, wanted.campaign, form, "mark", wanted)
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@require_GET
@member_page
def pledge(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    given = get_object_or_404(queries.pledges_visible_to(viewer), code=code)
    return render(request, "campaigns/pledge.html", pages.keeping(viewer, given))


@require_POST
@member_page
def steps(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    given = get_object_or_404(queries.pledges_visible_to(viewer), code=code)
    form = StepForm(request.POST)
    if not form.is_valid():
        context = pages.keeping(viewer, given, form)
        return render(request, "campaigns/pledge.html", context, status=422)
    step = actions.step(by=viewer, pledge=given, **form.cleaned_data)
    messages.success(request, pages.SAID_OF_STEPS[step.kind])
    return redirect(given)


@require_POST
@member_page
def pledge_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    given = get_object_or_404(queries.pledges_visible_to(viewer), code=code)
    actions.take_back(by=viewer, pledge=given)
    messages.success(request, "Your pledge is taken back. Nothing was promised.")
    return redirect(given.need if is_member(viewer, given.need.campaign.community) else viewer)
