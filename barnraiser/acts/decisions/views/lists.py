from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import member_page

from .. import actions, choosing, pages, queries
from ..forms import ProposeForm
from ..rules import defaults, may_propose
from . import found


@require_safe
@member_page
def decision_list(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = found.room(request, slug)
    page = Paginator(queries.decided(viewer, community), pages.ROWS).get_page(request.GET.get("page"))
    return render(request, "decisions/list.html", pages.listing(viewer, community, page))


@found.page
@member_page
def new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = found.room(request, slug)
    may_propose(viewer, community).require()
    sort = choosing.chosen(request.GET)
    if sort is None:
        return _which(request, slug)
    data = request.POST if request.method == "POST" else None
    talks, usual = pages.talks(viewer, community), defaults(community)
    asked = choosing.asks(sort, community, data)
    form = ProposeForm(data, usual=usual, talks=talks, **sort.asks_for)
    code = sort.effect.code if sort.effect else ""
    if data and choosing.both_valid(form, asked) and choosing.may_be_asked(viewer, community, code, asked):
        proposal = actions.propose(
            by=viewer, community=community, **choosing.told(sort, community, form, asked)
        )
        messages.success(request, "Your proposal is open. Everybody here hears of it.")
        return redirect(proposal)
    context = pages.proposing(viewer, community, sort, (form, asked), usual)
    return render(request, "decisions/new.html", context, status=422 if data else 200)


def _which(request: HttpRequest, slug: str) -> HttpResponse:
    """Which sort of proposal it is to be."""
    if request.GET or request.method == "POST":
        raise Http404
    viewer, community = found.room(request, slug)
    return render(request, "decisions/choose.html", pages.choosing(viewer, community))
