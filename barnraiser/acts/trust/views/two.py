"""The page of two, and what is said there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages, queries
from ..rules import may_nod, may_note, may_open_card, may_withdraw
from .shared import again, pair


@require_safe
@member_page
def two(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    card = queries.two(viewer, other)
    return render(request, "trust/two.html", pages.two(card, pages.Forms.fresh(card)))


@require_POST
@member_page
def statements(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    card = queries.two(viewer, other)
    form = pages.statement_form(card, request.POST)
    if not form.is_valid():
        return again(request, card, statement=form)
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
    viewer, other = pair(request, handle)
    card = queries.two(viewer, other)
    form = pages.care_form(card, request.POST)
    if not form.is_valid():
        return again(request, card, care=form)
    actions.care(by=viewer, toward=other, community=form.within(), thing=form.cleaned_data["thing"])
    messages.success(request, pages.said_of_a_care(viewer, other))
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def care_withdrawal(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    mine, _ = queries.cares_between(viewer, other)
    if mine:
        actions.take_back_care(by=viewer, care=mine)
        messages.success(request, "You no longer say it.")
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def note(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    may_note(viewer, other).require()
    card = queries.two(viewer, other)
    form = pages.note_form(card, request.POST)
    if not form.is_valid():
        return again(request, card, note=form)
    actions.note(by=viewer, person=other, **form.cleaned_data)
    messages.success(request, "Kept, for your eyes alone.")
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def marks(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    card = queries.two(viewer, other)
    form = pages.marks_form(card, request.POST)
    if not form.is_valid():
        return again(request, card, marks=form)
    actions.mark(by=viewer, person=other, origins=form.cleaned_data["origins"])
    messages.success(request, "Marked, for your eyes alone.")
    return redirect("trust:two", other.handle)


@require_POST
@member_page
def nods(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, other = pair(request, handle)
    if verdict := may_nod(viewer, other):
        actions.nod(by=viewer, toward=other)
        messages.success(request, f"{other.name} hears that you nodded. Nothing more is made of it.")
    else:
        messages.info(request, verdict.reason)
    return redirect("trust:two", other.handle)
