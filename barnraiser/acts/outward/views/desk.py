"""The desk where stewards compose the newsletter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.ground.web.requests import member_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, letters, queries
from ..forms import IssueForm
from ..models import Issue
from ..rules import may_change, may_compose, may_send

page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@member_page
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = _room(request, slug)
    here = _frame(viewer, community) | {
        "drafts": list(queries.drafts(viewer, community)),
        "sent": list(queries.sent(community)[:50]),
        "readers": queries.reader_count(community),
    }
    return render(request, "outward/desk.html", here)


@page
@member_page
def new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = _room(request, slug)
    form = _form(request, community, {})
    if form.is_bound and form.is_valid():
        made = actions.compose(by=viewer, community=community, **form.cleaned_data)
        return redirect("outward:preview", made.code)
    return _written(request, viewer, community, form)


@page
@member_page
def words(request: HttpRequest, code: str) -> HttpResponse:
    viewer, issue = _draft(request, code)
    picks = [talk.code for talk in queries.picked(issue)]
    form = _form(request, issue.community, {"title": issue.title, "words": issue.words, "picks": picks})
    if form.is_bound and form.is_valid():
        actions.recompose(by=viewer, issue=issue, **form.cleaned_data)
        return redirect("outward:preview", issue.code)
    return _written(request, viewer, issue.community, form, issue)


@require_safe
@member_page
def preview(request: HttpRequest, code: str) -> HttpResponse:
    viewer, issue = _draft(request, code)
    here = _frame(viewer, issue.community) | {
        "issue": issue,
        "named": letters.named(issue),
        "readers": queries.reader_count(issue.community),
        "may_send": may_send(viewer, issue),
    }
    return render(request, "outward/preview.html", here)


@require_POST
@member_page
def sending(request: HttpRequest, code: str) -> HttpResponse:
    viewer, issue = _draft(request, code)
    try:
        actions.send(by=viewer, issue=issue)
    except Refused as refused:
        messages.error(request, refused.reason)
        return redirect("outward:preview", issue.code)
    messages.success(request, "The newsletter is out, and on its way to its readers.")
    return redirect(issue)


@require_POST
@member_page
def end(request: HttpRequest, code: str) -> HttpResponse:
    viewer, issue = _draft(request, code)
    actions.discard(by=viewer, issue=issue)
    messages.success(request, "The draft is gone.")
    return redirect("outward:desk", issue.community.slug)


def _room(request: HttpRequest, slug: str) -> tuple[Person, Community]:
    """The community, for one of its stewards."""
    viewer = viewer_of(request)
    community = communities.at(slug, viewer, to_read=request.method != "POST")
    may_compose(viewer, community).require()
    return viewer, community


def _draft(request: HttpRequest, code: str) -> tuple[Person, Issue]:
    """The draft, for one of its stewards; for anybody else it is not there."""
    viewer = viewer_of(request)
    issue = get_object_or_404(queries.visible_to(viewer), code=code)
    may_change(viewer, issue).require()
    return viewer, issue


def _form(request: HttpRequest, community: Community, first: dict[str, object]) -> IssueForm:
    data = request.POST if request.method == "POST" else None
    return IssueForm(data, initial=first, candidates=queries.candidates(community))


def _frame(viewer: Person, community: Community) -> dict[str, object]:
    return {"community": community, "tabs": communities.tabs_for(viewer, community)}


def _written(
    request: HttpRequest, viewer: Person, community: Community, form: IssueForm, issue: Issue | None = None
) -> HttpResponse:
    here = _frame(viewer, community) | {"form": form, "issue": issue, "asks": form.fields["picks"]}
    return render(request, "outward/compose.html", here, status=422 if form.is_bound else 200)
