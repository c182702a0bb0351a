"""What was said since, for a page that stands open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import member_page, viewer_of

from .. import pages, queries


@require_safe
@member_page
def fresh(request: HttpRequest, code: str) -> HttpResponse:
    """The messages after the one named by `after`, alone, to whoever sees the conversation."""
    viewer = viewer_of(request)
    conversation = get_object_or_404(queries.visible_to(viewer), code=code)
    seen = queries.messages_visible_to(viewer).filter(conversation=conversation)
    last = get_object_or_404(seen, code=request.GET.get("after", ""))
    return render(request, "conversations/fresh.html", pages.fresh(viewer, conversation, last))
