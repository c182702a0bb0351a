from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from . import actions, pages, queries, rules
from .forms import CloseForm, NameForm, OrganisationForm
from .models import Organisation, Responsibility

page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@front_page
def organisations(request: HttpRequest) -> HttpResponse:
    return render(
        request, "organisations/list.html", pages.listing(viewer_of(request), request.GET.get("page"))
    )


@page
@front_page
def new(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    rules.may_found(viewer).require()
    form = OrganisationForm(_sent_in(request), viewer=viewer)
    if request.method == "POST" and form.is_valid():
        organisation = actions.found(by=viewer, **form.cleaned_data)
        messages.success(request, f"{organisation.name} is known here. You answer for it.")
        return redirect(organisation)
    return render(request, "organisations/new.html", {"form": form}, status=_status(form))


@require_safe
@front_page
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return render(
        request, "organisations/detail.html", pages.reading(viewer_of(request), _seen(request, slug))
    )


@page
@front_page
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, organisation = viewer_of(request), _seen(request, slug)
    rules.may_answer_for(viewer, organisation).require()
    form = OrganisationForm(_sent_in(request), viewer=viewer, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        actions.describe(by=viewer, organisation=organisation, **form.cleaned_data)
        messages.success(request, "Its page says it this way now.")
        return redirect(organisation)
    here = {"form": form, "closing": CloseForm(), "organisation": organisation}
    return render(request, "organisations/edit.html", here, status=_status(form))


@require_POST
@front_page
def close(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, organisation = viewer_of(request), _seen(request, slug)
    rules.may_answer_for(viewer, organisation).require()
    closing = CloseForm(request.POST)
    if not closing.is_valid():
        form = OrganisationForm(viewer=viewer, organisation=organisation)
        here = {"form": form, "closing": closing, "organisation": organisation}
        return render(request, "organisations/edit.html", here, status=422)
    actions.close(by=viewer, organisation=organisation)
    messages.success(request, f"{organisation.name} is closed. What was said for it stays where it was said.")
    return redirect("organisations:list")


@page
@front_page
def people(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, organisation = viewer_of(request), _seen(request, slug)
    rules.may_answer_for(viewer, organisation).require()
    form = NameForm(_sent_in(request), viewer=viewer, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        asked = actions.name(by=viewer, organisation=organisation, person=form.cleaned_data["person"])
        messages.success(request, f"{asked.person.name} is asked. Nothing changes until they say yes.")
        return redirect("organisations:people", slug)
    here = pages.people(viewer, organisation) | {"form": form}
    return render(request, "organisations/people.html", here, status=_status(form))


@require_POST
@front_page
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Yes or no from the person who was asked."""
    viewer, organisation = viewer_of(request), _seen(request, slug)
    asked = _held(request, organisation, viewer.handle)
    if request.POST.get("answer") == "yes":
        actions.take_on(by=viewer, asked=asked)
        messages.success(request, f"You answer for {organisation.name} now, under your own name.")
        return redirect(organisation)
    actions.decline(by=viewer, asked=asked)
    messages.success(request, "You said no. It needed no reason.")
    return redirect("organisations:list")


@require_POST
@front_page
def lay_down(request: HttpRequest, slug: str, handle: str) -> HttpResponse:
    viewer, organisation = viewer_of(request), _seen(request, slug)
    held = actions.lay_down(by=viewer, held=_held(request, organisation, handle))
    own = held.person == viewer
    messages.success(
        request, f"{'You' if own else held.person.name} no longer answer{'' if own else 's'} for it."
    )
    return redirect("organisations:list" if own else "organisations:people", *([] if own else [slug]))


def _seen(request: HttpRequest, slug: str) -> Organisation:
    return get_object_or_404(queries.visible_to(viewer_of(request)), slug=slug)


def _held(request: HttpRequest, organisation: Organisation, handle: str) -> Responsibility:
    held = queries.responsibility_at(viewer_of(request), organisation, handle)
    if held is None:
        raise Http404
    return held


def _sent_in(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _status(form: Any) -> int:
    return 422 if form.is_bound and not form.is_valid() else 200
