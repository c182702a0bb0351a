from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from barnraiser.ground import manifest
from barnraiser.ground.web.requests import front_page, viewer_of
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .. import actions, queries, rules
from ..forms import RoleForm
from ..models import Community, Membership, Role
from .answers import inside, seen

A_PAGEFUL = 24


@require_safe
@front_page
def members(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_read(viewer, community).require()
    page = Paginator(queries.memberships(viewer, community), A_PAGEFUL).get_page(request.GET.get("page"))
    beside = manifest.beside(viewer, community, [row.person_id for row in page])
    presence = people.said_of_presence(viewer, [row.person for row in page])
    here = inside(request, community, "communities:members") | {
        "page": page,
        "rows": [_said(row, presence.get(row.person_id, ""), beside.get(row.person_id, [])) for row in page],
        "standing_down": rules.may_stand_down(_own(viewer, community)),
        "may_grant": bool(rules.may_steward(viewer, community)),
        "roles": Role.choices,
        "doors": queries.doors_for(viewer, community),
        "sectors": queries.sector_coverage(viewer, community),
    }
    return render(request, "communities/members.html", here)


def _said(row: Membership, presence: str, facts: list[str]) -> tuple[Membership, str, list[str]]:
    """A membership, whether its person came in, and the facts beside it, but for one that says the same again."""
    return row, presence, [fact for fact in facts if fact[1:] not in presence]


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


def _own(viewer: Person, community: Community) -> Membership:
    membership = queries.membership_of(viewer, community)
    if membership is None:
        raise Http404
    return membership


def _member(request: HttpRequest, slug: str, code: str) -> Membership:
    membership = queries.membership_at(viewer_of(request), seen(request, slug), code)
    if membership is None:
        raise Http404
    return membership
