from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities import rules as communities_rules
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, pages, queries
from ..forms import EndForm, RefuseForm
from ..models import Seat

A_PAGEFUL = 20


@require_safe
@front_page
def inside(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), _room(request, slug)
    page = Paginator(pages.seats_taken(community), A_PAGEFUL).get_page(request.GET.get("page"))
    return render(request, "programmes/inside.html", pages.inside(viewer, community, page))


@require_POST
@front_page
def admission(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    seat = actions.admit(by=viewer_of(request), seat=_seat(request, slug, code))
    messages.success(request, f"{seat.programme.organisation.name} takes part now, through people, by name.")
    return redirect("programmes:inside", slug)


@require_POST
@front_page
def refusal(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    viewer, seat, form = viewer_of(request), _seat(request, slug, code), RefuseForm(request.POST)
    if not form.is_valid():
        page = Paginator(pages.seats_taken(seat.community), A_PAGEFUL).get_page(1)
        here = pages.inside(viewer, seat.community, page, refusing=(seat, form))
        return render(request, "programmes/inside.html", here, status=422)
    actions.refuse(by=viewer, seat=seat, **form.cleaned_data)
    messages.success(request, "They are told, with your reason.")
    return redirect("programmes:inside", slug)


@require_POST
@front_page
def part(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    form = EndForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    seat = actions.part(by=viewer_of(request), seat=_seat(request, slug, code), why=why)
    messages.success(
        request, f"{seat.programme.organisation.name} no longer takes part here. What was said stays."
    )
    return redirect("programmes:inside", slug)


def _room(request: HttpRequest, slug: str) -> Community:
    """The community, for somebody who takes part in it."""
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    communities_rules.may_read(viewer, community).require()
    return community


def _seat(request: HttpRequest, slug: str, code: str) -> Seat:
    seat = queries.seat_at(viewer_of(request), slug, code)
    if seat is None:
        raise Http404
    return seat
