from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from barnraiser.communities import queries as communities
from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, queries, rules
from ..forms import AskInForm
from .answers import answered, asking, inside, page, seen, sent_in


@page
@front_page
def ask_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Asking to be let in; and where it stands, once asked."""
    viewer, community = viewer_of(request), seen(request, slug)
    standing = queries.request_of(viewer, community)
    verdict = rules.may_ask_in(viewer, community)
    here = inside(request, community) | {"standing": standing, "verdict": verdict}
    if not verdict:
        if standing is None or request.method == "POST":
            verdict.require()
        let_in = rules.was_let_in(viewer, community)
        return render(request, "belonging/asked_in.html", here | {"was_let_in": let_in})
    form = AskInForm(sent_in(request), **asking(viewer, community))
    if request.method == "POST" and form.is_valid():
        actions.ask_in(by=viewer, community=community, answers=form.answers())
        messages.success(request, "You have asked to be let in. Those who keep the door have been told.")
        return redirect("belonging:ask_in", slug)
    here |= {
        "form": form,
        "rules": communities.rules_of(community),
        "keepers": queries.who_keeps_the_door(community),
    }
    return answered(request, "belonging/ask_in.html", here, form)


@require_POST
@front_page
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    standing = queries.request_of(viewer, community)
    if standing is None:
        raise Http404
    actions.withdraw(by=viewer, asked=standing)
    messages.success(request, "You have taken your request back.")
    return redirect("communities:charter", slug)
