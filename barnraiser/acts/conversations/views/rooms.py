"""A community's talk: what there is, and starting another; and what waits for an answer, wherever one belongs."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read
from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, pages, queries
from ..forms import StartForm, UploadsForm
from ..mentions import calling
from ..models import Draft
from ..rules import may_start
from ..uploads import Unsuitable

CHOSEN = "conversations chosen"


@require_GET
@member_page
def conversation_list(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=True)
    if not may_read(viewer, community):
        return render(request, "conversations/front.html", pages.front(viewer, community))
    choice = _choice(request, community)
    found = queries.latest(viewer, community, choice.kind, choice.order)
    in_pages = Paginator(found, pages.ROWS)
    counts = pages.kind_counts(viewer, community)
    vars(in_pages)["count"] = counts[choice.kind] if choice.kind else sum(counts.values())
    page = in_pages.get_page(request.GET.get("page"))
    return render(request, "conversations/list.html", pages.listing(viewer, community, choice, page))


@member_page
def start(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = room_of(request, slug)
    draft = queries.draft_of(viewer, community)
    form = StartForm(
        request.POST or None, initial=_begun(request, community, draft), asked=_kind(request, draft)
    )
    uploads = UploadsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and uploads.is_valid():
        try:
            conversation = actions.start(
                by=viewer, community=community, uploads=uploads.uploads, **form.cleaned_data
            )
        except Unsuitable as error:
            uploads.add_error(None, str(error))
        else:
            actions.throw_away(by=viewer, community=community)
            messages.success(request, "Your conversation is up. You will see here who answers.")
            return redirect(conversation)
    context = pages.starting(viewer, community, form, uploads, draft)
    status = 422 if form.errors or uploads.errors else 200
    return render(request, "conversations/start.html", context, status=status)


@require_GET
@member_page
def unanswered(request: HttpRequest) -> HttpResponse:
    """Questions nobody has answered, in all the viewer's communities."""
    page = Paginator(queries.waiting(viewer_of(request)), pages.ROWS).get_page(request.GET.get("page"))
    return render(request, "conversations/unanswered.html", {"page": page})


def _choice(request: HttpRequest, community: Community) -> pages.Choice:
    """What the reader chose, now or last time on this device."""
    chosen = request.session.get(CHOSEN, {})
    choice = pages.Choice.read(request.GET, chosen.get(community.slug))
    if chosen.get(community.slug, pages.Choice().kept) != choice.kept:
        request.session[CHOSEN] = {**chosen, community.slug: choice.kept}
    return choice


def _begun(request: HttpRequest, community: Community, draft: Draft | None) -> dict[str, str]:
    """What the form begins with: somebody called in, or what was begun before."""
    called = calling(request.GET.getlist("call"), community)
    if called or draft is None:
        return {"words": called}
    begun = {"title": draft.title, "words": draft.words, "audience": draft.audience}
    return {name: value for name, value in begun.items() if value}


def _kind(request: HttpRequest, draft: Draft | None) -> str:
    return request.GET.get("kind", "") or (draft.kind if draft else "")


def room_of(request: HttpRequest, slug: str) -> tuple[Person, Community]:
    """The community, for somebody who sees it and takes part."""
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    may_start(viewer, community).require()
    return viewer, community
