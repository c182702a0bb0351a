from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from barnraiser.communities import queries as communities
from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages
from ..forms import CampaignForm, ClosingForm, ExtendForm, RewordForm
from ..rules import may_call, may_close, may_extend
from . import found


@member_page
def new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    may_call(viewer, community).require()
    form = CampaignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        campaign = actions.call(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, "Your campaign is up. Say next what it needs.")
        return redirect("campaigns:needs", campaign.code)
    context = pages.calling(viewer, community, form)
    return render(request, "campaigns/new.html", context, status=422 if form.errors else 200)


@member_page
def words(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    may_close(viewer, campaign).require()
    said = {name: getattr(campaign, name) for name in RewordForm.base_fields}
    form = RewordForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        actions.reword(by=viewer, campaign=campaign, **form.cleaned_data)
        messages.success(request, "The campaign says it in these words now.")
        return redirect(campaign)
    context = pages.asking(viewer, campaign, form, "words")
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@member_page
def day(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    may_extend(viewer, campaign).require()
    form = ExtendForm(request.POST or None, after=campaign.until)
    if request.method == "POST" and form.is_valid():
        actions.extend(by=viewer, campaign=campaign, **form.cleaned_data)
        messages.success(request, "The day is moved, and the page says why.")
        return redirect(campaign)
    context = pages.asking(viewer, campaign, form, "day")
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@member_page
def closing(request: HttpRequest, code: str) -> HttpResponse:
    viewer, campaign = found.campaign(request, code)
    may_close(viewer, campaign).require()
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        closed = actions.close(by=viewer, campaign=campaign, **form.cleaned_data)
        messages.success(request, pages.SAID_OF_CLOSING[closed.how])
        return redirect(campaign)
    context = pages.asking(viewer, campaign, form, "closing")
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)
