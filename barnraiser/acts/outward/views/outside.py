"""What everybody may read, signed in or not: the same for all, and in a form for programs."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import conditional_page, require_safe

from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import open_page

from .. import feeds, queries
from ..rules import may_be_read

ROWS = 20
FOR_A_WHILE = "public, max-age=300"


def community_at(slug: str) -> Community:
    """The community, if anything of it stands in public; else it is as if it were not there."""
    community = queries.community_outside(slug)
    if community is None:
        raise Http404
    return community


@require_safe
@open_page
def everywhere(request: HttpRequest) -> HttpResponse:
    """Each community that says something in public; where none does, the page is not there."""
    page = Paginator(queries.communities_outside(), ROWS).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404
    return render(request, "outward/everywhere.html", {"page": page})


@require_safe
@open_page
def public(request: HttpRequest, slug: str) -> HttpResponse:
    community = community_at(slug)
    page = Paginator(queries.outside(community), ROWS).get_page(request.GET.get("page"))
    here = {"community": community, "page": page, "sends": bool(may_be_read(community))}
    return render(request, "outward/public.html", here)


@require_safe
@open_page
def share(request: HttpRequest, code: str) -> HttpResponse:
    """The plain address of a public conversation, to pass on. It says nothing of who passed it on."""
    talk = get_object_or_404(
        Conversation.objects.public().for_outside().select_related("community"), code=code
    )
    address = settings.NETWORK_ADDRESS + talk.get_absolute_url()
    response = render(request, "outward/share.html", {"conversation": talk, "address": address})
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _atom(make: Callable[[Community, str], feeds.Feed], name: str) -> Callable[..., HttpResponse]:
    return _served(make, name, lambda feed: HttpResponse(feeds.as_atom(feed), "application/atom+xml"))


def _json(make: Callable[[Community, str], feeds.Feed], name: str) -> Callable[..., HttpResponse]:
    return _served(
        make, name, lambda feed: JsonResponse(feeds.as_json(feed), content_type="application/feed+json")
    )


def _served(
    make: Callable[[Community, str], feeds.Feed], name: str, draw: Callable[[feeds.Feed], HttpResponse]
) -> Callable[..., Any]:
    """The feed, or that it has not changed since the program last looked. Other houses' pages may read it."""

    @require_safe
    @conditional_page
    @open_page
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        response = draw(make(community_at(slug), name))
        response.headers["Cache-Control"] = FOR_A_WHILE
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return view


public_atom = _atom(feeds.conversations, "outward:public_atom")
public_json = _json(feeds.conversations, "outward:public_json")
newsletter_atom = _atom(feeds.newsletters, "outward:newsletter_atom")
newsletter_json = _json(feeds.newsletters, "outward:newsletter_json")
