"""The pages: the directory of channels outside, one channel, telling of one, and the words they are sorted by."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import front_page, viewer_of

from . import actions, queries, rules
from .forms import ChannelForm, HeadingsForm, SearchForm, SeekForm, TakeDownForm
from .models import NEEDS, Channel, Mark

A_PAGEFUL = 20
page_ = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@front_page
def channels(request: HttpRequest) -> HttpResponse:
    viewer, wanted = viewer_of(request), SearchForm(request.GET).wanted()
    page = Paginator(queries.found(viewer, wanted), A_PAGEFUL).get_page(request.GET.get("page"))
    needs = queries.words_in_use(viewer, Mark.Side.NEED)
    sought = queries.sought_by(viewer)
    here = {
        "page": page,
        "wanted": wanted,
        "words": " ".join(wanted.words),
        "audiences": queries.words_in_use(viewer, Mark.Side.AUDIENCE),
        "needs": needs,
        "mine": communities.mine(viewer),
        "stewarded": set(communities.stewarded_by(viewer).values_list("pk", flat=True)),
        "seek": SeekForm(words=_known(needs, sought), initial={"needs": sought}),
    }
    return render(request, "channels/list.html", here)


@require_POST
@front_page
def seek(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    known = _known(queries.words_in_use(viewer, Mark.Side.NEED), queries.sought_by(viewer))
    form = SeekForm(request.POST, words=known)
    if form.is_valid():
        actions.seek(by=viewer, words=form.cleaned_data["needs"])
        messages.success(
            request, "What serves it comes first from now on. Nobody else knows what you look for."
        )
    return redirect("channels:list")


@page_
@front_page
def new(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), _place(request, slug)
    rules.may_add(viewer, community).require()
    form = ChannelForm(_sent(request), headings=queries.headings_of(community))
    if form.is_valid() and _is_new(form, community):
        channel = actions.add(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, f"{channel.name} stands in the directory.")
        return redirect(channel)
    here = {"form": form, "community": community, "channel": None}
    return render(request, "channels/form.html", here, status=422 if form.is_bound else 200)


@require_safe
@front_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    viewer, channel = viewer_of(request), _channel(request, code)
    here = {
        "channel": channel,
        "community": channel.community,
        "judgements": queries.judgements_of(channel)[:A_PAGEFUL],
        "down": queries.taking_down_of(channel),
        "may_judge": rules.may_judge(viewer, channel),
        "may_change": rules.may_change(viewer, channel),
        "may_keep": rules.may_keep(viewer, channel),
        "form": TakeDownForm(),
    }
    return render(request, "channels/detail.html", here)


@page_
@front_page
def change(request: HttpRequest, code: str) -> HttpResponse:
    viewer, channel = viewer_of(request), _channel(request, code)
    rules.may_change(viewer, channel).require()
    marks = {
        "audiences": [mark.word for mark in channel.marks.all() if mark.side == Mark.Side.AUDIENCE],
        "needs": [mark.word for mark in channel.marks.all() if mark.side == Mark.Side.NEED],
    }
    said = {"name": channel.name, "line": channel.line} | marks
    headings = queries.headings_of(channel.community)
    form = ChannelForm(_sent(request), headings=headings, standing=True, initial=said)
    if form.is_valid():
        actions.change(by=viewer, channel=channel, **form.cleaned_data)
        return redirect(channel)
    here = {"form": form, "community": channel.community, "channel": channel}
    return render(request, "channels/form.html", here, status=422 if form.is_bound else 200)


@require_POST
@front_page
def judgement(request: HttpRequest, code: str) -> HttpResponse:
    viewer, channel = viewer_of(request), _channel(request, code)
    is_good = request.POST.get("says") == "good"
    actions.judge(by=viewer, channel=channel, is_good=is_good)
    told = "You say it is still good. Thank you for looking." if is_good else "You say it no longer works."
    messages.success(request, told)
    return redirect(channel)


@require_POST
@front_page
def taking_down(request: HttpRequest, code: str) -> HttpResponse:
    """Out of the directory, or, where it is out, back in."""
    viewer, channel = viewer_of(request), _channel(request, code)
    if queries.taking_down_of(channel):
        actions.put_up_again(by=viewer, channel=channel)
        return redirect(channel)
    rules.may_keep(viewer, channel).require()
    form = TakeDownForm(request.POST)
    if form.is_valid():
        actions.take_down(by=viewer, channel=channel, reason=form.cleaned_data["reason"])
        messages.success(request, "It is out of the directory. Who took it out, and why, stays on its page.")
    else:
        messages.error(request, "Say why it goes.")
    return redirect(channel)


@page_
@front_page
def headings(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), _place(request, slug)
    rules.may_set_headings(viewer, community).require()
    audiences, needs = queries.headings_of(community)
    form = HeadingsForm(
        _sent(request), initial={"audiences": "\n".join(audiences), "needs": "\n".join(needs)}
    )
    if form.is_valid():
        actions.set_headings(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, "Channels are sorted by these words from now on.")
        return redirect("channels:list")
    here = {"form": form, "community": community}
    return render(request, "channels/headings.html", here, status=422 if form.is_bound else 200)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _place(request: HttpRequest, slug: str) -> Community:
    return get_object_or_404(communities.mine(viewer_of(request)), slug=slug)


def _channel(request: HttpRequest, code: str) -> Channel:
    rows = queries.visible_to(viewer_of(request)).judged().prefetch_related("marks")
    return get_object_or_404(rows, code=code)


def _is_new(form: ChannelForm, community: Community) -> bool:
    verdict = rules.is_new_here(community, form.cleaned_data["address"])
    if not verdict:
        form.add_error("address", verdict.reason)
    return bool(verdict)


def _known(needs: list[tuple[str, int]], sought: list[str]) -> list[str]:
    """Every need that is named somewhere: by the house, by channels, by the viewer."""
    words = {word.casefold(): word for word in [*NEEDS, *(word for word, _ in needs), *sought]}
    return sorted(words.values(), key=str.casefold)
