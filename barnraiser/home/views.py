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
    before = actions.visit(by=viewer)
    since = before or viewer.arrived_at
    mine = list(communities.mine(viewer))
    page = {
        "first_steps": None if before else queries.first_steps(viewer, mine),
        "now": timezone.localtime(clock.now()),
        "since": since,
        "answered": queries.answered(viewer),
        "answerable": queries.answerable(viewer),
        "words": queries.toward(viewer, since),
        "news": queries.news(viewer, since),
        "newcomers": queries.newcomers(viewer, since),
        "communities": mine,
    }
    return render(request, "home/today.html", page)


@open_page
def stored(request: HttpRequest) -> HttpResponse:
    return render(request, "home/stored.html", {"acts": queries.recorded_acts()})
