"""A community's pages: begin one, add a section, write in it, look at what it said, bring that back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.ground.verdict import Refused
from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages, queries, rules
from ..forms import EditForm, NewSectionForm, PageForm, RestoreForm
from ..models import Section
from .rooms import place, sent

page_ = require_http_methods(["GET", "HEAD", "POST"])
OVERTAKEN = "Somebody else has changed this since you looked. Look again, and then decide."


@page_
@member_page
def pages_new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), place(request, slug)
    rules.may_begin_page(viewer, community).require()
    form = PageForm(sent(request))
    if form.is_valid():
        try:
            return redirect(actions.begin_page(by=viewer, community=community, **form.cleaned_data))
        except Refused as refused:
            form.add_error("title", refused.reason)
    here = pages.inside(viewer, community) | {"form": form}
    return render(request, "commons/begin.html", here, status=422 if form.is_bound else 200)


@require_safe
@member_page
def page(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    found = get_object_or_404(queries.pages_visible_to(viewer), code=code)
    return render(request, "commons/page.html", pages.page(viewer, found))


@page_
@member_page
def sections(request: HttpRequest, code: str) -> HttpResponse:
    """One more section, at the end of the page."""
    viewer = viewer_of(request)
    found = get_object_or_404(queries.pages_visible_to(viewer), code=code)
    rules.may_write_on(viewer, found).require()
    talks = queries.sources_of(viewer, found.community)
    form = NewSectionForm(sent(request), sources=talks, initial={"source": request.GET.get("from", "")})
    if form.is_valid():
        return redirect(actions.add_section(by=viewer, page=found, **form.cleaned_data))
    here = pages.inside(viewer, found.community) | {"page": found, "form": form}
    return render(request, "commons/section.html", here, status=422 if form.is_bound else 200)


@page_
@member_page
def section(request: HttpRequest, code: str) -> HttpResponse:
    """Writing in a section. Where somebody was quicker, nothing is saved and nothing is lost: both stand here."""
    viewer, found = viewer_of(request), _section(request, code)
    rules.may_edit(viewer, found).require()
    now = queries.versions_of(found)[0]
    first = {"heading": now.heading, "words": now.words, "number": now.number}
    form = EditForm(sent(request), initial=first)
    here = pages.inside(viewer, found.page.community) | {"page": found.page, "section": found}
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            actions.edit(by=viewer, section=found, **form.cleaned_data)
            return redirect(found)
        except actions.Overtaken as overtaken:
            here |= pages.overtaken(found, form.cleaned_data["words"])
            form, status = EditForm(initial=form.cleaned_data | {"number": overtaken.number}), 422
    return render(request, "commons/section.html", here | {"form": form}, status=status)


@require_safe
@member_page
def history(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "commons/history.html", pages.history(viewer_of(request), _section(request, code)))


@require_POST
@member_page
def restoration(request: HttpRequest, code: str) -> HttpResponse:
    found = _section(request, code)
    form = RestoreForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        actions.restore(by=viewer_of(request), section=found, **form.cleaned_data)
    except actions.Overtaken:
        messages.error(request, OVERTAKEN)
        return redirect("commons:history", found.code)
    return redirect(found)


def _section(request: HttpRequest, code: str) -> Section:
    return get_object_or_404(queries.sections_visible_to(viewer_of(request)), code=code)
