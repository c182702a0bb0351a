from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people.models import Person

from . import actions, pages, queries
from .forms import ReplyForm, StartForm
from .models import Conversation, Message
from .rules import may_reply, may_start


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
    form = StartForm(request.POST or None, asked=request.GET.get("kind", ""))
    if request.method == "POST" and form.is_valid():
        conversation = actions.start(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, "Your conversation is up. You will see here who answers.")
        return redirect(conversation)
    context = pages.starting(viewer, community, form)
    return render(request, "conversations/start.html", context, status=422 if form.errors else 200)


@require_GET
@member_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, conversation = _conversation(request, code)
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


@require_GET
@member_page
def message(request: HttpRequest, code: str) -> HttpResponse:
    found = _message(request, code)
    page = queries.page_of(found)
    where = f"?page={page}" if page > 1 else ""
    return redirect(f"{found.conversation.get_absolute_url()}{where}#m-{found.code}")


@require_POST
@member_page
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    found = _message(request, code)
    actions.thank(by=viewer_of(request), message=found)
    return _after_thanks(request, found)


@require_POST
@member_page
def thanks_withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    found = _message(request, code)
    actions.take_back_thanks(by=viewer_of(request), message=found)
    return _after_thanks(request, found)


def _after_thanks(request: HttpRequest, found: Message) -> HttpResponse:
    """To the message again; for htmx only the part of the page that changed."""
    if not getattr(request, "htmx", False):
        return redirect(found)
    said = queries.said(viewer_of(request), [found])[0]
    return render(request, "conversations/detail.html#thanks", {"said": said})


def _room(request: HttpRequest, slug: str) -> tuple[Person, Community]:
    """The community, for somebody who sees it and takes part."""
    viewer = viewer_of(request)
    community = get_object_or_404(communities.visible_to(viewer), slug=slug)
    may_start(viewer, community).require()
    return viewer, community


def _conversation(request: HttpRequest, code: str) -> tuple[Person, Conversation]:
    viewer = viewer_of(request)
    conversation = get_object_or_404(queries.visible_to(viewer), code=code)
    return viewer, conversation


def _message(request: HttpRequest, code: str) -> Message:
    return get_object_or_404(queries.messages_visible_to(viewer_of(request)), code=code)


def _answered(viewer: Person, conversation: Conversation, code: str) -> Message | None:
    """The message a reply is for. A code that is none of this conversation's is a page that does not exist."""
    if not code:
        return None
    found = queries.messages_visible_to(viewer).filter(conversation=conversation, code=code).first()
    if found is None:
        raise Http404
    return found
