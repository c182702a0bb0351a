from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from barnraiser.communities import queries as communities
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, rules
from ..forms import AffirmForm, LeaveForm
from .answers import answered, inside, page, seen, sent_in, standing, welcomed


@page
@front_page
def join(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_join(viewer, community).require()
    there = communities.rules_of(community)
    form = AffirmForm(sent_in(request), rules_there=there, standing=standing(viewer))
    if request.method == "POST" and form.is_valid():
        actions.join(by=viewer, community=community, counts_ties=form.answer())
        return welcomed(request, community)
    here = {"form": form, "rules": there} | inside(request, community)
    return answered(request, "belonging/join.html", here, form)


@page
@front_page
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    membership = communities.membership_of(viewer, community)
    if membership is None:
        raise Http404
    form = LeaveForm(sent_in(request))
    if request.method == "POST" and form.is_valid():
        actions.leave(by=viewer, membership=membership)
        messages.success(request, f"You have left {community.name}. What you wrote there stays yours.")
        return redirect("communities:list")
    here = {"form": form, "verdict": rules.may_leave(viewer, membership)} | inside(request, community)
    return answered(request, "belonging/leave.html", here, form)
