"""A community's talk: what there is, and starting another."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, pages, queries
from ..forms import StartForm
from ..mentions import calling
from ..rules import may_start


@require_GET
@member_page
def conversation_list(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = get_object_or_404(communities.visible_to(viewer), slug=slug)
    if not may_read(viewer, community):
        return render(request, "conversations/front.html", pages.front(viewer, community))
    choice = pages.Choice.read(request.GET)
    found = queries.latest(viewer, community, choice.kind, choice.order)
    page = Paginator(found, pages.ROWS).get_page(request.GET.get("page"))
    return render(request, "conversations/list.html", pages.listing(viewer, community, choice, page))


@member_page
def start(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = _room(request, slug)
    called = {"words": calling(request.GET.getlist("call"), community)}
    form = StartForm(request.POST or None, initial=called, asked=request.GET.get("kind", ""))
    if request.method == "POST" and form.is_valid():
        conversation = actions.start(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, "Your conversation is up. You will see here who answers.")
        return redirect(conversation)
    context = pages.starting(viewer, community, form)
    return render(request, "conversations/start.html", context, status=422 if form.errors else 200)


def _room(request: HttpRequest, slug: str) -> tuple[Person, Community]:
    """The community, for somebody who sees it and takes part."""
    viewer = viewer_of(request)
    community = get_object_or_404(communities.visible_to(viewer), slug=slug)
    may_start(viewer, community).require()
    return viewer, community
