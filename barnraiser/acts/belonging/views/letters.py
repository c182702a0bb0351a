from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from barnraiser.communities.models import Community
from barnraiser.ground.web.requests import front_page, viewer_of
from barnraiser.people.models import Person

from .. import actions, queries, rules
from ..forms import InviteForm
from .answers import answered, inside, page, seen, sent_in


@page
@front_page
def invitations(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_invite(viewer, community).require()
    form = InviteForm(sent_in(request))
    if request.method == "POST" and form.is_valid() and _may_go(form, viewer, community):
        actions.invite(by=viewer, community=community, **form.cleaned_data)
        messages.success(request, f"A letter is on its way to {form.cleaned_data['address']}.")
        return redirect("belonging:invitations", slug)
    here = {
        "form": form,
        "sent": queries.sent_by(viewer, community),
        "declined": queries.declined_to(viewer, community),
        "decided": queries.decided_in(viewer, community),
        "others": queries.sent_by_others(viewer, community),
        "days": actions.GOOD_FOR.days,
    }
    return answered(request, "belonging/invitations.html", here | inside(request, community), form)


def _may_go(form: InviteForm, viewer: Person, community: Community) -> bool:
    """Whether the letter may be sent; if not, the form says why beside the address."""
    verdict = rules.may_send(viewer, community, form.cleaned_data["address"])
    if not verdict:
        form.add_error("address", verdict.reason)
    return bool(verdict)


@require_POST
@front_page
def revoke(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    found = queries.sent(viewer_of(request), code)
    if found is None or found.community.slug != slug:
        raise Http404
    actions.revoke(by=viewer_of(request), invitation=found)
    messages.success(request, "The invitation is taken back. Its link no longer works.")
    return redirect("belonging:invitations", slug)
