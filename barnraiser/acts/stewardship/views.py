from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import member_page, viewer_of

from . import actions, pages, queries, rules
from .forms import AppealForm, PlaceForm, ReportForm
from .models import Case


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def report(request: HttpRequest) -> HttpResponse:
    """Whose keepers are asked is read from the thing, or chosen first; then the concern is written."""
    found = _found(request)
    place = _place(request, found)
    if place is None:
        form = PlaceForm(request.GET if "place" in request.GET else None, places=found.places)
        return render(request, "stewardship/place.html", {"found": found, "form": form})
    rules.may_raise(viewer_of(request), place, found.ref, found.concerned).require()
    return _reported(request, found, place)


def _reported(request: HttpRequest, found: queries.Found, place: Community) -> HttpResponse:
    form = ReportForm(_sent_in(request), rules=communities.rules_of(place))
    if form.is_valid():
        case = actions.raise_concern(
            by=viewer_of(request),
            community=place,
            about=found.ref,
            concerned=found.concerned,
            **form.cleaned_data,
        )
        messages.success(request, "The keepers have it. You hear from them, and you can look here meanwhile.")
        return redirect(case)
    here = pages.reporting(found, place, form)
    return render(request, "stewardship/report.html", here, status=422 if form.is_bound else 200)


@require_safe
@member_page
def concerns(request: HttpRequest) -> HttpResponse:
    return render(request, "stewardship/list.html", pages.everything(viewer_of(request)))


@require_safe
@member_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    case = _case(request, code)
    rules.may_look(viewer_of(request), case).require()
    return render(request, "stewardship/detail.html", pages.reading(viewer_of(request), case))


@require_POST
@member_page
def handling(request: HttpRequest, code: str) -> HttpResponse:
    case = _case(request, code)
    actions.take_up(by=viewer_of(request), case=case)
    messages.success(request, "You look into it now. Whoever raised it knows.")
    return redirect(case)


@require_POST
@member_page
def handling_end(request: HttpRequest, code: str) -> HttpResponse:
    case = _case(request, code)
    actions.put_down(by=viewer_of(request), case=case)
    messages.success(request, "You have put it down. Another keeper can take it up.")
    return redirect(case)


@require_POST
@member_page
def answer(request: HttpRequest, code: str) -> HttpResponse:
    viewer, case = viewer_of(request), _case(request, code)
    rules.may_answer(viewer, case).require()
    form = pages.answering(viewer, case, request.POST)
    if not form.is_valid():
        here = pages.reading(viewer, case, answer=form)
        return render(request, "stewardship/detail.html", here, status=422)
    actions.answer(by=viewer, case=case, **form.cleaned_data)
    messages.success(request, "Both sides have your answer, and the log has a line without their names.")
    return redirect(case)


@require_POST
@member_page
def appeal(request: HttpRequest, code: str) -> HttpResponse:
    viewer, case = viewer_of(request), _case(request, code)
    rules.may_appeal(viewer, case).require()
    form = AppealForm(request.POST)
    if not form.is_valid():
        here = pages.reading(viewer, case, appeal=form)
        return render(request, "stewardship/detail.html", here, status=422)
    actions.appeal(by=viewer, case=case, words=form.cleaned_data["words"])
    messages.success(request, "Somebody else looks at it again.")
    return redirect(case)


@require_safe
@member_page
def look_alikes(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = get_object_or_404(Community.objects.of(viewer), slug=slug)
    rules.may_look_at_names(viewer, community).require()
    here = {
        "community": community,
        "tabs": communities.tabs_for(viewer, community),
        "rows": queries.look_alikes(viewer, community),
    }
    return render(request, "stewardship/look_alikes.html", here)


@require_POST
@member_page
def told_apart(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = get_object_or_404(Community.objects.of(viewer), slug=slug)
    rules.may_tell_apart(viewer, community).require()
    person = get_object_or_404(communities.members(viewer, community), code=code)
    actions.tell_apart(by=viewer, community=community, person=person)
    messages.success(request, f"You know who {person.name} is. Nobody was told that you looked.")
    return redirect("stewardship:look_alikes", community.slug)


def _sent_in(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _found(request: HttpRequest) -> queries.Found:
    found = queries.find(viewer_of(request), request.GET.get("about", ""))
    if found is None or not found.places:
        raise Http404
    return found


def _place(request: HttpRequest, found: queries.Found) -> Community | None:
    asked = PlaceForm(request.GET, places=found.places) if len(found.places) > 1 else None
    return pages.place_of(found, asked)


def _case(request: HttpRequest, code: str) -> Case:
    case = queries.at(viewer_of(request), code)
    if case is None:
        raise Http404
    return case
