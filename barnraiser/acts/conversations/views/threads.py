"""One conversation: reading it, answering in it, finding a message of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import member_page, open_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, pages, queries
from ..forms import AudienceForm, ReplyForm
from ..models import Conversation, Message
from ..rules import may_reply


@require_GET
@open_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, conversation = _conversation(request, code)
    if not may_read(viewer, conversation.community):
        context = pages.from_outside(viewer, conversation, request.GET.get("page", "1"))
        return render(request, "conversations/public.html", context)
    answered = _answered(viewer, conversation, request.GET.get("to", ""))
    form = ReplyForm(initial={"to": answered.code if answered else ""})
    context = pages.reading(viewer, conversation, form, answered, request.GET.get("page", "1"))
    actions.read(by=viewer, conversation=conversation, until=context["thread"].read_until)
    return render(request, "conversations/detail.html", context)


@require_POST
@member_page
def replies(request: HttpRequest, code: str) -> HttpResponse:
    viewer, conversation = _conversation(request, code)
    may_reply(viewer, conversation).require()
    answered = _answered(viewer, conversation, request.POST.get("to", ""))
    form = ReplyForm(request.POST)
    if not form.is_valid():
        context = pages.reading(viewer, conversation, form, answered, str(queries.last_page(conversation)))
        return render(request, "conversations/detail.html", context, status=422)
    reply = actions.reply(by=viewer, conversation=conversation, words=form.cleaned_data["words"], to=answered)
    messages.success(request, pages.said_of_a_reply(conversation))
    return redirect(reply)


@require_POST
@member_page
def audience(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever started it says who reads it from now on."""
    viewer, conversation = _conversation(request, code)
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


def _conversation(request: HttpRequest, code: str) -> tuple[Person, Conversation]:
    viewer = viewer_of(request)
    conversation = get_object_or_404(queries.visible_to(viewer), code=code)
    return viewer, conversation


def _answered(viewer: Person, conversation: Conversation, code: str) -> Message | None:
    """The message a reply is for. A code that is none of this conversation's is a page that does not exist."""
    if not code:
        return None
    found = queries.messages_visible_to(viewer).filter(conversation=conversation, code=code).first()
    if found is None:
        raise Http404
    return found


def message_of(request: HttpRequest, code: str) -> Message:
    """The message behind the address, for somebody who may see it."""
    return get_object_or_404(queries.messages_visible_to(viewer_of(request)), code=code)
