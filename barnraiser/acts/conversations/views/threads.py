"""One conversation: reading it, answering in it, finding a message of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.communities import queries as communities
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import member_page, open_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, pages, queries
from ..forms import AudienceForm, DraftForm, ReplyForm, UploadsForm
from ..models import Conversation, Message
from ..prompts import begun
from ..quoting import quoted
from ..rules import may_join_in, may_reply
from ..uploads import Unsuitable


@require_GET
@open_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, conversation = conversation_of(request, code)
    if conversation.code != code:
        return redirect(conversation)
    if not may_read(viewer, conversation.community):
        context = pages.from_outside(viewer, conversation, request.GET.get("page", "1"))
        return render(request, "conversations/public.html", context)
    answer, words = _answer(request, viewer, conversation)
    form = ReplyForm(initial={"to": answer.to.code if answer.to else "", "words": words})
    number = request.GET.get("page", "1")
    context = pages.reading(viewer, conversation, form, UploadsForm(), answer, number)
    if not context["thread"].is_read:
        actions.read(by=viewer, conversation=conversation, until=context["thread"].read_until)
    return render(request, "conversations/detail.html", context)


@require_POST
@member_page
def replies(request: HttpRequest, code: str) -> HttpResponse:
    viewer, conversation = conversation_of(request, code)
    may_join_in(viewer, conversation).require()
    answered = _answered(viewer, conversation, request.POST.get("to", ""))
    if not (turn := may_reply(viewer, conversation)):
        return _not_now(request, viewer, conversation, turn.reason)
    form, uploads = ReplyForm(request.POST), UploadsForm(request.POST, request.FILES)
    if form.is_valid() and uploads.is_valid():
        try:
            reply = actions.reply(
                by=viewer,
                conversation=conversation,
                words=form.cleaned_data["words"],
                to=answered,
                uploads=uploads.uploads,
            )
        except Unsuitable as error:
            uploads.add_error(None, str(error))
        else:
            actions.throw_away(by=viewer, community=conversation.community, conversation=conversation)
            messages.success(request, pages.said_of_a_reply(conversation))
            return redirect(reply)
    answer, last = pages.Answer(answered), str(queries.last_page(conversation))
    context = pages.reading(viewer, conversation, form, uploads, answer, last)
    return render(request, "conversations/detail.html", context, status=422)


@require_POST
@member_page
def audience(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever started it says who reads it from now on."""
    viewer, conversation = conversation_of(request, code)
    form = AudienceForm(request.POST)
    if form.is_valid():
        actions.open_to(by=viewer, conversation=conversation, **form.cleaned_data)
        messages.success(request, f"Who reads it now: {conversation.get_audience_display().lower()}.")
    return redirect(conversation)


@require_GET
@open_page
def message(request: HttpRequest, code: str) -> HttpResponse:
    found = message_of(request, code)
    page = queries.page_of(found)
    where = f"?page={page}" if page > 1 else ""
    return redirect(f"{found.conversation.get_absolute_url()}{where}#m-{found.code}")


@require_GET
@member_page
def more(request: HttpRequest, code: str) -> HttpResponse:
    """What else the viewer can do with a message: a page of its own, or for htmx what opens beside the message."""
    viewer, found = viewer_of(request), message_of(request, code)
    communities.stand(viewer, found.conversation.community)
    if not may_read(viewer, found.conversation.community):
        return redirect(found)
    part = "#open" if getattr(request, "htmx", False) else ""
    return render(request, f"conversations/more.html{part}", pages.more(viewer, found))


def conversation_of(request: HttpRequest, code: str) -> tuple[Person, Conversation]:
    """The conversation at this address, or the one it became part of, for somebody who sees it."""
    viewer = viewer_of(request)
    found = queries.opened(viewer, code, to_read=request.method == "GET")
    if found is None:
        raise Http404
    return viewer, found


def message_of(request: HttpRequest, code: str) -> Message:
    """The message behind the address, for somebody who may see it."""
    return get_object_or_404(queries.messages_visible_to(viewer_of(request)), code=code)


def _answer(request: HttpRequest, viewer: Person, conversation: Conversation) -> tuple[pages.Answer, str]:
    """What is answered and the words it begins with: what was begun before, a quotation, or a way to answer."""
    draft = queries.draft_in(viewer, conversation)
    asked = request.GET.get("to", "")
    if draft and draft.to and not asked:
        to = queries.messages_visible_to(viewer).filter(conversation=conversation, code=draft.to).first()
    else:
        to = _answered(viewer, conversation, asked)
    words = draft.words if draft else ""
    if to and "quote" in request.GET:
        words = f"{words}\n\n{quoted(to.words)}".lstrip()
    elif not words:
        words = begun(conversation.kind, request.GET.get("say", ""))
    return pages.Answer(to, draft), words


def _answered(viewer: Person, conversation: Conversation, code: str) -> Message | None:
    """The message a reply is for. A code that is none of this conversation's is a page that does not exist."""
    if not code:
        return None
    found = queries.messages_visible_to(viewer).filter(conversation=conversation, code=code).first()
    if found is None:
        raise Http404
    return found


def _not_now(request: HttpRequest, viewer: Person, conversation: Conversation, reason: str) -> HttpResponse:
    """It is closed, or goes slowly: the reason, and nothing that was typed is lost."""
    form = DraftForm(request.POST)
    if form.is_valid():
        said = {"words": form.cleaned_data["words"], "to": form.cleaned_data["to"]}
        actions.keep_draft(by=viewer, community=conversation.community, conversation=conversation, **said)
    messages.warning(request, f"{reason} What you wrote is kept as a draft.")
    return redirect(f"{conversation.get_absolute_url()}#reply")
