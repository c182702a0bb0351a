"""One's own page for oneself: consents, devices, and the way to everything else that is one's own."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground import manifest
from barnraiser.ground.counting import counted_for
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..models import Person
from ..purposes import Purpose


@require_safe
@front_page
def me(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    here = {
        "person": viewer,
        "page": queries.page_of(viewer, viewer),
        "is_public": queries.is_public(viewer),
        "cares": queries.interests_of(viewer),
        "belongs": manifest.belongings(viewer, viewer),
        "ties": queries.standing(viewer)[Purpose.TIES],
        "farewell": queries.farewell_of(viewer),
        "links": [_line(viewer, link) for link in manifest.me_links()],
    }
    return render(request, "people/me.html", here)


def _line(viewer: Person, link: manifest.MeLink) -> tuple[manifest.MeLink, str, int]:
    """A line of the page: its address, and how many behind it are new."""
    new = counted_for(link.url_name, link.count, viewer) if link.count else 0
    return link, reverse(link.url_name), new


@require_POST
@front_page
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    actions.sign_out_everywhere(by=viewer_of(request))
    logout(request)
    messages.success(request, "You are signed out on every device, this one too.")
    return redirect(resolve_url("account_login"))


@require_POST
@front_page
def end_visit(request: HttpRequest, visit: str) -> HttpResponse:
    if actions.end_visit(by=viewer_of(request), visit=visit):
        messages.success(request, "That device is signed out.")
    return redirect("usersessions_list")
