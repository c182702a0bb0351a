"""Going: what one holds and who takes it over, what becomes of one's words, and why people went."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community, Membership
from barnraiser.ground.web.requests import front_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, queries, rules
from ..forms import HandOnForm, LeaveForm
from ..models import Handover
from .answers import answered, inside, page, seen, sent_in


@page
@front_page
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    membership = communities.membership_of(viewer, community)
    if membership is None:
        raise Http404
    form = LeaveForm(sent_in(request))
    if request.method == "POST" and form.is_valid():
        kept = {key: form.cleaned_data[key] for key in ("words", "reason")}
        actions.leave(by=viewer, membership=membership, **kept)
        messages.success(request, f"You have left {community.name}. The door you came in by is still there.")
        return redirect("communities:list")
    return answered(request, "belonging/leave.html", _leaving(request, community, membership, form), form)


@require_POST
@front_page
def hand_on(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    membership = communities.membership_of(viewer, community)
    if membership is None:
        raise Http404
    key = request.POST.get("key", "")
    form = HandOnForm(request.POST, others=_others(viewer, community))
    if not form.is_valid():
        here = _leaving(request, community, membership, LeaveForm()) | {"handing": form, "handed": key}
        if any(holding.key == key and not asked for holding, asked in here["holdings"]):
            return answered(request, "belonging/leave.html", here, form)
        messages.error(request, "You do not hold that any more, or somebody is asked already.")
        return redirect("belonging:leave", slug)
    to = form.cleaned_data["to"]
    actions.ask_to_take_over(by=viewer, community=community, to=to, key=key)
    messages.success(request, f"{to.name} is asked. It stays with you until they say yes.")
    return redirect("belonging:leave", slug)


@require_POST
@front_page
def take_back(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    asked = queries.handovers_by(viewer, community).filter(code=code).first()
    if asked is None:
        raise Http404
    actions.take_handover_back(by=viewer, handover=asked)
    return redirect("belonging:leave", slug)


@page
@front_page
def handover(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody who leaves asks the viewer to take something over."""
    viewer = viewer_of(request)
    asked = queries.handovers_to(viewer).filter(code=code).first()
    if asked is None:
        raise Http404
    if request.method == "POST":
        return _answer(request, viewer, asked)
    return render(request, "belonging/handover.html", {"handover": asked, "community": asked.community})


def _answer(request: HttpRequest, viewer: Person, asked: Handover) -> HttpResponse:
    if request.POST.get("answer") == "yes":
        actions.take_over(by=viewer, handover=asked)
        messages.success(request, f"It is yours now: {asked.what}.")
    else:
        actions.refuse_handover(by=viewer, handover=asked)
        messages.success(request, f"{asked.by.name} sees that it is not this time.")
    return redirect(asked.community)


@require_safe
@front_page
def partings(request: HttpRequest, slug: str) -> HttpResponse:
    """For stewards: why people left, in words without names."""
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_read_partings(viewer, community).require()
    count, said = queries.parting_words(viewer, community)
    here = inside(request, community) | {"count": count, "said": said}
    return render(request, "belonging/partings.html", here)


def _leaving(
    request: HttpRequest, community: Community, membership: Membership, form: LeaveForm
) -> dict[str, Any]:
    viewer = membership.person
    return inside(request, community) | {
        "form": form,
        "verdict": rules.may_leave(viewer, membership),
        "holdings": queries.holdings_of(viewer, community),
        "others": _others(viewer, community).exists(),
    }


def _others(viewer: Person, community: Community) -> QuerySet[Person]:
    return communities.members(viewer, community).filter(account__isnull=False).exclude(pk=viewer.pk)
