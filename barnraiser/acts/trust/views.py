from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.ground.web.requests import front_page, member_page, viewer_of
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from . import actions, pages, queries
from .forms import OutsideForm, WhyForm
from .models import Target
from .rules import may_list, may_note, may_open_card, may_withdraw

page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@member_page
def two(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = _pair(request, handle)
    card = queries.two(viewer, other)
    return render(request, "trust/two.html", pages.two(card, pages.Forms.fresh(card)))


@require_POST
@member_page
def statements(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = _pair(request, handle)
    card = queries.two(viewer, other)
    form = pages.statement_form(card, request.POST)
    if not form.is_valid():
        return _again(request, card, statement=form)
    values = {name: form.cleaned_data[name] for name in ("quality", "matter", "scope", "reason")}
    actions.say(by=viewer, toward=other, community=form.within(), **values)
    messages.success(request, f"It stands. {other.name} can see it, and nobody else.")
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    said = get_object_or_404(queries.statements(viewer), code=code)
    may_withdraw(viewer, said).require()
    actions.withdraw(by=viewer, statement=said)
    messages.success(request, "You have taken it back. It no longer stands, and nobody is told.")
    return redirect(said if may_open_card(viewer, said.toward) else "trust:people")


@require_POST
@member_page
def cares(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = _pair(request, handle)
    card = queries.two(viewer, other)
    form = pages.care_form(card, request.POST)
    if not form.is_valid():
        return _again(request, card, care=form)
    actions.care(by=viewer, toward=other, community=form.within(), thing=form.cleaned_data["thing"])
    messages.success(request, pages.said_of_a_care(viewer, other))
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def care_withdrawal(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = _pair(request, handle)
    mine, _ = queries.cares_between(viewer, other)
    if mine:
        actions.take_back_care(by=viewer, care=mine)
        messages.success(request, "You no longer say it.")
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def note(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = _pair(request, handle)
    may_note(viewer, other).require()
    card = queries.two(viewer, other)
    form = pages.note_form(card, request.POST)
    if not form.is_valid():
        return _again(request, card, note=form)
    actions.note(by=viewer, person=other, **form.cleaned_data)
    messages.success(request, "Kept, for your eyes alone.")
    return redirect("trust:two", other.handle)


@page
@member_page
def listing(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, person = viewer_of(request), _person(request, handle)
    if target := queries.target_of(viewer, person):
        return redirect(target)
    may_list(viewer, person).require()
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        target = actions.put_on_list(by=viewer, person=person, why=form.cleaned_data["why"])
        messages.success(request, f"{person.name} is on your list. Only you see it.")
        return redirect("trust:fifteen")
    return _answered(request, "trust/listing.html", pages.listing(viewer, person, form), form)


@require_safe
@front_page
def fifteen(request: HttpRequest) -> HttpResponse:
    return render(request, "trust/fifteen.html", pages.fifteen(viewer_of(request)))


@page
@member_page
def target(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _target(request, code)
    form = WhyForm(request.POST or None, initial={"why": found.why})
    if request.method == "POST" and form.is_valid():
        actions.say_why(by=viewer, target=found, why=form.cleaned_data["why"])
        messages.success(request, "Your list says it this way now.")
        return redirect(found)
    return _answered(request, "trust/target.html", pages.target(viewer, found, form, OutsideForm()), form)


@require_POST
@member_page
def outside(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _target(request, code)
    form = OutsideForm(request.POST)
    if not form.is_valid():
        why = WhyForm(initial={"why": found.why})
        return _answered(request, "trust/target.html", pages.target(viewer, found, why, form), form)
    actions.happened(by=viewer, target=found, **form.cleaned_data)
    messages.success(request, "Noted, for your eyes alone.")
    return redirect(found)


@require_POST
@member_page
def removal(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _target(request, code)
    actions.take_off_list(by=viewer, target=found)
    messages.success(request, f"{found.person.name} is off your list. Nothing else has changed.")
    return redirect("trust:fifteen")


@require_safe
@front_page
def my_people(request: HttpRequest) -> HttpResponse:
    return render(request, "trust/people.html", pages.my_people(viewer_of(request)))


def _person(request: HttpRequest, handle: str) -> Person:
    return get_object_or_404(people.visible_to(viewer_of(request)), handle=handle)


def _pair(request: HttpRequest, handle: str) -> tuple[Person, Person]:
    """The viewer and the other, where the two have a page together."""
    viewer, other = viewer_of(request), _person(request, handle)
    may_open_card(viewer, other).require()
    return viewer, other


def _target(request: HttpRequest, code: str) -> tuple[Person, Target]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.targets(viewer), code=code)


def _again(request: HttpRequest, card: queries.Two, **wrong: Any) -> HttpResponse:
    """The same page with what was typed, and what to put right."""
    context = pages.two(card, pages.Forms.fresh(card, **wrong))
    return render(request, "trust/two.html", context, status=422)


def _answered(request: HttpRequest, template: str, context: dict[str, Any], form: Form) -> HttpResponse:
    return render(request, template, context, status=422 if form.errors else 200)
