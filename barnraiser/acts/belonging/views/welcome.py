from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.manifest import person_doors
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries
from ..models import Welcome


@require_safe
@front_page
def welcome(request: HttpRequest, code: str) -> HttpResponse:
    """For the one who welcomes and the one who is welcomed: the other, and how to reach them."""
    viewer, found = viewer_of(request), _found(request, code)
    other = found.newcomer if viewer == found.host else found.host
    if other is None:
        raise Http404
    here = {
        "welcome": found,
        "community": found.community,
        "other": other,
        "is_host": viewer == found.host,
        "answers": queries.answers_of(found.newcomer, found.community).values(),
        "doors": [
            (door, reverse(door.url_name, args=[other.handle]))
            for door in person_doors()
            if door.may(viewer, other)
        ],
    }
    return render(request, "belonging/welcome.html", here)


@require_POST
@front_page
def welcomed(request: HttpRequest, code: str) -> HttpResponse:
    found = actions.say_welcomed(by=viewer_of(request), welcome=_found(request, code))
    messages.success(request, f"{found.newcomer.name} is welcomed. Thank you.")
    return redirect(found)


def _found(request: HttpRequest, code: str) -> Welcome:
    found = queries.welcome_seen(viewer_of(request), code)
    if found is None:
        raise Http404
    return found
