"""Comparing what matters to each: agreeing, taking it back, and the comparison itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from barnraiser.ground.verdict import Refused
from barnraiser.ground.web.requests import front_page, member_page, viewer_of

from .. import actions, pages, queries
from ..forms import ValuesForm
from ..rules import may_agree, may_compare
from .shared import again, pair


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def values(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    if request.method != "POST":
        return render(request, "trust/values.html", pages.values(viewer))
    form = ValuesForm(request.POST)
    if not form.is_valid():
        return render(request, "trust/values.html", pages.values(viewer, form), status=422)
    actions.rank_values(by=viewer, words=form.words())
    messages.success(request, "Kept. Nobody sees it until the two of you agree to compare.")
    return redirect("trust:values")


@require_POST
@member_page
def agreements(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    card = queries.two(viewer, other)
    form = pages.agree_form(card, request.POST)
    if not form.is_valid():
        return again(request, card, agree=form)
    may_agree(viewer, other, form.within()).require()
    actions.agree_to_compare(by=viewer, toward=other, community=form.within())
    if queries.ground(viewer, other).is_mutual:
        messages.success(request, f"{other.name} had agreed too. You can compare now.")
    else:
        messages.success(request, f"Kept. {other.name} learns of it by agreeing as well, and only so.")
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def agreement_withdrawal(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    agreed = queries.ground(viewer, other).mine
    if agreed:
        actions.take_back_agreement(by=viewer, agreement=agreed)
        messages.success(request, "Taken back. Neither of you sees what the other ranks any more.")
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def comparisons(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    may_compare(viewer, other).require()
    try:
        actions.compare(by=viewer, toward=other)
    except Refused as refused:  # the other took it back in this very moment
        messages.info(request, refused.reason)
    return redirect("trust:two", other.handle)
