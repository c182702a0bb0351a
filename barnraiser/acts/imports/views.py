from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.live import streamed
from barnraiser.ground.web.requests import member_page, viewer_of

from . import actions, queries, rules
from .forms import ArchiveForm
from .live import events
from .models import Import, State
from .sections import MARKS, NAMES, sections
from .telling import said

A_PAGEFUL = 50
MOVING = (State.READING, State.RUNNING, State.RELEASING)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def imports(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    community = get_object_or_404(queries.communities(viewer), slug=slug)
    rules.may_import(viewer, community).require()
    form = ArchiveForm(request.POST, request.FILES) if request.method == "POST" else ArchiveForm()
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        brought = actions.upload(
            by=viewer,
            community=community,
            file=said["file"],
            name=said["file"].name,
            kind=said["kind"],
            site=said["site"] if said["kind"] == Import.Kind.DISCOURSE else "",
        )
        return redirect(brought)
    page = Paginator(queries.earlier(viewer, community), A_PAGEFUL).get_page(request.GET.get("page"))
    here = _inside(request, community) | {"form": form, "page": page}
    return render(request, "imports/list.html", here, status=422 if form.is_bound else 200)


@require_safe
@member_page
def detail(request: HttpRequest, code: str) -> HttpResponse:
    brought = _seen(request, code)
    moving = brought.state in MOVING and not _lags(brought)
    asked_by_htmx = "HX-Request" in request.headers
    if asked_by_htmx and not moving:
        return HttpResponseClientRefresh()
    here = _inside(request, brought.community) | {"brought": brought, "moving": moving, "said": said(brought)}
    here |= {
        "progress": brought.row("progress"),
        "outcome": brought.row("outcome"),
        "plan": brought.row("plan"),
    }
    if asked_by_htmx:
        return render(request, "imports/detail.html#progress", here)
    here |= {
        "state": brought.state.value,
        "withdrawal": brought.row("withdrawal"),
        "sections": sections(brought),
    }
    here |= {"left_out": sorted((brought.left_out or {}).items(), key=lambda pair: -pair[1])}
    here["may_release"] = rules.may_release(viewer_of(request), brought)
    here["may_run"] = rules.may_run(viewer_of(request), brought)
    here["may_withdraw"] = rules.may_withdraw(viewer_of(request), brought)
    return render(request, "imports/detail.html", here)


@require_safe
@member_page
def lines(request: HttpRequest, code: str, would: str, what: str) -> HttpResponse:
    brought = _seen(request, code)
    if (would, what) not in NAMES:
        raise Http404
    rows = queries.lines(brought, would).filter(what=what)
    page = Paginator(rows, A_PAGEFUL).get_page(request.GET.get("page"))
    mark, word = MARKS[would]
    here = {"brought": brought, "page": page, "name": NAMES[would, what], "mark": mark, "word": word}
    here |= _inside(request, brought.community) | {"has_places": what == "message"}
    return render(request, "imports/lines.html", here)


@require_POST
@member_page
def run(request: HttpRequest, code: str) -> HttpResponse:
    brought = _seen(request, code)
    actions.begin(by=viewer_of(request), brought=brought)
    return redirect(brought)


@require_POST
@member_page
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    brought = _seen(request, code)
    actions.withdraw(by=viewer_of(request), brought=brought)
    messages.success(
        request, f"{brought.file_name} is not brought in. The file is deleted, and so is what had come in."
    )
    return redirect("imports:list", brought.community.slug)


@require_POST
@member_page
def release(request: HttpRequest, code: str) -> HttpResponse:
    brought = _seen(request, code)
    actions.release(by=viewer_of(request), brought=brought)
    return redirect(brought)


@require_safe
@member_page
def held(request: HttpRequest, code: str) -> HttpResponse:
    """What came in and is held back, its conversations; or what is said in one of them."""
    brought = _seen(request, code)
    here = {"brought": brought} | _inside(request, brought.community)
    rows: QuerySet[Any] = queries.held_back(brought)
    if asked := request.GET.get("conversation"):
        here["talk"] = talk = get_object_or_404(rows, code=asked)
        rows = queries.said_in(talk)
    here["page"] = Paginator(rows, A_PAGEFUL).get_page(request.GET.get("page"))
    return render(request, f"imports/{'held_talk' if asked else 'held'}.html", here)


@require_safe
@member_page
def live(request: HttpRequest, code: str) -> HttpResponseBase:
    brought = _seen(request, code)
    return streamed(events(viewer_of(request), brought.code))


def _seen(request: HttpRequest, code: str) -> Import:
    viewer = viewer_of(request)
    brought = get_object_or_404(queries.visible_to(viewer), code=code)
    rules.may_see(viewer, brought).require()
    return brought


def _lags(brought: Import) -> bool:
    """It stopped while it was being released; the page says so, and how it goes on."""
    return brought.state == State.RELEASING and brought.row("progress").is_stalled


def _inside(request: HttpRequest, community: Community) -> dict[str, Any]:
    return {"community": community, "tabs": communities.tabs_for(viewer_of(request), community)}
