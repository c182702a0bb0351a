"""How much a reader hears of one conversation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, queries
from ..forms import FollowForm


@require_POST
@member_page
def following(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    conversation = get_object_or_404(queries.visible_to(viewer), code=code)
    form = FollowForm(request.POST)
    if form.is_valid():
        level = form.cleaned_data["level"]
        if level:
            actions.follow(by=viewer, conversation=conversation, level=level)
        else:
            actions.unfollow(by=viewer, conversation=conversation)
        messages.success(request, queries.FOLLOWED[level])
    return redirect(conversation)
