"""What the pages here share."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import viewer_of
from barnraiser.people import queries as people
from barnraiser.people.models import Consent, Person

from .. import queries

page = require_http_methods(["GET", "HEAD", "POST"])


def sent_in(request: HttpRequest) -> Any:
    """What the form came back with, or None when it is only looked at."""
    return request.POST if request.method == "POST" else None


def seen(request: HttpRequest, slug: str) -> Community:
    return communities.at(slug, viewer_of(request), to_read=request.method != "POST")


def standing(viewer: Person) -> bool | None:
    """What the viewer has said about being counted, if they were asked."""
    return people.consents(viewer, Consent.Purpose.TIES)


def asking(viewer: Person, community: Community) -> dict[str, Any]:
    """What a form needs to ask what is asked on coming in."""
    return {"questions": queries.questions_of(community), "answered": queries.answers_of(viewer, community)}


def inside(request: HttpRequest, community: Community) -> dict[str, Any]:
    tabs = communities.tabs_for(viewer_of(request), community, "communities:members")
    return {"community": community, "tabs": tabs}


def answered(request: HttpRequest, template: str, here: dict[str, Any], form: BaseForm) -> HttpResponse:
    """The page; with 422 where a form came back with something to put right."""
    return render(request, template, here, status=422 if form.is_bound and not form.is_valid() else 200)


def welcomed(request: HttpRequest, community: Community, newcomer: Person) -> HttpResponse:
    """The first page inside says who is there for somebody new."""
    host = queries.host_of(newcomer, community)
    there = f" {host.name} is there for you at first." if host else ""
    messages.success(request, f"You are in. Welcome to {community.name}.{there}")
    return redirect(settings.LOGIN_REDIRECT_URL)
