"""What the pages here share: the thing behind an address, for somebody who sees it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import viewer_of
from barnraiser.people.models import Person

from .. import pages, queries
from ..models import Gathering


def room(request: HttpRequest, slug: str) -> tuple[Person, Community]:
    """The community, for a member of it."""
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    may_read(viewer, community).require()
    return viewer, community


def found(request: HttpRequest, code: str) -> tuple[Person, Gathering]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.visible_to(viewer), code=code)


def not_yet(request: HttpRequest, viewer: Person, gathering: Gathering, **forms: Any) -> HttpResponse:
    """The gathering's page again, with what is to be put right and all that was typed."""
    return render(request, "gatherings/detail.html", pages.detail(viewer, gathering, **forms), status=422)
