"""The front door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from barnraiser.communities import queries as communities
from barnraiser.ground import clock
from barnraiser.ground.web.requests import front_page, open_page, viewer_of

from . import actions, queries


@front_page
def today(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    since = actions.visit(by=viewer)
    page = {
        "now": timezone.localtime(clock.now()),
        "since": since,
        "answered": queries.answered(viewer),
        "answerable": queries.answerable(viewer),
        "words": queries.toward(viewer, since),
        "news": queries.news(viewer, since),
        "newcomers": queries.newcomers(viewer, since),
        "communities": list(communities.mine(viewer)),
    }
    return render(request, "home/today.html", page)


@open_page
def stored(request: HttpRequest) -> HttpResponse:
    return render(request, "home/stored.html", {"acts": queries.recorded_acts()})
