from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages, queries
from ..forms import MilestoneForm, PointForm, TalkForm, VoiceForm
from ..models import Campaign
from ..rules import may_plan
from . import found


@require_POST
@member_page
def points(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    form = PointForm(request.POST, auto_id="point_%s")
    if not form.is_valid():
        return found.again(request, campaign, point_form=form)
    actions.propose(by=viewer, campaign=campaign, **form.cleaned_data)
    messages.success(request, "Your point is up. Others say whether they stand behind it.")
    return _back(campaign, "agenda")


@require_POST
@member_page
def voices(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    point = get_object_or_404(queries.points_visible_to(viewer), code=code)
    form = VoiceForm(request.POST, auto_id=f"v_{point.code}_%s")
    if not form.is_valid():
        return found.again(request, point.campaign, voice_form=(point.pk, form))
    actions.speak_to(by=viewer, point=point, **form.cleaned_data)
    messages.success(request, "Your word on this point counts. You can change it until it is settled.")
    return _back(point.campaign, "agenda")


@require_POST
@member_page
def settlement(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    point = get_object_or_404(queries.points_visible_to(viewer), code=code)
    agreed = request.POST.get("agreed")
    if agreed not in ("yes", "no"):
        raise Http404
    actions.settle(by=viewer, point=point, agreed=agreed == "yes")
    said = (
        "This is what we say."
        if agreed == "yes"
        else "The point is set aside, and the campaign does not say it."
    )
    messages.success(request, said)
    return _back(point.campaign, "agenda")


@member_page
def work(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    may_plan(viewer, campaign).require()
    form = MilestoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.plan(by=viewer, campaign=campaign, **form.cleaned_data)
        messages.success(request, "It stands on the page, and looks for somebody.")
        return _back(campaign, "work")
    context = pages.asking(viewer, campaign, form, "work")
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@require_POST
@member_page
def work_owner(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    milestone = get_object_or_404(queries.milestones_visible_to(viewer), code=code)
    if request.POST.get("act") == "hand back":
        actions.hand_back(by=viewer, milestone=milestone)
        messages.success(request, "It looks for somebody again. Thank you for saying so.")
    else:
        actions.take_on(by=viewer, milestone=milestone)
        messages.success(request, "It is yours. Say here when it is done.")
    return _back(milestone.campaign, "work")


@require_POST
@member_page
def work_done(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    milestone = get_object_or_404(queries.milestones_visible_to(viewer), code=code)
    actions.finish(by=viewer, milestone=milestone)
    messages.success(request, "Done, and it stands on the page with its name.")
    return _back(milestone.campaign, "work")


@require_POST
@member_page
def conversation(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    form = TalkForm(request.POST, auto_id="talk_%s")
    if not form.is_valid():
        return found.again(request, campaign, talk_form=form)
    return redirect(actions.talk(by=viewer, campaign=campaign, **form.cleaned_data))


def _back(campaign: Campaign, part: str) -> HttpResponse:
    return redirect(f"{reverse('campaigns:detail', args=[campaign.code])}#{part}")
