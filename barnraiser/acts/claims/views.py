"""The pages: saying “that is me”, where it stands, the steward's word, and the letter."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.ground.web.requests import front_page, viewer_of
from barnraiser.people import queries as people

from . import actions, queries, rules
from .forms import ClaimForm
from .models import GOOD_FOR, Claim

page = require_http_methods(["GET", "HEAD", "POST"])
DONE = "It is yours now: what was said in the archive stands under your name. Figures follow by tomorrow."


@page
@front_page
def new(request: HttpRequest, handle: str) -> HttpResponse:
    viewer = viewer_of(request)
    person = get_object_or_404(people.visible_to(viewer), handle=handle)
    rules.may_claim(viewer, person).require()
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        claim = actions.claim(by=viewer, person=person, words=form.cleaned_data["words"])
        messages.success(request, "It is said. Where it stands is here.")
        return redirect(claim)
    here = {"form": form, "person": person, "days": GOOD_FOR.days}
    return render(request, "claims/new.html", here, status=422 if form.is_bound else 200)


@never_cache
@require_safe
@front_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, claim = viewer_of(request), _seen(request, code)
    here: dict[str, Any] = {
        "claim": claim,
        "is_mine": claim.by == viewer,
        "may_confirm": rules.may_confirm(viewer, claim),
        "may_finish": rules.may_finish(viewer, claim),
    }
    return render(request, "claims/detail.html", here)


@require_POST
@front_page
def confirmation(request: HttpRequest, code: str) -> HttpResponse:
    claim = actions.confirm(by=viewer_of(request), claim=_seen(request, code))
    messages.success(request, f"You have confirmed it. {claim.by.name} says it once more, and then it is so.")
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
@front_page
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    claim = _seen(request, code)
    actions.take_back(by=viewer_of(request), claim=claim)
    messages.success(request, "You have taken it back.")
    return redirect(claim.person)


@require_POST
@front_page
def finish(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    actions.finish(by=viewer, claim=_seen(request, code))
    messages.success(request, DONE)
    return redirect(viewer)


@never_cache
@page
@front_page
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever made the claim opens the letter, and says it once more. A link alone changes nothing."""
    viewer = viewer_of(request)
    claim = queries.behind(viewer, token)
    if claim is None:
        raise Http404
    if request.method == "POST":
        actions.prove(by=viewer, claim=claim)
        messages.success(request, DONE)
        return redirect(viewer)
    return render(request, "claims/letter.html", {"claim": claim, "token": token})


def _seen(request: HttpRequest, code: str) -> Claim:
    return get_object_or_404(queries.visible_to(viewer_of(request)), code=code)
