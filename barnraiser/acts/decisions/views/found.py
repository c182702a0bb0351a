"""What the pages here share: the proposal, for somebody who sees it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import viewer_of
from barnraiser.people.models import Person

from .. import pages, queries
from ..forms import AnswerForm, RankForm
from ..models import Proposal, Stance

page = require_http_methods(["GET", "HEAD", "POST"])


def room(request: HttpRequest, slug: str) -> tuple[Person, Community]:
    """The community, for somebody who reads in it."""
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    may_read(viewer, community).require()
    return viewer, community


def proposal(request: HttpRequest, code: str) -> tuple[Person, Proposal]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.visible_to(viewer), code=code)


def objection(request: HttpRequest, code: str, stance: str) -> tuple[Person, Stance]:
    viewer, found = proposal(request, code)
    said = queries.objection(viewer, found, stance)
    if said is None:
        raise Http404
    return viewer, said


def rank_form(viewer: Person, found: Proposal, data: Any = None) -> RankForm:
    """Filled in with how the viewer ranks."""
    mine = queries.my_ballot(viewer, found)
    return RankForm(data, options=queries.options(found), ranking=mine.ranking if mine else [])


def shown(
    request: HttpRequest,
    viewer: Person,
    found: Proposal,
    form: Any,
    status: int = 200,
    answering: AnswerForm | None = None,
) -> HttpResponse:
    """The proposal's own page, with a form that waits or came back."""
    every = request.GET.get("said") == "all"
    here = pages.detail(viewer, found, form, every=every) | {"answering": answering or AnswerForm()}
    return render(request, "decisions/detail.html", here, status=status)
