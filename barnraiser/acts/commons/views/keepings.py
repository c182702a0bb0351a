"""What is kept of the talk: choosing, asking, answering, wording, agreeing, taking out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.acts.conversations import queries as talk
from barnraiser.ground.web.requests import member_page, viewer_of

from .. import actions, pages, queries, rules
from ..forms import KeepForm, RewordForm
from ..models import Keeping
from .rooms import place, sent

page_ = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@member_page
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Which conversation, then which message of it."""
    here = pages.choosing(viewer_of(request), place(request, slug), request.GET.get("from", ""))
    return render(request, "commons/choose.html", here)


@page_
@member_page
def keep(request: HttpRequest, code: str) -> HttpResponse:
    viewer = viewer_of(request)
    message = get_object_or_404(talk.messages_visible_to(viewer), code=code)
    rules.may_keep(viewer, message).require()
    form = KeepForm(sent(request))
    if form.is_valid():
        kept = actions.keep(by=viewer, message=message, **form.cleaned_data)
        messages.success(
            request, "It is kept." if kept.is_kept else "Whoever said it is asked. It waits for their yes."
        )
        return redirect(kept)
    here = pages.keeping_of(viewer, message) | {"form": form}
    return render(request, "commons/keep.html", here, status=422 if form.is_bound else 200)


@require_safe
@member_page
def keeping(request: HttpRequest, code: str) -> HttpResponse:
    found = _keeping(request, code)
    return render(request, "commons/kept.html", pages.kept(viewer_of(request), found))


@require_POST
@member_page
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Its author's yes or no. A no is final, and shown to nobody."""
    viewer, found = viewer_of(request), _keeping(request, code)
    if request.POST.get("says") == "yes":
        actions.agree(by=viewer, keeping=found)
        messages.success(request, "It is kept. You can take it out at any time.")
        return redirect(found)
    actions.refuse(by=viewer, keeping=found)
    messages.success(request, "It is not kept, nobody is told, and you are not asked about it again.")
    return redirect("commons:home", found.community.slug)


@page_
@member_page
def wordings(request: HttpRequest, code: str) -> HttpResponse:
    """Another wording. Where somebody was quicker, theirs stands beside what was written here."""
    viewer, found = viewer_of(request), _keeping(request, code)
    rules.may_word(viewer, found).require()
    now = queries.kept_at(viewer, found).wording
    first = {"title": now.title, "words": now.words, "number": now.number}
    form = RewordForm(sent(request), initial=first)
    status, overtaken = 422 if form.errors else 200, False
    if form.is_valid():
        try:
            actions.word(by=viewer, keeping=found, **form.cleaned_data)
            return redirect(found)
        except actions.Overtaken:
            now = queries.kept_at(viewer, found).wording
            form = RewordForm(initial=form.cleaned_data | {"number": now.number})
            status, overtaken = 422, True
    here = pages.kept(viewer, found) | {"form": form, "overtaken": overtaken}
    return render(request, "commons/reword.html", here, status=status)


@require_POST
@member_page
def support(request: HttpRequest, code: str) -> HttpResponse:
    viewer, found = viewer_of(request), _keeping(request, code)
    if request.POST.get("says") == "no":
        actions.take_back_support(by=viewer, keeping=found)
    else:
        actions.support(by=viewer, keeping=found)
    return redirect(found)


@require_POST
@member_page
def taking_out(request: HttpRequest, code: str) -> HttpResponse:
    found = _keeping(request, code)
    actions.take_out(by=viewer_of(request), keeping=found)
    messages.success(request, "It is kept no more, in no wording, and nobody asks about it again.")
    return redirect("commons:home", found.community.slug)


def _keeping(request: HttpRequest, code: str) -> Keeping:
    return get_object_or_404(queries.visible_to(viewer_of(request)), code=code)
