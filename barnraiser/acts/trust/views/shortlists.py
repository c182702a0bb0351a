"""Top fives: begun, filled, put in the member's own order, let go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import front_page, member_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, pages, queries
from ..forms import CriterionForm
from ..models import Shortlist
from ..rules import may_pick
from .shared import answered, page, person_at


@page
@front_page
def shortlists(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    form = pages.shortlist_form(viewer, request.POST or None, request.GET.get("field", "")[:40])
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("field", "reach")}
        return redirect(actions.open_shortlist(by=viewer, **said, **form.criterion()))
    return answered(request, "trust/shortlists.html", pages.shortlists(viewer, form), form)


@page
@member_page
def shortlist(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _shortlist(request, code)
    form = CriterionForm(request.POST) if request.method == "POST" else None
    if form is None:
        return render(request, "trust/shortlist.html", pages.shortlist(viewer, found, request.GET))
    if not form.is_valid():
        context = pages.shortlist(viewer, found, criterion=form)
        return render(request, "trust/shortlist.html", context, status=422)
    actions.set_criterion(by=viewer, shortlist=found, **form.criterion())
    messages.success(request, "This is what “top” means to you now. Who is on it stays as it was.")
    return redirect(found)


@require_POST
@member_page
def picks(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    viewer, found = _shortlist(request, code)
    person = person_at(request, handle)
    if verdict := may_pick(viewer, found, person):
        actions.pick(by=viewer, shortlist=found, person=person)
    else:
        messages.info(request, verdict.reason)
    return redirect(found)


@require_POST
@member_page
def pick_removal(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    viewer, found = _shortlist(request, code)
    actions.unpick(by=viewer, shortlist=found, person=_picked(found, handle))
    return redirect(found)


@require_POST
@member_page
def pick_raising(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    viewer, found = _shortlist(request, code)
    actions.move_up(by=viewer, shortlist=found, person=_picked(found, handle))
    return redirect(found)


@require_POST
@member_page
def pick_listing(request: HttpRequest, code: str, handle: str) -> HttpResponse:
    viewer, found = _shortlist(request, code)
    person = _picked(found, handle)
    actions.put_pick_on_list(by=viewer, shortlist=found, person=person)
    messages.success(request, f"{person.name} is on your fifteen. Only you see it.")
    return redirect(found)


@require_POST
@member_page
def shortlist_removal(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _shortlist(request, code)
    actions.let_shortlist_go(by=viewer, shortlist=found)
    messages.success(request, "Let go. Nothing is kept of it.")
    return redirect("trust:shortlists")


def _shortlist(request: HttpRequest, code: str) -> tuple[Person, Shortlist]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.shortlists(viewer), code=code)


def _picked(shortlist: Shortlist, handle: str) -> Person:
    """Somebody on it, also where the viewer shares no community with them any more."""
    return get_object_or_404(shortlist.picks.select_related("person"), person__handle=handle).person
