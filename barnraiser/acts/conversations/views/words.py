"""One's own words: changing them, what they were, and what one began to write."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import member_page, open_page, viewer_of

from .. import actions, queries
from ..forms import ChangeForm, DraftForm
from ..rules import may_change
from .rooms import room_of
from .threads import conversation_of, message_of


@member_page
def change(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = viewer_of(request), message_of(request, code)
    may_change(viewer, found).require()
    opens = found.reply_to_id is None
    said = {"words": found.words, "title": found.conversation.title}
    form = ChangeForm(request.POST or None, initial=said, with_title=opens)
    if request.method == "POST" and form.is_valid():
        actions.change(by=viewer, message=found, **form.cleaned_data)
        messages.success(request, "It says so now. What it said before can still be read.")
        return redirect(found)
    context = _inside(request, found.conversation.community) | {"form": form, "message": found}
    return render(request, "conversations/change.html", context, status=422 if form.errors else 200)


@require_GET
@open_page
def wordings(request: HttpRequest, code: str) -> HttpResponse:
    """What a message said before, for whoever reads it."""
    viewer, found = viewer_of(request), message_of(request, code)
    rows = queries.wordings(viewer, found)
    if not rows:
        raise Http404
    context = {"message": found, "wordings": rows, "conversation": found.conversation}
    return render(request, "conversations/wordings.html", context)


@require_POST
@member_page
def reply_draft(request: HttpRequest, code: str) -> HttpResponse:
    viewer, conversation = conversation_of(request, code)
    form = DraftForm(request.POST)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("words", "to")}
        actions.keep_draft(by=viewer, community=conversation.community, conversation=conversation, **said)
    return _kept(request, form, f"{conversation.get_absolute_url()}#reply")


@require_POST
@member_page
def start_draft(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = room_of(request, slug)
    form = DraftForm(request.POST)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("words", "title", "kind", "audience")}
        actions.keep_draft(by=viewer, community=community, **said)
    return _kept(request, form, f"/communities/{community.slug}/start/")


@require_GET
@member_page
def drafts(request: HttpRequest) -> HttpResponse:
    return render(request, "conversations/drafts.html", {"drafts": queries.drafts(viewer_of(request))})


@require_POST
@member_page
def draft_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    draft = queries.draft(viewer, code)
    if draft is None:
        raise Http404
    actions.throw_away(by=viewer, community=draft.community, conversation=draft.conversation)
    messages.success(request, "The draft is gone.")
    return redirect("conversations:drafts")


def _kept(request: HttpRequest, form: DraftForm, where: str) -> HttpResponse:
    """For the page's own script no more than that it went well."""
    if request.headers.get("X-Requested-With") == "draft":
        return HttpResponse(status=204 if form.is_valid() else 422)
    if form.is_valid():
        messages.success(request, "Your draft is kept, for you alone.")
    else:
        messages.warning(request, "This is too long to be kept. Keep it within 60,000 characters.")
    return redirect(where)


def _inside(request: HttpRequest, community: Community) -> dict[str, object]:
    viewer = viewer_of(request)
    return {"community": community, "tabs": communities.tabs_for(viewer, community, "conversations:list")}
