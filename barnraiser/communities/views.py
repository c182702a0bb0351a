from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barnraiser.ground.web.requests import front_page, viewer_of
from barnraiser.people.models import Person

from . import actions, queries, rules
from .forms import FoundForm, RoleForm
from .models import Community, Membership, Role

A_PAGEFUL = 24


@require_safe
@front_page
def communities(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    mine = queries.nested(viewer)
    seen = queries.parents_seen(viewer, [community for _, community in mine])
    rows = [(depth, community, seen.get(community.parent_id or 0)) for depth, community in mine]
    here = {"mine": rows, "open": queries.open_to(viewer)}
    return render(request, "communities/list.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@front_page
def new(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    form = FoundForm(request.POST if request.method == "POST" else None, founder=viewer)
    if request.method != "POST":
        return render(request, "communities/new.html", {"form": form})
    if not form.is_valid():
        return render(request, "communities/new.html", {"form": form}, status=422)
    community = actions.found(by=viewer, **form.cleaned_data)
    messages.success(request, f"{community.name} stands. You are its first member and its steward.")
    return redirect("communities:charter", community.slug)


@require_safe
@front_page
def charter(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), _seen(request, slug)
    here = _inside(request, community, "communities:charter") | {
        "parent": queries.parents_seen(viewer, [community]).get(community.parent_id or 0),
        "rules": queries.rules_of(community),
        "keepers": queries.keepers(community),
        "is_member": rules.is_member(viewer, community),
        "affirmed": queries.affirmation_of(viewer, community),
        "doors": queries.doors_for(viewer, community),
        "member_count": queries.member_count(community),
    }
    return render(request, "communities/charter.html", here)


@require_safe
@front_page
def members(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), _seen(request, slug)
    rules.may_take_part(viewer, community).require()
    page = Paginator(queries.memberships(viewer, community), A_PAGEFUL).get_page(request.GET.get("page"))
    here = _inside(request, community, "communities:members") | {
        "page": page,
        "standing_down": rules.may_stand_down(_own(viewer, community)),
        "may_grant": bool(rules.may_steward(viewer, community)),
        "roles": Role.choices,
        "doors": queries.doors_for(viewer, community),
    }
    return render(request, "communities/members.html", here)


@require_POST
@front_page
def roles(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    membership = _member(request, slug, code)
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise Http404
    grant = actions.grant(by=viewer_of(request), membership=membership, role=Role(form.cleaned_data["role"]))
    messages.success(request, f"{membership.person.name} is a {grant.get_role_display().lower()} now.")
    return redirect("communities:members", slug)


@require_POST
@front_page
def end_role(request: HttpRequest, slug: str, code: str, role: str) -> HttpResponse:
    membership = _member(request, slug, code)
    grant = queries.grant_of(membership, role)
    if grant is None:
        raise Http404
    actions.end_grant(by=viewer_of(request), grant=grant)
    messages.success(request, f"{membership.person.name} is no longer a {grant.get_role_display().lower()}.")
    return redirect("communities:members", slug)


def _seen(request: HttpRequest, slug: str) -> Community:
    return get_object_or_404(queries.visible_to(viewer_of(request)), slug=slug)


def _own(viewer: Person, community: Community) -> Membership:
    membership = queries.membership_of(viewer, community)
    if membership is None:
        raise Http404
    return membership


def _member(request: HttpRequest, slug: str, code: str) -> Membership:
    membership = queries.membership_at(viewer_of(request), _seen(request, slug), code)
    if membership is None:
        raise Http404
    return membership


def _inside(request: HttpRequest, community: Community, tab: str) -> dict[str, Any]:
    return {"community": community, "tabs": queries.tabs_for(viewer_of(request), community, tab)}
