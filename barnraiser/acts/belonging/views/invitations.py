from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from barnraiser.communities import queries as communities
from barnraiser.ground.verdict import Verdict
from barnraiser.ground.web.requests import open_page, viewer_of

from .. import actions, queries, rules
from ..forms import AffirmForm, ComeInForm
from ..guessing import not_by_guessing
from ..models import Invitation, token_for
from .answers import answered, asking, page, sent_in, standing, welcomed

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@never_cache
@page
@open_page
@not_by_guessing
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = _behind(token)
    viewer = viewer_of(request)
    # Asked first: whoever redeems it in between is found to be in, and never told that it is gone.
    verdict = rules.is_open(found)
    if viewer is not None and queries.brought_in(viewer, found):
        return redirect(found.community)
    if not verdict:
        here = {"reason": verdict.reason, "invitation": found, "is_declined": rules.was_declined(found)}
        return render(request, "belonging/closed.html", here, status=410)
    if viewer is not None:
        return _invited(request, found)
    if rules.is_somebodys(found.address):
        return render(request, "belonging/sign_in.html", {"invitation": found, "token": token})
    return _stranger(request, found)


@never_cache
@require_POST
@open_page
@not_by_guessing
def decline(request: HttpRequest, token: str) -> HttpResponse:
    actions.decline(by=viewer_of(request), invitation=_behind(token))
    return redirect("belonging:invitation", token)


def _behind(token: str) -> Invitation:
    found = queries.with_token(token)
    if found is None:
        raise Http404
    return found


def _invited(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Somebody who is signed in holds the letter."""
    viewer = viewer_of(request)
    verdict = rules.may_accept(viewer, found)
    there = communities.rules_of(found.community)
    form = AffirmForm(
        sent_in(request), rules_there=there, standing=standing(viewer), **asking(viewer, found.community)
    )
    if request.method == "POST" and form.is_valid():
        actions.accept(by=viewer, invitation=found, counts_ties=form.answer(), answers=form.answers())
        return welcomed(request, found.community, viewer)
    return answered(request, "belonging/invitation.html", _letter(found, form, verdict), form)


def _stranger(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Somebody without an account holds the letter."""
    there = communities.rules_of(found.community)
    form = ComeInForm(
        sent_in(request),
        rules_there=there,
        address=found.address,
        initial={"name": found.name},
        questions=queries.questions_of(found.community),
    )
    if request.method == "POST" and form.is_valid():
        kept = {key: form.cleaned_data[key] for key in ("name", "password", "counts_ties")}
        person = actions.come_in(invitation=found, answers=form.answers(), **kept)
        login(request, person.account, backend=BACKEND)
        return welcomed(request, found.community, person)
    return answered(
        request, "belonging/invitation.html", _letter(found, form, rules.may_come_in(found)), form
    )


def _letter(found: Invitation, form: AffirmForm, verdict: Verdict) -> dict[str, Any]:
    there = communities.rules_of(found.community)
    return {
        "invitation": found,
        "community": found.community,
        "rules": there,
        "form": form,
        "verdict": verdict,
        "token": token_for(found.code),
    }
