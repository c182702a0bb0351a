"""Whom one could call in while writing: a few names at a time, and not many times a minute."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, queries
from ..models import Allowance, Conversation
from ..rules import may_join_in
from .rooms import room_of
from .threads import conversation_of

# The database is asked for so many at once, and this process then knows of them for a minute.
A_HANDFUL, A_MINUTE = 10, 60


@require_GET
@member_page
def call_into(request: HttpRequest, code: str) -> HttpResponse:
    """Members who could be called into the conversation."""
    viewer, conversation = conversation_of(request, code)
    may_join_in(viewer, conversation).require()
    return _names(request, viewer, conversation.community, conversation)


@require_GET
@member_page
def call_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Members who could be called into a new conversation."""
    viewer, community = room_of(request, slug)
    return _names(request, viewer, community, None)


def _names(
    request: HttpRequest, viewer: Person, community: Community, conversation: Conversation | None
) -> HttpResponse:
    if _too_often(viewer_of(request)):
        return HttpResponse(status=429, headers={"Retry-After": "60"})
    found = queries.called(viewer, community, conversation, request.GET.get("q", ""))
    answer = JsonResponse({"people": [{"handle": each.handle, "name": each.name} for each in found]})
    answer["Cache-Control"] = "private, no-store"
    return answer


def _too_often(viewer: Person) -> bool:
    key = f"calling-{viewer.pk}"
    cache.add(key, 0, A_MINUTE)
    if cache.decr(key) >= 0:
        return False
    if not actions.allow(by=viewer, of=Allowance.Of.NAMES, times=A_HANDFUL):
        return True
    cache.set(key, A_HANDFUL - 1, A_MINUTE)
    return False
