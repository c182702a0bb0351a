"""The pages: for whom one acts, what may be done for them, and, for stewards, who acts for whom."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.acts.belonging import actions as belonging
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import front_page, viewer_of
from barnraiser.people.models import Person

from . import actions, queries, rules
from .forms import CodeForm, DeedForm, NewsForm, WhoForm
from .models import MOST_HELPED, TO_TAKE_BACK, Agreement

page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@front_page
def mine(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    here = {
        "helping": queries.helping(viewer),
        "helped": queries.helped(viewer),
        "places": communities.mine(viewer),
        "most": MOST_HELPED,
    }
    return render(request, "helping/mine.html", here)


@require_safe
@front_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, agreement = viewer_of(request), _seen(request, code)
    is_helper = viewer == agreement.helper
    here = {
        "agreement": agreement,
        "community": agreement.community,
        "is_helper": is_helper,
        "deeds": queries.deeds_of(agreement),
        "days": TO_TAKE_BACK.days,
        "doable": queries.doable(viewer, agreement.community) if is_helper and agreement.stands else None,
        "allows_stances": rules.allows_stances(agreement.community),
        "form": DeedForm(),
        "news": NewsForm(),
    }
    return render(request, "helping/detail.html", here)


@require_POST
@front_page
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """The person’s own yes, or no."""
    viewer, agreement = viewer_of(request), _seen(request, code)
    if request.POST.get("answer") == "yes":
        actions.agree(by=viewer, agreement=agreement)
        messages.success(request, f"{agreement.helper.name} may act for you. You can end it at any time.")
        return redirect(agreement)
    rules.may_agree(viewer, agreement).require()
    actions.end(by=viewer, agreement=agreement)
    return redirect("helping:mine")


@require_POST
@front_page
def end(request: HttpRequest, code: str) -> HttpResponse:
    agreement = actions.end(by=viewer_of(request), agreement=_seen(request, code))
    messages.success(request, f"It has ended: nobody acts for {agreement.person.name} by this any more.")
    return redirect("helping:mine")


@require_POST
@front_page
def deeds(request: HttpRequest, code: str) -> HttpResponse:
    viewer, agreement, form = viewer_of(request), _seen(request, code), DeedForm(request.POST)
    rules.may_act(viewer, agreement, request.POST.get("what", "")).require()
    if form.is_valid():
        said = form.cleaned_data
        deed = actions.act(
            by=viewer, agreement=agreement, what=said["what"], code=said["code"], words=form.words_said()
        )
        messages.success(
            request, f"Done for {agreement.person.name}, and marked as done through you: {deed.title}"
        )
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect(agreement)


@require_POST
@front_page
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    deed = queries.deed_seen(viewer, code)
    if deed is None:
        raise Http404
    actions.take_back(by=viewer, deed=deed)
    messages.success(request, "It is taken back.")
    return redirect(deed.agreement)


@page
@front_page
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """For stewards: who acts for whom, and being the witness of a yes."""
    viewer, community = viewer_of(request), _place(request, slug)
    rules.may_see_the_list(viewer, community).require()
    form = WhoForm(_sent(request), members=communities.members(viewer, community), witnessed=True)
    if form.is_valid():
        helper, person = form.cleaned_data["helper"], form.cleaned_data["person"]
        verdict = rules.may_witness(viewer, helper, person, community)
        if verdict:
            actions.witness(by=viewer, helper=helper, person=person, community=community)
            messages.success(request, f"{helper.name} may act for {person.name}. You are the witness.")
            return redirect("helping:place", slug)
        form.add_error(None, verdict.reason)
    here = _inside(viewer, community) | {"agreements": queries.in_place(viewer, community), "form": form}
    return render(request, "helping/place.html", here, status=422 if form.is_bound else 200)


@page
@front_page
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Asking a member whether one may act for them."""
    viewer, community = viewer_of(request), _place(request, slug)
    form = WhoForm(_sent(request), members=communities.members(viewer, community), witnessed=False)
    if form.is_valid():
        person = form.cleaned_data["person"]
        verdict = rules.may_ask_to_help(viewer, person, community)
        if verdict:
            actions.ask_to_help(by=viewer, person=person, community=community)
            messages.success(request, f"{person.name} is asked. Nothing may be done before they say yes.")
            return redirect("helping:mine")
        form.add_error("person", verdict.reason)
    here = _inside(viewer, community) | {"form": form, "code_form": CodeForm()}
    return render(request, "helping/ask.html", here, status=422 if form.is_bound else 200)


@require_POST
@front_page
def code(request: HttpRequest, slug: str) -> HttpResponse:
    """Entering the code of a sheet that somebody signed."""
    viewer, community, form = viewer_of(request), _place(request, slug), CodeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Write the code as it stands on the sheet.")
        return redirect("helping:ask", slug)
    typed = form.cleaned_data["code"]
    sheet = belonging.try_code(by=viewer, community=community, code=typed, for_person=True)
    if sheet is None:
        messages.error(request, "No sheet with this code waits here. Look at it again, letter by letter.")
        return redirect("helping:ask", slug)
    agreement = actions.agree_on_paper(by=viewer, sheet=sheet)
    messages.success(request, f"You may act for {agreement.person.name}.")
    return redirect(agreement)


@require_POST
@front_page
def end_for(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """A steward ends it, at the word of the one who was acted for."""
    viewer, community = viewer_of(request), _place(request, slug)
    rules.may_see_the_list(viewer, community).require()
    agreement = queries.of_place(viewer, community, code)
    if agreement is None:
        raise Http404
    actions.end(by=viewer, agreement=agreement)
    messages.success(request, "It has ended. That you ended it stands in the log.")
    return redirect("helping:place", slug)


def _seen(request: HttpRequest, code: str) -> Agreement:
    return get_object_or_404(queries.visible_to(viewer_of(request)), code=code)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _place(request: HttpRequest, slug: str) -> Community:
    return get_object_or_404(communities.mine(viewer_of(request)), slug=slug)


def _inside(viewer: Person, community: Community) -> dict[str, Any]:
    return {
        "community": community,
        "tabs": communities.tabs_for(viewer, community, "communities:members"),
    }
