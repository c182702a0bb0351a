from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Verdict
from barnraiser.ground.web.requests import front_page, open_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, queries, rules
from ..forms import AffirmForm, ComeInForm, InviteForm
from ..models import Invitation
from .answers import answered, inside, page, seen, sent_in, standing, welcomed

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@page
@front_page
def invitations(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_invite(viewer, community).require()
    form = InviteForm(sent_in(request))
    if request.method == "POST" and form.is_valid() and _may_go(form, viewer, community):
        actions.invite(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, f"A letter is on its way to {form.cleaned_data['address']}.")
        return redirect("belonging:invitations", slug)
    here = {
        "form": form,
        "sent": queries.sent_by(viewer, community),
        "decided": queries.decided_in(viewer, community),
        "others": queries.sent_by_others(viewer, community),
        "days": actions.GOOD_FOR.days,
    }
    return answered(request, "belonging/invitations.html", here | inside(request, community), form)


def _may_go(form: InviteForm, viewer: Person, community: Community) -> bool:
    """Whether the letter may be sent; if not, the form says why beside the address."""
    verdict = rules.may_send(viewer, community, form.cleaned_data["address"])
    if not verdict:
        form.add_error("address", verdict.reason)
    return bool(verdict)


@require_POST
@front_page
def revoke(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    found = queries.sent(viewer_of(request), code)
    if found is None or found.community.slug != slug:
        raise Http404
    actions.revoke(by=viewer_of(request), invitation=found)
    messages.success(request, "The invitation is taken back. Its link no longer works.")
    return redirect("belonging:invitations", slug)


@never_cache
@page
@open_page
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = queries.with_token(token)
    if found is None:
        raise Http404
    if not (verdict := rules.is_open(found)):
        return render(request, "belonging/closed.html", {"reason": verdict.reason}, status=410)
    if viewer_of(request) is not None:
        return _invited(request, found)
    if rules.is_somebodys(found.address):
        return render(request, "belonging/sign_in.html", {"invitation": found})
    return _stranger(request, found)


def _invited(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Somebody who is signed in holds the letter."""
    viewer = viewer_of(request)
    verdict = rules.may_accept(viewer, found)
    there = communities.rules_of(found.community)
    form = AffirmForm(sent_in(request), rules_there=there, standing=standing(viewer))
    if request.method == "POST" and form.is_valid():
        actions.accept(by=viewer, invitation=found, counts_ties=form.answer())
        return welcomed(request, found.community)
    return answered(request, "belonging/invitation.html", _letter(found, form, verdict), form)


def _stranger(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Somebody without an account holds the letter."""
    there = communities.rules_of(found.community)
    form = ComeInForm(
        sent_in(request), rules_there=there, address=found.address, initial={"name": found.name}
    )
    if request.method == "POST" and form.is_valid():
        kept = {key: form.cleaned_data[key] for key in ("name", "password", "counts_ties")}
        person = actions.come_in(invitation=found, **kept)
        login(request, person.account, backend=BACKEND)
        return welcomed(request, found.community)
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
    }
