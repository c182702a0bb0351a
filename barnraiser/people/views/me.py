"""One's own page for oneself: consents, devices, and the way to everything else that is one's own."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground import manifest
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..forms import ConsentForm
from ..models import Consent


@require_safe
@front_page
def me(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    counts_ties = queries.consents(viewer, Consent.Purpose.TIES)
    here = {
        "person": viewer,
        "page": queries.page_of(viewer, viewer),
        "is_public": queries.is_public(viewer),
        "cares": queries.interests_of(viewer),
        "belongs": manifest.belongings(viewer, viewer),
        "counts_ties": counts_ties,
        "links": [(link, reverse(link.url_name)) for link in manifest.me_links()],
        "form": ConsentForm(initial=ConsentForm.standing(counts_ties)),
    }
    return render(request, "people/me.html", here)


@require_POST
@front_page
def consent(request: HttpRequest) -> HttpResponse:
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return render(request, "people/consent.html", {"form": form}, status=422)
    given = form.cleaned_data["counts_ties"]
    actions.answer_consent(by=viewer_of(request), purpose=Consent.Purpose.TIES, given=given)
    said = "Your ties count in the figures." if given else "Your ties are left out of the figures."
    messages.success(request, said)
    return redirect("people:me")


@require_POST
@front_page
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    actions.sign_out_everywhere(by=viewer_of(request))
    logout(request)
    messages.success(request, "You are signed out on every device, this one too.")
    return redirect(resolve_url("account_login"))
