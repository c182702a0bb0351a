from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground.web.requests import front_page, viewer_of
from barnraiser.organisations import queries as organisations

from .. import actions, pages, queries, rules
from ..forms import AskInForm, BeginForm, GuideForm, OfferForm, ReviewForm
from .answers import answered, page, programme_at, sent_in


@page
@front_page
def new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    organisation = get_object_or_404(organisations.visible_to(viewer), slug=slug)
    rules.may_begin(viewer, organisation).require()
    form = BeginForm(sent_in(request))
    if request.method == "POST" and form.is_valid() and pages.has_day(form, viewer):
        programme = actions.begin(by=viewer, organisation=organisation, **pages.begun(form))
        messages.success(request, "It stands. Now say who may speak, and where it may take part.")
        return redirect(programme)
    return answered(request, "programmes/new.html", {"organisation": organisation, "form": form}, form)


@require_safe
@front_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    programme = programme_at(request, code)
    return render(request, "programmes/detail.html", pages.reading(viewer_of(request), programme))


@page
@front_page
def guidelines(request: HttpRequest, code: str) -> HttpResponse:
    viewer, programme = viewer_of(request), programme_at(request, code)
    form = GuideForm.standing(queries.latest_guideline(programme), sent_in(request))
    if request.method == "POST":
        rules.may_keep(viewer, programme).require()
        if form.is_valid():
            guidance, why = pages.guidance(form.cleaned_data), form.cleaned_data["why"]
            version = actions.guide(by=viewer, programme=programme, guidance=guidance, why=why)
            messages.success(request, f"Version {version.number} stands. Everybody who speaks is told.")
            return redirect("programmes:guidelines", code)
    here = pages.guiding(viewer, programme, form)
    return answered(request, "programmes/guidelines.html", here, form)


@page
@front_page
def review(request: HttpRequest, code: str) -> HttpResponse:
    viewer, programme = viewer_of(request), programme_at(request, code)
    rules.may_keep(viewer, programme).require()
    form = ReviewForm(sent_in(request), voices=pages.standing_voices(viewer, programme))
    if request.method == "POST" and form.is_valid() and pages.has_day(form, viewer):
        messages.success(request, pages.reviewed(viewer, programme, form))
        return redirect(programme)
    here = pages.reviewing(viewer, programme, form)
    return answered(request, "programmes/review.html", here, form)


@page
@front_page
def voices(request: HttpRequest, code: str) -> HttpResponse:
    viewer, programme = viewer_of(request), programme_at(request, code)
    rules.may_keep(viewer, programme).require()
    form = OfferForm(sent_in(request), people=pages.askable(viewer, programme))
    if request.method == "POST" and form.is_valid():
        kept = {key: form.cleaned_data[key] for key in ("person", "role", "scope")}
        mandate = actions.offer(by=viewer, programme=programme, expires_at=form.expires_at, **kept)
        messages.success(request, pages.said_of_an_offer(mandate))
        return redirect("programmes:voices", code)
    here = pages.voicing(viewer, programme, form)
    return answered(request, "programmes/voices.html", here, form)


@page
@front_page
def places(request: HttpRequest, code: str) -> HttpResponse:
    viewer, programme = viewer_of(request), programme_at(request, code)
    rules.may_keep(viewer, programme).require()
    form = AskInForm(sent_in(request), communities=queries.askable_communities(viewer, programme))
    if request.method == "POST" and form.is_valid():
        seat = actions.ask_in(by=viewer, programme=programme, **form.cleaned_data)
        messages.success(request, f"The stewards of {seat.community.name} are asked.")
        return redirect("programmes:places", code)
    here = {"programme": programme, "form": form, "seats": queries.seats(viewer, programme)}
    return answered(request, "programmes/places.html", here, form)


@require_POST
@front_page
def close(request: HttpRequest, code: str) -> HttpResponse:
    programme = actions.close(by=viewer_of(request), programme=programme_at(request, code))
    messages.success(request, f"{programme.name} has ended. What was said under it stays.")
    return redirect(programme.organisation)
