from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .. import actions, pages, queries
from ..forms import FavourForm
from ..rules import may_post, may_turn_to


@member_page
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = _room(request, slug)
    form = FavourForm(request.POST or None, rooms=[community])
    if request.method == "POST" and form.is_valid():
        favour = actions.ask(by=viewer, community=community, **form.said())
        messages.success(
            request, f"Your ask is up. {community.name} sees it, and you hear who comes forward."
        )
        return redirect(favour)
    return _answer(request, "reciprocity/ask.html", pages.posting(viewer, community, form), form)


@member_page
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = _room(request, slug)
    form = FavourForm(request.POST or None, rooms=[community])
    if request.method == "POST" and form.is_valid():
        favour = actions.offer(by=viewer, community=community, **form.said())
        messages.success(request, f"Your offer stands. {community.name} sees it until you take it down.")
        return redirect(favour)
    return _answer(request, "reciprocity/offer.html", pages.posting(viewer, community, form), form)


@member_page
def ask_of(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, person = _two(request, handle)
    other = people.visible_to(viewer).filter(handle=request.GET.get("to", "")).first()
    form = FavourForm(
        request.POST or None,
        rooms=communities.shared_by(viewer, person),
        initial=pages.to_begin_with(request.GET.get("for", ""), other),
    )
    if request.method == "POST" and form.is_valid():
        favour = actions.ask(by=viewer, community=form.room, to=person, **form.said())
        messages.success(request, f"{person.name} hears of your ask. Only the two of you see it.")
        return redirect(favour)
    return _answer(request, "reciprocity/ask_of.html", pages.asking(viewer, person, form), form)


@member_page
def offer_to(request: HttpRequest, handle: str) -> HttpResponse:
    viewer, person = _two(request, handle)
    like = queries.visible_to(viewer).filter(by=viewer, code=request.GET.get("like", "")).first()
    form = FavourForm(
        request.POST or None, rooms=communities.shared_by(viewer, person), initial=pages.as_before(like)
    )
    if request.method == "POST" and form.is_valid():
        favour = actions.offer(by=viewer, community=form.room, to=person, **form.said())
        messages.success(request, f"{person.name} hears of your offer. Only the two of you see it.")
        return redirect(favour)
    return _answer(request, "reciprocity/offer_to.html", {"person": person, "form": form}, form)


def _answer(
    request: HttpRequest, template: str, context: dict[str, object], form: FavourForm
) -> HttpResponse:
    return render(request, template, context, status=422 if form.errors else 200)


def _room(request: HttpRequest, slug: str) -> tuple[Person, Community]:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    may_post(viewer, community).require()
    return viewer, community


def _two(request: HttpRequest, handle: str) -> tuple[Person, Person]:
    viewer = viewer_of(request)
    person = get_object_or_404(people.visible_to(viewer), handle=handle)
    may_turn_to(viewer, person).require()
    return viewer, person
