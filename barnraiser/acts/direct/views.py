from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from barnraiser.ground.counting import count_anew
from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from . import actions, pages, queries
from .forms import AskInForm, GroupForm, WordsForm
from .models import Exchange, Line, Seat
from .rules import may_ask_into, may_begin, may_write, may_write_to

page_ = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
@member_page
def exchange_list(request: HttpRequest) -> HttpResponse:
    here = pages.listing(viewer_of(request), request.GET.get("page", ""))
    return render(request, "direct/list.html", here)


@page_
@member_page
def group(request: HttpRequest) -> HttpResponse:
    """To a few at once: who it is for is looked for by name and ticked, then it is written."""
    viewer = viewer_of(request)
    chosen = request.POST.getlist("to") or request.GET.getlist("to")
    word = request.GET.get("q", "").strip()[:80]
    form = GroupForm(_sent(request), people=pages.findable(viewer, word, chosen), initial={"to": chosen})
    if form.is_valid():
        others = form.cleaned_data["to"]
        may_begin(viewer, others).require()
        said = actions.begin(by=viewer, others=others, words=form.cleaned_data["words"])
        return redirect(said.exchange)
    here = {"form": form, "word": word, "norm": pages.NORM}
    return render(request, "direct/group.html", here, status=422 if form.is_bound else 200)


@page_
@member_page
def to(request: HttpRequest, handle: str) -> HttpResponse:
    """To one person: where the two write to each other already, or a first message."""
    viewer = viewer_of(request)
    other = get_object_or_404(people.visible_to(viewer), handle=handle)
    may_write_to(viewer, other).require()
    standing = queries.pair_of(viewer, other)
    if standing and request.method != "POST":
        return redirect(standing)
    form = WordsForm(_sent(request))
    if form.is_valid():
        said = actions.begin(by=viewer, others=[other], words=form.cleaned_data["words"])
        messages.success(request, _said_of_a_message(said.exchange, viewer))
        return redirect(said.exchange)
    here = {
        "form": form,
        "other": other,
        "norm": pages.NORM,
        "is_near": bool(queries.turned_to(viewer, [other])),
    }
    return render(request, "direct/to.html", here, status=422 if form.is_bound else 200)


@require_GET
@member_page
def exchange(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _exchange(request, code)
    here = pages.reading(viewer, found, WordsForm(), request.GET.get("page", ""))
    shown = here["thread"].said
    if shown:
        actions.read(by=viewer, exchange=found, until=shown[-1].message.at)
        count_anew("direct:list", viewer)
    return render(request, "direct/exchange.html", here)


@require_POST
@member_page
def said(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _exchange(request, code)
    may_write(viewer, found).require()
    form = WordsForm(request.POST)
    if not form.is_valid():
        return render(request, "direct/exchange.html", pages.reading(viewer, found, form), status=422)
    return redirect(actions.write(by=viewer, exchange=found, words=form.cleaned_data["words"]))


@require_POST
@member_page
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Yes, or not this time. Whoever asked hears of a yes, and of nothing else."""
    viewer, found = _exchange(request, code)
    if request.POST.get("says") == "yes":
        actions.accept(by=viewer, exchange=found)
        return redirect(found)
    actions.decline(by=viewer, exchange=found)
    messages.success(request, "You hear nothing more of it. Nobody is told that you said no.")
    return redirect("direct:list")


@require_POST
@member_page
def quiet(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _exchange(request, code)
    does = actions.mute if request.POST.get("says") == "quiet" else actions.unmute
    does(by=viewer, exchange=found)
    return redirect(found)


@page_
@member_page
def asking_in(request: HttpRequest, code: str) -> HttpResponse:
    """Another comes in among a few: looked for by name, and one of those found is asked."""
    viewer, found = _exchange(request, code)
    may_ask_into(viewer, found).require()
    word = request.GET.get("q", "").strip()[:80]
    form = AskInForm(_sent(request), people=pages.askable(viewer, found, word))
    if form.is_valid():
        seat = actions.ask_in(by=viewer, exchange=found, person=form.cleaned_data["who"])
        messages.success(request, _said_of_asking(seat))
        return redirect(found)
    here = {"form": form, "word": word, "exchange": found, "names": queries.names(viewer, found)}
    return render(request, "direct/asking_in.html", here, status=422 if form.is_bound else 200)


@require_POST
@member_page
def leaving(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = _exchange(request, code)
    actions.leave(by=viewer, exchange=found)
    messages.success(request, "You have left. What you wrote stays with the others.")
    return redirect("direct:list")


@require_POST
@member_page
def taking_back(request: HttpRequest, code: str) -> HttpResponse:
    message: Line = get_object_or_404(queries.messages_visible_to(viewer_of(request)), code=code)
    actions.take_back(by=viewer_of(request), message=message)
    return redirect(message)


def _said_of_asking(seat: Seat) -> str:
    name = seat.person.name if seat.person else "They"
    return (
        f"{name} is with you now, and reads what is said from here on."
        if seat.is_in
        else f"{name} is asked, and comes in with a yes."
    )


def _said_of_a_message(found: Exchange, viewer: Person) -> str:
    if may_write(viewer, found):
        return "It is said. They see it when they next look."
    return "Your message waits until they say yes."


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _exchange(request: HttpRequest, code: str) -> tuple[Person, Exchange]:
    viewer = viewer_of(request)
    return viewer, get_object_or_404(queries.visible_to(viewer), code=code)
