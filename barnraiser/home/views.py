"""The front door."""

from django.core.handlers.asgi import ASGIRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from barnraiser.communities import queries as communities
from barnraiser.ground import clock
from barnraiser.ground.live import streamed
from barnraiser.ground.web.requests import front_page, member_page, open_page, viewer_of
from barnraiser.suggestions import queries as suggestions

from . import actions, doings, finding, queries
from . import live as open_pages
from .words import standfirst

A_PAGEFUL = 40


@front_page
def today(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    before = actions.visit(by=viewer)
    since = before or viewer.arrived_at
    mine = list(communities.mine(viewer))
    suggested = suggestions.of(viewer)
    # Where people ask for help by name there is less room for open questions: the day is to end.
    answerable = queries.answerable(viewer, most=3 if len(suggested.give) < 3 else 1)
    news = queries.news(viewer, since)
    page = {
        "first_steps": None if before else queries.first_steps(viewer, mine),
        "suggested": suggested,
        "standfirst": standfirst(
            suggested, len(answerable), has_news=bool(news), is_new=not before, mine=mine
        ),
        "now": timezone.localtime(clock.now()),
        "since": since,
        "answered": queries.answered(viewer),
        "answerable": answerable,
        "words": queries.toward(viewer, since),
        "news": news,
        "newcomers": queries.newcomers(viewer, since),
        "communities": mine,
    }
    return render(request, "home/today.html", page)


@require_safe
@front_page
def mine(request: HttpRequest) -> HttpResponse:
    viewer, chosen = viewer_of(request), request.GET.get("of", "")
    chapters = doings.chapters(viewer, chosen)
    chosen = next((chapter.name for chapter in chapters if chapter.is_chosen), "")
    page = Paginator(doings.done_by(viewer, chosen), A_PAGEFUL).get_page(request.GET.get("page"))
    here = {"page": page, "doings": doings.in_words(viewer, page), "chapters": chapters}
    return render(request, "home/mine.html", here)


@require_safe
@front_page
def search(request: HttpRequest) -> HttpResponse:
    return render(request, "home/search.html", finding.page(viewer_of(request), request.GET))


@require_safe
@member_page
def live(request: HttpRequest) -> HttpResponseBase:
    """Says that there is something new on the page, to whoever may see it. Where no stream can be held, nobody asks again."""
    if not isinstance(request, ASGIRequest):
        return HttpResponse(status=204)
    told = open_pages.topics(viewer_of(request), request.GET)
    return streamed(open_pages.events(told))


@require_safe
@member_page
def bell(request: HttpRequest) -> HttpResponse:
    """The bell alone, with its number, for a page that stands open."""
    return render(request, "web/components/bell.html")


@open_page
def stored(request: HttpRequest) -> HttpResponse:
    return render(request, "home/stored.html", {"acts": queries.recorded_acts()})
