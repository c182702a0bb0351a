"""My fifteen: putting somebody on it, what happened elsewhere, how often to be in touch, letting go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import front_page, member_page, viewer_of

from .. import actions, pages, queries
from ..forms import NotNowForm, OutsideForm, RhythmForm, WhyForm
from ..rules import may_list
from .shared import answered, page, person_at, target_at


@page
@member_page
def listing(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, person = viewer_of(request), person_at(request, handle)
    if target := queries.target_of(viewer, person):
        return redirect(target)
    may_list(viewer, person).require()
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        target = actions.put_on_list(by=viewer, person=person, why=form.cleaned_data["why"])
        messages.success(request, f"{person.name} is on your list. Only you see it.")
        return redirect("trust:fifteen")
    return answered(request, "trust/listing.html", pages.listing(viewer, person, form), form)


@require_safe
@front_page
def fifteen(request: HttpRequest) -> HttpResponse:
    return render(request, "trust/fifteen.html", pages.fifteen(viewer_of(request)))


@page
@member_page
def target(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = target_at(request, code)
    form = WhyForm(request.POST or None, initial={"why": found.why})
    if request.method == "POST" and form.is_valid():
        actions.say_why(by=viewer, target=found, why=form.cleaned_data["why"])
        messages.success(request, "Your list says it this way now.")
        return redirect(found)
    return answered(request, "trust/target.html", pages.target(viewer, found, form=form), form)


@require_POST
@member_page
def outside(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = target_at(request, code)
    form = OutsideForm(request.POST)
    if not form.is_valid():
        return answered(request, "trust/target.html", pages.target(viewer, found, outside=form), form)
    actions.happened(by=viewer, target=found, **form.cleaned_data)
    messages.success(request, "Noted, for your eyes alone.")
    return redirect(found)


@require_POST
@member_page
def removal(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = target_at(request, code)
    actions.take_off_list(by=viewer, target=found)
    messages.success(request, f"{found.person.name} is off your list. Nothing else has changed.")
    return redirect("trust:fifteen")


@require_POST
@member_page
def rhythm(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = target_at(request, code)
    form = RhythmForm(request.POST)
    if not form.is_valid():
        return answered(request, "trust/target.html", pages.target(viewer, found, rhythm=form), form)
    kept = actions.keep_in_touch(by=viewer, target=found, every=form.cleaned_data["every"])
    said = "Today reminds you when it is time." if kept else "You are not reminded."
    messages.success(request, said)
    return redirect(found)


@require_POST
@member_page
def not_now(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = target_at(request, code)
    form = NotNowForm(request.POST)
    if not form.is_valid():
        return answered(request, "trust/target.html", pages.target(viewer, found, not_now=form), form)
    actions.not_now(by=viewer, target=found, days=form.cleaned_data["days"])
    messages.success(request, "Left for now. It comes back by itself.")
    return redirect(found)
