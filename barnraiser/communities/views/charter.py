from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from barnraiser.ground.web.requests import front_page, viewer_of

from .. import actions, effects, pages, queries, rules
from ..forms import YesForm
from .answers import inside, page, seen, sent_in

TAB = "communities:charter"
A_PAGEFUL = 30


@require_safe
@front_page
def charter(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    here = inside(request, community, TAB) | pages.charter(viewer, community)
    return render(request, "communities/charter.html", here)


@page
@front_page
def affirm(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_affirm(viewer, community).require()
    form = YesForm(sent_in(request), standing=queries.edition_of(community).number)
    membership = queries.membership_of(viewer, community)
    if membership and form.is_valid():
        actions.affirm(membership=membership)
        messages.success(request, "You said yes to the charter as it stands. Thank you for reading it.")
        return redirect(TAB, slug)
    here = inside(request, community, TAB) | pages.affirming(viewer, community) | {"form": form}
    return render(request, "communities/affirm.html", here, status=422 if form.is_bound else 200)


@require_safe
@front_page
def power(request: HttpRequest, slug: str) -> HttpResponse:
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_read(viewer, community).require()
    rows = queries.log_of_power(viewer, community)
    page = Paginator(rows, A_PAGEFUL).get_page(request.GET.get("page"))
    here = inside(request, community, TAB) | {"page": page, "log": pages.lines(viewer, page)}
    return render(request, "communities/power.html", here)


@page
@front_page
def write(request: HttpRequest, slug: str, change: str) -> HttpResponse:
    """While nobody else has come in, the founder changes the charter here."""
    viewer, community = viewer_of(request), seen(request, slug)
    rules.may_set_charter(viewer, community).require()
    if change not in effects.FORMS:
        raise Http404
    form = effects.ask(change, community, sent_in(request), pages.asked(request.GET), alone=True)
    if form.is_valid():
        effects.carry_out(change, community=community, values=form.cleaned_data, by=viewer, decision=None)
        messages.success(request, "The charter says so now.")
        return redirect(TAB, slug)
    here = inside(request, community, TAB) | {"form": form, "change": change, "label": effects.LABELS[change]}
    return render(request, "communities/write.html", here, status=422 if form.is_bound else 200)
